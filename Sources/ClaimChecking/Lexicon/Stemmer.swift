/// Takes the endings of English and Indonesian inflection off a word in lower case. What is left is no word but the same for
/// the forms of one: both sides of a comparison are cut in the same way.
enum Stemmer {
  /// The stem of a word in lower case; words of up to three letters stay as they are.
  static func stem(_ word: String) -> String {
    var bytes = Array(word.utf8)
    for possessive in ["'s", "’s", "'", "’"] where word.hasSuffix(possessive) {
      bytes.removeLast(possessive.utf8.count)
      break
    }
    guard bytes.count > 3, bytes.allSatisfy({ !(0x30...0x39).contains($0) }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    if ends(bytes, "nya") { bytes.removeLast(3) }
    if ends(bytes, "ies"), bytes.count > 4 {
      bytes.removeLast(3)
      bytes.append(0x79)
    } else if ["sses", "shes", "ches", "xes", "zes"].contains(where: { ends(bytes, $0) }) {
      bytes.removeLast(2)
    } else if bytes.last == 0x73, !ends(bytes, "ss"), !ends(bytes, "us"), !ends(bytes, "is") {
      bytes.removeLast()
    }
    for ending in ["ing", "ed"] where bytes.count > ending.utf8.count + 3 && ends(bytes, ending) {
      bytes.removeLast(ending.utf8.count)
      if bytes.count > 3, bytes[bytes.count - 1] == bytes[bytes.count - 2],
        ![0x6C, 0x73].contains(bytes[bytes.count - 1])
      {
        bytes.removeLast()
      }
      break
    }
    if bytes.count > 4, bytes.last == 0x65 { bytes.removeLast() }
    derive(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Nouns of verbs: "deployment" and "deployed", "exploitation" and "exploited", "identification" and "identified". What is
  /// written alike and means another thing is left as it is.
  private static func derive(_ bytes: inout [UInt8]) {
    if bytes.count > 7, ends(bytes, "ment"), !Self.nouns.contains(String(decoding: bytes, as: UTF8.self)) {
      bytes.removeLast(4)
      if bytes.last == 0x65 { bytes.removeLast() }
      return
    }
    if bytes.count > 7, ends(bytes, "tion"), !ends(bytes, "ition") { bytes.removeLast(3) }
    if bytes.count > 6, ends(bytes, "ificat") {
      bytes.removeLast(6)
      bytes += Array("ify".utf8)
    } else if bytes.count > 6, ["tat", "rmat", "izat", "isat"].contains(where: { ends(bytes, $0) }) {
      bytes.removeLast(2)
    } else if bytes.count > 6, ["val", "sal", "wal"].contains(where: { ends(bytes, $0) }) {
      bytes.removeLast(2)
    } else if bytes.count > 4, bytes.last == 0x69 {
      bytes[bytes.count - 1] = 0x79
    }
  }

  /// Words in -ment that are no acts of what stands before it.
  private static let nouns: Set<String> = [
    "government", "department", "apartment", "document", "instrument", "environment", "experiment", "supplement",
    "parliament", "complement", "implement", "sentiment", "segment", "sediment", "settlement",
  ]

  private static func ends(_ bytes: [UInt8], _ ending: String) -> Bool {
    bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}
