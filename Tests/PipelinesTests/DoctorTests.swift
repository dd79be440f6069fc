import Testing

@testable import Pipelines

@Suite("The doctor knows which SQLite loses rows when a write-ahead log is reset")
struct DoctorTests {
  /// The fix is in 3.51.3, and in 3.50.7 and 3.44.6 of the older lines (https://sqlite.org/wal.html#walresetbug).
  @Test(
    "by its version",
    arguments: [
      ("3.7.0", false), ("3.7.17", false), ("3.8.0", false), ("3.8.11", false), ("3.9.2", false), ("3.11.1", false),
      ("3.16.2", false), ("3.19.3", false), ("3.22.0", false), ("3.27.2", false), ("3.28.0", false), ("3.31.1", false),
      ("3.34.1", false), ("3.35.5", false), ("3.37.2", false), ("3.38.5", false), ("3.39.4", false), ("3.40.0", false),
      ("3.40.1", false), ("3.41.2", false), ("3.42.0", false), ("3.43.2", false), ("3.44.0", false), ("3.44.5", false),
      ("3.44.6", true), ("3.44.7", true), ("3.45.0", false), ("3.45.3", false), ("3.46.1", false), ("3.47.2", false),
      ("3.48.0", false), ("3.49.2", false), ("3.50.0", false), ("3.50.6", false), ("3.50.7", true), ("3.50.8", true),
      ("3.51.0", false), ("3.51.2", false), ("3.51.3", true), ("3.52.0", true), ("3.53.0", true), ("4.0.0", true),
      ("", false), ("3", false), ("x.y.z", false),
    ])
  func version(_ version: String, _ isFixed: Bool) { #expect(Doctor.hasWALResetFix(version) == isFixed) }

  @Test("and no knowledge base has one, whatever the version")
  func journal() { #expect(Doctor.sqlite("3.51.3").note == "rollback journal is used") }
}
