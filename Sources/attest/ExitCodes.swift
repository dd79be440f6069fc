import ArgumentParser
import KnowledgeBase
import Pipelines

/// The contract's exit code of each way in which a knowledge base refuses.
enum ExitCodes {
  /// The code with which the program ends for an error.
  static func of(_ error: any Error) -> Int32 {
    switch error {
    case let error as ExitCode: error.rawValue
    case let error as PipelineError: error.code.rawValue
    case let error as KnowledgeBaseError: of(error)
    default: 70
    }
  }

  static func of(_ error: KnowledgeBaseError) -> Int32 {
    switch error {
    case .notFound: 66
    case .cannotCreate: 73
    case .locked: 75
    case .corrupt: 65
    case .version: 78
    case .io: 74
    case .permission: 77
    }
  }
}
