/// The names of a document's elements as small numbers, each with its role. The parser's dictionary gives equal names
/// equal addresses, so that most names are known without looking at their bytes.
struct ElementNames {
  /// Names as written, without prefix, in the order of first use.
  private(set) var names: [String] = []
  /// The names in lower case.
  private(set) var lowercased: [String] = []
  /// The role of each name.
  private(set) var roles: [ElementRole] = []

  private var ids: [String: UInt16] = [:]
  private var cache = [CachedName](repeating: CachedName(), count: 256)
  private struct CachedName {
    var address: UInt = 0
    var id: UInt16 = 0
  }

  private let role: @Sendable (String) -> ElementRole

  /// Takes what gives the role of a name in lower case.
  init(role: @escaping @Sendable (String) -> ElementRole) {
    self.role = role
    _ = id(of: "")
  }

  /// The number of a name whose bytes end with zero and stay where they are while the document is parsed.
  @inline(__always)
  mutating func id(at address: UnsafePointer<UInt8>) -> UInt16 {
    let key = UInt(bitPattern: address)
    let slot = Int((key >> 3 ^ key >> 11) & 255)
    if cache[slot].address == key { return cache[slot].id }
    let id = id(of: Self.localName(String(cString: address)))
    cache[slot] = CachedName(address: key, id: id)
    return id
  }

  /// The number of a name. After 60,000 names every further one counts as nameless.
  mutating func id(of name: String) -> UInt16 {
    if let id = ids[name] { return id }
    guard names.count < 60_000 else { return 0 }
    let id = UInt16(names.count)
    names.append(name)
    let lower = name.lowercased()
    lowercased.append(lower)
    roles.append(role(lower))
    ids[name] = id
    return id
  }

  private static func localName(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: 0x3A) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }
}
