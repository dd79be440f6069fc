import ArgumentParser
import Glibc
import KnowledgeBase
import Pipelines

/// The command line: arguments, printing, exit codes.
@main
struct Attest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attest",
    abstract: "Reads HTML and XML reports into a knowledge base in which every fact cites its bytes.",
    discussion: """
      Example:
        attest run Corpus/documents --kb build/corpus.sqlite
        attest verify build/corpus.sqlite
        attest search build/corpus.sqlite "victim protection"
      """,
    version: "attest \(Extractor.version)",
    subcommands: [
      RunCommand.self, CrawlCommand.self, NightlyCommand.self, ShowCommand.self, CheckCommand.self, LintCommand.self,
      VerifyCommand.self, SearchCommand.self, ExportCommand.self, ImportCommand.self, DiffCommand.self,
      BackupCommand.self, RecoverCommand.self, WorkerCommand.self, EvaluateCommand.self, ServeCommand.self,
      DoctorCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch let error as PipelineError {
      fail(error.code.rawValue, error.message)
    } catch let error as KnowledgeBaseError {
      fail(ExitCodes.of(error), "\(error)")
    } catch {
      let code = exitCode(for: error)
      if code == .success {
        Output.shared.write(fullMessage(for: error) + "\n")
        finish()
      }
      // Wrong arguments: the parser's own message names the argument and the usage.
      let message = fullMessage(for: error)
      Output.error(message.hasPrefix("Error: ") ? "error: " + message.dropFirst(7) : message)
      Glibc.exit(code == .validationFailure ? 2 : 70)
    }
    finish()
  }

  private static func finish() -> Never {
    do {
      try Output.shared.flush()
      Glibc.exit(0)
    } catch {
      fail(74, "\(error)")
    }
  }

  private static func fail(_ code: Int32, _ message: String) -> Never {
    try? Output.shared.flush()
    Output.error("error: " + message)
    Glibc.exit(code)
  }
}
