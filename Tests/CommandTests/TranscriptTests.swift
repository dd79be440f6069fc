import Foundation
import TestSupport
import Testing

/// Commands as transcripts: each `cases/*.md` holds blocks of `$ command`, its output (both streams) and, where it is not
/// 0, its exit code as `? 1`. They run in one empty folder a file; CORPUS and HOSTILE name the corpus.
/// `UPDATE_GOLDENS=1` writes what came out, and fails once so that someone looks.
@Suite struct TranscriptTests {
  private static let folder = Repository.root + "/Tests/CommandTests/cases"

  static var cases: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".md") }.sorted()
  }

  @Test("there are transcripts")
  func some() { #expect(Self.cases.count >= 3) }

  @Test("a transcript comes out as written", arguments: cases)
  func transcript(_ name: String) throws {
    let path = Self.folder + "/" + name
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    let place = try Repository.temporaryFolder()
    defer { try? FileManager.default.removeItem(atPath: place) }
    var actual: [Substring] = []
    var isCommand = false
    for line in expected.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCommand = line == "```console" }
      if isCommand, line.hasPrefix("$ ") {
        actual.append(line)
        let (output, code) = try Self.run(String(line.dropFirst(2)), in: place)
        if !output.isEmpty {
          let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
          actual += lines.dropLast(output.hasSuffix("\n") ? 1 : 0)
        }
        if code != 0 { actual.append("? \(code)") }
      } else if !isCommand || line == "```console" {
        actual.append(line)
      }
    }
    let result = actual.joined(separator: "\n")
    if result != expected, ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
      try result.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(result == expected)
  }

  private static func run(_ command: String, in folder: String) throws -> (output: String, code: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let binaries = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
    process.environment = [
      "PATH": binaries + ":/usr/local/bin:/usr/bin:/bin", "CORPUS": Repository.root + "/Corpus/documents",
      "HOSTILE": Repository.root + "/Corpus/hostile", "HOME": folder, "LC_ALL": "C.UTF-8",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let code =
      process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus
    return (String(decoding: data, as: UTF8.self), code)
  }
}
