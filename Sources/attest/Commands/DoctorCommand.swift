import ArgumentParser
import Pipelines

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Versions of what is linked, known-bad ones, limits, permissions.",
    discussion: """
      Example:
        attest doctor
      """)

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let findings = Doctor.examine()
    Output.shared.write(json ? Doctor.json(findings) : Doctor.table(findings))
    try Output.shared.flush()
    if findings.contains(where: { $0.isBad }) { throw ExitCode(1) }
  }
}
