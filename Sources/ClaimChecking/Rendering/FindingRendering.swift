public import DocumentModel

/// Findings as lines of JSON and as text for a terminal.
public enum FindingRendering {
  /// One line of JSON.
  public static func json(_ finding: Finding, into writer: inout JSONWriter) {
    writer.object { object in
      object.member("rule", finding.rule)
      object.member("severity", finding.severity.rawValue)
      object.member("message", finding.message)
      object.member("source", finding.source)
      object.member("sha256", finding.sha256)
      object.key("quotes")
      object.array { array in
        for piece in finding.quotes {
          array.object { item in
            item.member("quote", piece.quote)
            item.key("start")
            item.value(piece.ranges[0].start)
            item.key("end")
            item.value(piece.ranges[piece.ranges.count - 1].end)
          }
        }
      }
    }
    writer.newline()
  }

  /// The severity, rule and message, and the phrases below.
  public static func text(_ findings: [Finding]) -> String {
    var out = ""
    for finding in findings {
      out += "\(finding.severity.rawValue.padding(to: 8))\(finding.rule.padding(to: 20))\(finding.message.printable)\n"
      for piece in finding.quotes {
        let place = "\(finding.source) bytes \(piece.ranges[0].start)–\(piece.ranges[piece.ranges.count - 1].end)"
        out += "".padding(to: 8) + "“\(piece.quote.printable)” — \(place)\n"
      }
    }
    return out + summary(findings) + "\n"
  }

  /// How many findings of which severity.
  static func summary(_ findings: [Finding]) -> String {
    let counts = Finding.Severity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count > 0 ? "\(count) \(severity.rawValue)" : nil
    }
    return counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
  }
}
