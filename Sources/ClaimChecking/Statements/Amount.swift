import DocumentModel

/// A number with its unit, as a claim or a source says it.
struct Amount: Hashable, Sendable {
  /// What can be compared with what.
  enum Kind: Hashable, Sendable {
    case count, percent, money, measure, age, duration
  }

  var kind: Kind
  /// ISO 4217, UCUM, or a letter of ISO 8601's durations; nil for counts and percents.
  var unit: String?
  var low: Double?
  var high: Double?
  /// `about`, `at_least`, … (contract, `qualifier`).
  var qualifier: String?
  /// `exactly` stands before it.
  var isExact = false
  /// Half of the last digit that a rounded number such as `0.7 thousand` shows; 0 for one written out.
  var rounding = 0.0

  /// What a table's caption or header multiplied it by.
  var scale = 1.0

  /// The number, where it is one.
  var value: Double? { low == high ? low : nil }

  /// Reads a mention's value; nil where it is no amount.
  init?(_ mention: Mention) {
    let fields = mention.normalized
    switch mention.kind {
    case .count: kind = fields["unit"]?.text == "years of age" ? .age : .count
    case .percent: kind = .percent
    case .money: (kind, unit) = (.money, fields["unit"]?.text)
    case .measure: (kind, unit) = (.measure, fields["unit"]?.text)
    case .period:
      guard let duration = fields["duration"]?.text, let read = Self.duration(duration) else { return nil }
      (kind, unit, low, high) = (.duration, read.unit, read.value, read.value)
      qualifier = fields["qualifier"]?.text
      return
    default: return nil
    }
    qualifier = fields["qualifier"]?.text
    if let value = fields["value"]?.double {
      (low, high) = (value, value)
    } else {
      (low, high) = (fields["low"]?.double, fields["high"]?.double)
      guard low != nil || high != nil else { return nil }
    }
    // 6,080 kt and 6.1 Mt are compared in tonnes.
    if kind == .measure, let written = unit, let base = Self.base(written) {
      unit = base.unit
      low = low.map { $0 * base.scale }
      high = high.map { $0 * base.scale }
    }
  }

  /// Makes a count or another amount of one number.
  init(_ kind: Kind, _ value: Double, unit: String? = nil) {
    self.kind = kind
    self.unit = unit
    (low, high) = (value, value)
  }

  private static func duration(_ iso: String) -> (value: Double, unit: String)? {
    let isTime = iso.hasPrefix("PT")
    let body = iso.dropFirst(isTime ? 2 : 1)
    guard let last = body.last, last.isLetter, let value = Double(body.dropLast()) else { return nil }
    switch (isTime, last) {
    case (false, "W"): return (value * 7, "D")
    case (false, "Y"): return (value * 12, "M")
    case (true, _): return (value, "T" + String(last))
    default: return (value, String(last))
    }
  }

  /// Whether two amounts can be compared.
  func isComparable(with other: Amount) -> Bool { kind == other.kind && unit == other.unit }

  /// As a reader writes it.
  var text: String {
    func number(_ value: Double) -> String { NormalizedValue.numeric(value).displayText }
    var text: String
    switch (low, high) {
    case (let low?, let high?): text = low == high ? number(low) : number(low) + "–" + number(high)
    case (let low?, nil): text = "≥ " + number(low)
    case (nil, let high?): text = "≤ " + number(high)
    default: text = "?"
    }
    if let qualifier { text = qualifier.replacing("_", with: " ") + " " + text }
    switch kind {
    case .percent: return text + "%"
    case .money, .measure: return text + " " + (unit ?? "")
    case .age: return text + " years old"
    case .duration: return text + " " + (unit ?? "")
    case .count: return text
    }
  }
}

/// The numbers that an amount allows.
struct AmountSpan {
  var low = -Double.infinity
  var high = Double.infinity
  var isLowOpen = false
  var isHighOpen = false

  /// The span of a claim (`about 700` reaches from 650 to 750) or of a source.
  init(_ amount: Amount, isClaim: Bool) {
    guard let value = amount.value else {
      low = amount.low ?? low
      high = amount.high ?? high
      return
    }
    switch amount.qualifier {
    case "at_least": low = value
    case "more_than": (low, isLowOpen) = (value, true)
    case "at_most", "up_to": high = value
    case "less_than": (high, isHighOpen) = (value, true)
    case "about" where isClaim && !amount.isExact:
      let reach = max(Self.step(value) / 2, amount.rounding)
      (low, high) = (value - reach, value + reach)
    case "almost": (low, high, isHighOpen) = (value - max(Self.step(value), amount.rounding), value, isClaim)
    default:
      let reach = isClaim && !amount.isExact ? amount.rounding : 0
      (low, high) = (value - reach, value + reach)
    }
  }

  func contains(_ other: AmountSpan) -> Bool {
    let isAbove = other.low > low || other.low == low && (!isLowOpen || other.isLowOpen)
    let isBelow = other.high < high || other.high == high && (!isHighOpen || other.isHighOpen)
    return isAbove && isBelow
  }

  func isDisjoint(_ other: AmountSpan) -> Bool {
    if high < other.low || other.high < low { return true }
    if high == other.low { return isHighOpen || other.isLowOpen }
    if other.high == low { return other.isHighOpen || isLowOpen }
    return false
  }

  /// How coarse a round number is: about 700 is anything from 650 to 750, about 704 from 703.5 to 704.5.
  static func step(_ value: Double) -> Double {
    let size = abs(value)
    guard size >= 1, size < 1e15, size == size.rounded() else { return size >= 1 ? 1 : 0.1 }
    var step = 1.0
    while size.truncatingRemainder(dividingBy: step * 10) == 0 { step *= 10 }
    return step
  }
}

extension Amount {
  /// What a source's amount says of a claimed one: true, false, or nil where both or neither may hold.
  func isMet(by source: Amount) -> Bool? {
    guard isComparable(with: source) else { return nil }
    // "57% to 43%" is a result, and not that of "43% to 57%".
    if low != high, low == source.high, high == source.low { return false }
    if (low, high) == (source.low, source.high),
      qualifier == source.qualifier || source.qualifier == "about" && !isExact
    {
      return true
    }
    // A source that says `about 704` is quoted as 704, not as 690.
    let claimed = AmountSpan(self, isClaim: true)
    let said = AmountSpan(source, isClaim: false)
    if claimed.contains(said), kind == .age, qualifier != nil, qualifier == source.qualifier { return nil }
    if claimed.contains(said) { return source.qualifier == "about" && isExact ? nil : true }
    if claimed.isDisjoint(said) { return false }
    // "at least 21" where the source says "at least 18": the same bound with another value.
    let bounds: Set<String> = ["at_least", "more_than", "at_most", "less_than", "up_to"]
    if let qualifier, qualifier == source.qualifier, bounds.contains(qualifier), value != source.value { return false }
    return nil
  }
}
