// swift-tools-version: 6.2
import PackageDescription

/// The language the whole package is written in: Swift 6 mode, with imports and existentials made explicit. In the
/// project's own checks (ATTEST_CHECK=1) warnings are errors.
let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["ATTEST_CHECK"] == "1" ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
  name: "attest",
  products: [
    .executable(name: "attest", targets: ["attest"]),
    .library(
      name: "AttestPipeline",
      targets: ["ClaimChecking", "DocumentModel", "KnowledgeBase", "Pipelines", "Readers", "Recognition"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // C libraries of the system, and the packs embedded as bytes.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "CPacks", exclude: ["data", "profiles"]),
    .target(name: "CReviewFiles", exclude: ["templates", "static"]),
    // Checksums of the pages of a knowledge base, below SQLite.
    .target(name: "CPageChecks"),
    // Brotli and Zstandard by the libraries that libcurl brings along.
    .target(name: "CContentCodings"),

    // The pipeline, in the order a document passes through it. Imports point up this list only.
    .target(name: "DocumentModel", swiftSettings: strict),
    .target(name: "Digests", dependencies: ["DocumentModel", "CLibCrypto"], swiftSettings: strict),
    .target(
      name: "WebArchive", dependencies: ["CContentCodings", "CZlib", "DocumentModel", "Digests"],
      swiftSettings: strict),
    .target(name: "QuoteLaw", dependencies: ["DocumentModel"], swiftSettings: strict),
    .target(
      name: "Readers",
      dependencies: ["DocumentModel", "CLibXML2", "CPacks", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Recognition",
      dependencies: ["DocumentModel", "CPacks", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "KnowledgeBase",
      dependencies: [
        "CPageChecks", "CReviewFiles", "CZlib", "DocumentModel", "Digests", "QuoteLaw",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "ClaimChecking", dependencies: ["DocumentModel", "Recognition", "KnowledgeBase"], swiftSettings: strict),
    .target(
      name: "Crawling",
      dependencies: [
        "CLibCurl", "DocumentModel", "WebArchive", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "Pipelines",
      dependencies: [
        "CZlib", "Crawling", "DocumentModel", "Digests", "QuoteLaw", "Readers", "Recognition", "KnowledgeBase",
        "WebArchive",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Review",
      dependencies: [
        "ClaimChecking", "CReviewFiles", "DocumentModel", "Digests", "KnowledgeBase", "Pipelines", "QuoteLaw",
        "Readers",
        "Recognition",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "attest",
      dependencies: [
        "ClaimChecking", "Crawling", "DocumentModel", "Digests", "KnowledgeBase", "Pipelines", "Readers", "Recognition",
        "Review",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["DocumentModel", "QuoteLaw"], path: "Tests/TestSupport", swiftSettings: strict
    ),
    .testTarget(name: "DocumentModelTests", dependencies: ["DocumentModel", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ReadersTests", dependencies: ["DocumentModel", "Readers", "Digests", "QuoteLaw", "TestSupport"],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(name: "QuoteLawTests", dependencies: ["DocumentModel", "QuoteLaw"], swiftSettings: strict),
    .testTarget(
      name: "KnowledgeBaseTests",
      dependencies: [
        "DocumentModel", "Digests", "KnowledgeBase", "QuoteLaw", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "WebArchiveTests", dependencies: ["DocumentModel", "Digests", "TestSupport", "WebArchive"],
      swiftSettings: strict),
    .testTarget(
      name: "CrawlingTests", dependencies: ["Crawling", "DocumentModel", "TestSupport", "WebArchive"],
      exclude: ["site.py"], swiftSettings: strict),
    .testTarget(name: "RecognitionTests", dependencies: ["Recognition", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ClaimCheckingTests",
      dependencies: ["ClaimChecking", "DocumentModel", "Pipelines", "Recognition", "TestSupport"], swiftSettings: strict
    ),
    .testTarget(
      name: "PipelinesTests",
      dependencies: [
        "DocumentModel", "Digests", "Pipelines", "KnowledgeBase", "TestSupport", "WebArchive",
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReviewTests",
      dependencies: [
        "DocumentModel", "KnowledgeBase", "Pipelines", "Review", "TestSupport",
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    // What must hold on the data of `../shared/data`; skipped where it is not there.
    .testTarget(
      name: "SharedDataTests",
      dependencies: [
        "attest", "Crawling", "DocumentModel", "Digests", "Pipelines", "QuoteLaw", "Readers", "TestSupport",
        "WebArchive",
      ],
      exclude: ["decisions.txt", "exceptions.txt"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["attest", "TestSupport"], exclude: ["cases"], swiftSettings: strict),
  ]
)
