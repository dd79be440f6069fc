// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of attest never resolve the benchmark library. Run: swift package benchmark
let package = Package(
  name: "attest-benchmarks",
  dependencies: [
    .package(name: "attest", path: "../.."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CSystemXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CBareParse", dependencies: ["CSystemXML"]),
    .executableTarget(
      name: "Pipeline",
      dependencies: [
        "CBareParse",
        .product(name: "AttestPipeline", package: "attest"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Pipeline",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
