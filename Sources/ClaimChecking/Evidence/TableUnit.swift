import DocumentModel

/// The unit that a caption or a header gives the numbers below it: "(thousands)", "(dollars in millions)", "(kt CO2e)", "(%)".
struct TableUnit: Equatable {
  /// What the numbers are; nil where they are counts.
  var kind: Amount.Kind?
  var unit: String?
  var scale = 1.0

  private static let scales: [String: Double] = [
    "thousand": 1e3, "thousands": 1e3, "000": 1e3, "'000": 1e3, "million": 1e6, "millions": 1e6, "mn": 1e6,
    "billion": 1e9, "billions": 1e9, "bn": 1e9, "ribu": 1e3, "ribuan": 1e3, "juta": 1e6, "jutaan": 1e6, "miliar": 1e9,
    "triliun": 1e12, "trillion": 1e12,
  ]
  private static let currencies: [String: String] = [
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "usd": "USD", "€": "EUR", "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR", "£": "GBP", "pounds": "GBP", "gbp": "GBP", "rp": "IDR", "rupiah": "IDR", "idr": "IDR", "baht": "THB",
    "ringgit": "MYR", "pesos": "PHP", "kip": "LAK", "yen": "JPY", "rupees": "INR",
  ]

  /// Reads the text of a unit; nil where it names none.
  init?(_ text: String) {
    var isFound = false
    for word in text.split(whereSeparator: { " ()[],;/–".contains($0) }).map(String.init) {
      let lower = word.lowercased()
      if let scale = Self.scales[lower] {
        self.scale *= scale
      } else if let currency = Self.currencies[lower] {
        (kind, unit) = (.money, currency)
      } else if word == "%" || lower == "percent" || lower == "persen" {
        (kind, unit) = (.percent, nil)
      } else if let measure = Amount.base(word), word != "t" || text.utf8.count < 12, word.utf8.count > 1 || word == "t"
      {
        (kind, unit) = (.measure, measure.unit)
        scale *= measure.scale
      } else {
        continue
      }
      isFound = true
    }
    guard isFound else { return nil }
  }

  /// The unit in the brackets of a caption or a header, or that of a header as a whole.
  static func bracketed(_ quote: String) -> TableUnit? {
    guard let open = quote.lastIndex(of: "("), let close = quote[open...].firstIndex(of: ")") else { return nil }
    return TableUnit(String(quote[quote.index(after: open)..<close]))
  }

  /// Gives a cell's number the unit; what has one of its own keeps it.
  func apply(to amount: inout Amount) {
    guard amount.kind == .count || amount.kind == .money && kind == .money else { return }
    if amount.kind == .count, let kind { (amount.kind, amount.unit) = (kind, unit) }
    amount.scale = scale
    amount.low = amount.low.map { $0 * scale }
    amount.high = amount.high.map { $0 * scale }
  }
}

extension Amount {
  /// A unit of mass, energy or area with the one that all of its kind are compared in; nil for others.
  static func base(_ unit: String) -> (unit: String, scale: Double)? {
    switch unit {
    case "t", "tonne", "tonnes": ("t", 1)
    case "kt": ("t", 1e3)
    case "Mt": ("t", 1e6)
    case "Gt": ("t", 1e9)
    case "kWh": ("kWh", 1)
    case "MWh": ("kWh", 1e3)
    case "GWh": ("kWh", 1e6)
    case "TWh": ("kWh", 1e9)
    case "kW": ("kW", 1)
    case "MW": ("kW", 1e3)
    case "GW": ("kW", 1e6)
    case "m": ("m", 1)
    case "km": ("m", 1e3)
    default: nil
    }
  }
}
