/// What the `title` of a page says, as far as headings are compared with it: letters and digits, in lower case.
struct PageTitle {
  private var letters: [UInt8] = []
  /// Bytes of a title and of a heading that are compared.
  private static let longest = 200
  /// Bytes of a beginning that is the same in both, below which a title that is cut is not known again: three words.
  private static let beginning = 20

  /// Whether there is none.
  var isEmpty: Bool { letters.isEmpty }

  /// Takes a run of its text.
  mutating func append(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    letters += Self.letters(of: text.prefix(max(Self.longest - letters.count, 0)))
  }

  /// How many bytes of a heading the title says, too.
  func match(_ heading: ArraySlice<UInt8>) -> Int {
    let heading = Self.letters(of: heading)
    guard !heading.isEmpty, !letters.isEmpty else { return 0 }
    if heading.count <= letters.count {
      for start in 0...(letters.count - heading.count) where letters[start...].starts(with: heading) {
        return heading.count
      }
    }
    let same = zip(heading, letters).prefix { $0 == $1 }.count
    return same >= Self.beginning ? same : 0
  }

  private static func letters(of text: some Sequence<UInt8>) -> [UInt8] {
    text.compactMap { ASCII.isDigit($0) || $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 ? ASCII.lower($0) : nil }
  }
}
