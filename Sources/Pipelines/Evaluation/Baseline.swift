import Foundation

/// The floors below which scores may not fall: `{"formatVersion": 1, "f1": {"law": 0.95, …}}`.
public struct Baseline: Decodable, Sendable {
  /// Lowest F1 by kind; `sentence` for sentence ends.
  public var f1: [String: Double]

  /// Reads a baseline file. Throws `PipelineError` (66 or 78).
  public static func read(_ path: String) throws -> Baseline {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw PipelineError(.inputNotFound, "\(path): no such file")
    }
    do {
      return try JSONDecoder().decode(Baseline.self, from: data)
    } catch {
      throw PipelineError(.configuration, "\(path): should be {\"formatVersion\": 1, \"f1\": {\"law\": 0.95, …}}")
    }
  }

  /// One line for each score that fell below its floor.
  public func failures(_ report: EvaluationReport) -> [String] {
    f1.sorted { $0.key < $1.key }.compactMap { kind, floor in
      let f1 = report.scores[kind]?.f1 ?? 0
      return f1 < floor ? "\(kind): F1 \(Self.three(f1)) is below the floor \(Self.three(floor))" : nil
    }
  }

  /// A share with three decimals, rounded down, so that 0.9496 never reads as 0.950.
  public static func three(_ value: Double) -> String {
    let thousandths = Int(value * 1000 + 1e-9)
    return thousandths >= 1000 ? "1.000" : "0." + String(thousandths + 1000).dropFirst()
  }
}
