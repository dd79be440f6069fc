/// One unit as packs name it.
struct UnitAtom: Sendable {
  /// Its UCUM code.
  var code: String
  /// The ISO 8601 designator of a unit of time (`TH`, `Y`, …) and how many of them it is; nil for every other unit.
  var time: Time?

  /// A unit of time.
  struct Time: Sendable {
    /// `S`, `M`, `H` after `T`; `D`, `W`, `M`, `Y`.
    var designator: String
    /// How many of them the unit is: 10 for decades.
    var factor: Double
  }

  init(code: String) {
    self.code = code
  }

  /// A unit of time from its UCUM code, with its multiple (`10.a`).
  init(time code: String) {
    var factor = 1.0
    var unit = Substring(code)
    if let dot = code.lastIndex(of: ".") {
      factor = Double(code[..<dot]) ?? 1
      unit = code[code.index(after: dot)...]
    }
    let designators = [
      "s": "TS", "min": "TM", "h": "TH", "d": "D", "wk": "W", "mo": "M", "a": "Y", "ms": "TS", "us": "TS", "ns": "TS",
      "ps": "TS", "fs": "TS",
    ]
    let parts = ["ms": 1e3, "us": 1e6, "ns": 1e9, "ps": 1e12, "fs": 1e15]
    if let parts = parts[String(unit)] { factor /= parts }
    self.code = code.replacing(".", with: "") == code ? code : "\(Int(max(factor, 1))).\(unit)"
    time = designators[String(unit)].map { Time(designator: $0, factor: factor) }
  }
}
