public import DocumentModel
import KnowledgeBase

/// Verdicts as lines of JSON, as text for a terminal, and as a page.
public enum VerdictRendering {
  /// One line of JSON.
  public static func json(_ verdict: ClaimVerdict, into writer: inout JSONWriter) {
    writer.object { object in
      object.key("id")
      if verdict.claim.isNumbered, let number = Int(verdict.claim.id) {
        object.value(number)
      } else {
        object.value(verdict.claim.id)
      }
      object.member("claim", verdict.claim.text)
      object.member("label", verdict.label.rawValue)
      object.key("evidence")
      list(verdict.evidence, into: &object)
      object.key("contradicted_by")
      list(verdict.contradictedBy, into: &object)
      object.key("trace")
      object.array { array in for line in verdict.trace { array.value(line) } }
    }
    writer.newline()
  }

  private static func list(_ evidence: [Evidence], into object: inout JSONWriter) {
    object.array { array in
      for piece in evidence {
        array.object { item in
          item.member("quote", piece.quote)
          item.member("source", piece.source)
          item.member("sha256", piece.sha256)
          item.key("start")
          item.value(piece.ranges[0].start)
          item.key("end")
          item.value(piece.ranges[piece.ranges.count - 1].end)
          if piece.ranges.count > 1 {
            item.key("ranges")
            item.array { ranges in
              for range in piece.ranges {
                ranges.array { pair in
                  pair.value(range.start)
                  pair.value(range.end)
                }
              }
            }
          }
          item.member("citation", piece.citation)
        }
      }
    }
  }

  /// A few aligned lines: the claim, the verdict, the comparison, the evidence.
  public static func text(_ verdict: ClaimVerdict) -> String {
    var out = line("claim", verdict.claim.text)
    out += line("verdict", verdict.label.rawValue.replacing("_", with: " "))
    for (place, comparison) in verdict.trace.enumerated() { out += line(place == 0 ? "compared" : "", comparison) }
    for (place, piece) in verdict.evidence.enumerated() { out += line(place == 0 ? "evidence" : "", shown(piece)) }
    for (place, piece) in verdict.contradictedBy.enumerated() { out += line(place == 0 ? "against" : "", shown(piece)) }
    return out + "\n"
  }

  /// How many claims got which verdict.
  public static func summary(_ verdicts: [ClaimVerdict]) -> String {
    ClaimVerdict.Label.allCases.map { label in
      "\(verdicts.count { $0.label == label }) \(label.rawValue.replacing("_", with: " "))"
    }.joined(separator: ", ") + "\n"
  }

  private static func line(_ name: String, _ text: String) -> String {
    name.padding(to: 10) + text.wrapped(indent: 10) + "\n"
  }

  private static func shown(_ piece: Evidence) -> String {
    let place = "\(piece.source) bytes \(piece.ranges[0].start)–\(piece.ranges[piece.ranges.count - 1].end)"
    return "“\(piece.quote)” — \(place)" + (piece.citation.map { ", citing \($0)" } ?? "")
  }
}

extension String {
  /// Without what a terminal would obey instead of showing it: controls, and marks that turn the direction of the text.
  var printable: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x09: scalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Spaces added up to a number of scalars.
  func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - unicodeScalars.count)) }

  /// Lines of at most 100 columns, the later ones indented.
  func wrapped(indent: Int) -> String {
    var lines: [String] = []
    var line = ""
    for word in printable.split(separator: " ") {
      if !line.isEmpty, line.count + word.count + 1 > 100 - indent {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
  }
}
