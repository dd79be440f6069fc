import ClaimChecking
import Foundation
import Pipelines

/// A file of claims: one a line, or JSON Lines.
enum ClaimsFile {
  private struct Line: Decodable {
    enum Identifier: Decodable {
      case number(Int)
      case text(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
          self = .number(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }
    }

    var id: Identifier?
    var claim: String
    var source: String?
  }

  /// The claims in order, and what is wrong with lines that are no JSON though they begin with `{`; empty lines are none.
  /// Throws `PipelineError` where no line can be used.
  static func read(_ text: String, name: String) throws -> (claims: [Claim], problems: [String]) {
    guard !text.utf8.contains(0) else {
      throw PipelineError(.unusableData, "\(name): is no text: name a file of claims, one a line, or JSON Lines")
    }
    var claims: [Claim] = []
    var problems: [String] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      let number = index + 1
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      guard line.hasPrefix("{") else {
        claims.append(Claim(id: String(number), isNumbered: true, text: String(line)))
        continue
      }
      do {
        let read = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
        var claim = Claim(id: String(number), isNumbered: true, text: read.claim, source: read.source)
        switch read.id {
        case .number(let value)?: claim.id = String(value)
        case .text(let value)?: (claim.id, claim.isNumbered) = (value, false)
        case nil: break
        }
        claims.append(claim)
      } catch {
        problems.append("\(name):\(number): should be JSON with `claim`, and `id` and `source` where wanted")
      }
    }
    guard !claims.isEmpty else {
      throw PipelineError(.unusableData, problems.first ?? "\(name): holds no claim: write one a line, or JSON Lines")
    }
    return (claims, problems)
  }
}
