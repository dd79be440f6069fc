import ArgumentParser
import KnowledgeBase
import Pipelines
import Review

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract:
      "Shows a knowledge base in the browser: documents with their facts in place, entities, figures, contradictions.",
    discussion: """
      It answers on 127.0.0.1 alone. Every page has a JSON twin at its address with .json.

      Examples:
        attest serve kb.sqlite
        attest serve kb.sqlite --port 8080
      """)

  @Argument(help: ArgumentHelp("The knowledge base.", valueName: "KB"))
  var knowledgeBase: String

  @Option(help: "The port; 0 is any that is free.")
  var port = 7420

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port \(port): should be 0 to 65535") }
  }

  func run() async throws {
    let application = try ReviewApplication(knowledgeBase: knowledgeBase)
    do {
      try await ReviewServer(application, port: port).run { address in
        Output.shared.write(address + "\n")
        try? Output.shared.flush()
      }
    } catch let error as PipelineError {
      throw error
    } catch {
      throw PipelineError(.unavailable, "port \(port): cannot be served on (\(error)); give another with --port")
    }
  }
}
