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
  /// Known addresses, in an open hash table that is at most half full; its size is a power of two.
  private var cache = [CachedName](repeating: CachedName(), count: 256)
  private var cached = 0

  /// A name at an address: its number, and how many bytes it has there with its prefix.
  struct CachedName {
    fileprivate var address: UInt = 0
    fileprivate(set) var id: UInt16 = 0
    fileprivate(set) var length: Int32 = 0
  }

  private let role: @Sendable (String) -> ElementRole

  /// Takes what gives the role of a name in lower case.
  init(role: @escaping @Sendable (String) -> ElementRole) {
    self.role = role
    ids.reserveCapacity(90)
    _ = id(of: "")
  }

  /// The name whose bytes begin at an address, end with zero and stay where they are while the document is parsed.
  @inline(__always)
  mutating func name(at address: UnsafePointer<UInt8>) -> CachedName {
    let key = UInt(bitPattern: address)
    var slot = Self.slot(key, cache.count)
    while cache[slot].address != key {
      if cache[slot].address == 0 { return remember(address) }
      slot = (slot + 1) & (cache.count - 1)
    }
    return cache[slot]
  }

  /// Multiplicative hashing: the multiplier is 2⁶⁴ divided by the golden ratio. Neighbouring names get places far apart.
  @inline(__always)
  private static func slot(_ key: UInt, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
  }

  private mutating func remember(_ address: UnsafePointer<UInt8>) -> CachedName {
    let name = String(cString: address)
    let found = CachedName(
      address: UInt(bitPattern: address), id: id(of: Self.localName(name)),
      length: Int32(truncatingIfNeeded: name.utf8.count))
    if 2 * (cached + 1) > cache.count {
      let known = cache.filter { $0.address != 0 }
      cache = [CachedName](repeating: CachedName(), count: 2 * cache.count)
      cached = 0
      known.forEach { insert($0) }
    }
    insert(found)
    return found
  }

  private mutating func insert(_ name: CachedName) {
    var slot = Self.slot(name.address, cache.count)
    while cache[slot].address != 0 { slot = (slot + 1) & (cache.count - 1) }
    cache[slot] = name
    cached += 1
  }

  /// The number of a name. After `Event.mostNames` every further one counts as nameless.
  mutating func id(of name: String) -> UInt16 {
    if let id = ids[name] { return id }
    guard names.count < Event.mostNames else { return 0 }
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
