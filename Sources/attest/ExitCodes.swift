import KnowledgeBase

/// The contract's exit code of each way in which a knowledge base refuses.
enum ExitCodes {
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
