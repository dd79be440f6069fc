/// The ASCII form of labels in other scripts (RFC 3492).
enum Punycode {
  /// A label without its `xn--`; nil where it is too long.
  static func encode(_ label: [Unicode.Scalar]) -> String? {
    guard label.count <= 63 else { return nil }
    var out = label.filter(\.isASCII).map { UInt8($0.value) }
    let basic = out.count
    if basic > 0 { out.append(0x2D) }
    var (n, delta, bias, handled) = (128, 0, 72, basic)
    while handled < label.count {
      guard let next = label.map({ Int($0.value) }).filter({ $0 >= n }).min() else { return nil }
      delta += (next - n) * (handled + 1)
      n = next
      for scalar in label {
        let value = Int(scalar.value)
        if value < n { delta += 1 }
        guard value == n else { continue }
        var (q, k) = (delta, 36)
        while true {
          let t = min(max(k - bias, 1), 26)
          if q < t { break }
          out.append(digit(t + (q - t) % (36 - t)))
          q = (q - t) / (36 - t)
          k += 36
        }
        out.append(digit(q))
        bias = adapt(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      n += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26) }

  private static func adapt(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var k = 0
    while delta > 455 {
      delta /= 35
      k += 36
    }
    return k + 36 * delta / (delta + 38)
  }
}
