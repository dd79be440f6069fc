import Testing

@testable import Recognition

@Suite struct PackTests {
  @Test("a pack's fields are read as they are written")
  func fields() throws {
    let yaml = """
      pack: example
      source: made for this test
      jurisdiction: XX
      words: {list.one: [a, "no"], list.two: ["5"]}
      numbers: {half: 0.5, ten: 10}
      treaties:
        - {name: Charter of the Isles, acronym: CI, aliases: [Isles Charter], type: charter, year: 1999}
      agencies:
        - {name: Office of Tides, country: YY}
      """
    let pack = try Pack(yaml: yaml, file: "example.yaml")
    #expect(pack.jurisdiction == "XX")
    #expect(pack.words == ["list.one": ["a", "no"], "list.two": ["5"]])
    #expect(pack.numbers == ["half": 0.5, "ten": 10])
    #expect(pack.treaties?.map(\.year) == [1999])
    #expect(pack.treaties?.first?.aliases == ["Isles Charter"])
    #expect(pack.agencies?.first?.country == "YY")
    #expect(pack.laws == nil)
  }

  @Test("the quick reader reads every embedded pack, as Yams reads it")
  func quickReading() throws {
    for file in PackSet.embeddedFiles {
      let yaml = String(decoding: file.bytes, as: UTF8.self)
      let quick = file.bytes.withUnsafeBufferPointer { QuickPackReader.read($0) }
      #expect(quick != nil, "\(file.name) is written in a way that only Yams reads")
      #expect(try quick?.withoutLines == PackValue.read(yaml: yaml)?.withoutLines, "\(file.name)")
    }
  }

  @Test("identifiers of the Research Organization Registry end in their check digits (ISO 7064, mod 97-10)")
  func registryDigits() throws {
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyz")
    var count = 0
    for pack in try PackSet.embedded().packs {
      for word in (pack.institutions ?? "").split(whereSeparator: \.isWhitespace) where word.hasPrefix("#0") {
        let digits = try word.dropFirst(2).prefix(6).map { try #require(letters.firstIndex(of: $0)) }
        let number = digits.reduce(0) { $0 * 32 + $1 }
        #expect(Int(word.suffix(2)) == 98 - number * 100 % 97, "\(pack.pack): \(word)")
        count += 1
      }
    }
    #expect(count > 40)
  }

  @Test(
    "what cannot be read is told with its line",
    arguments: [
      ("source: x", "`pack` is missing"), ("pack: x\nsource: [y]", "pack x.yaml:2: `source` should be text"),
      ("pack: x\nsource: y\nwords:\n  a: b", "pack x.yaml:4: `a` should be a list of texts"),
      ("pack: x\nsource: y\nnumbers: {a: b}", "pack x.yaml:3: `a` should be a number"),
      ("pack: x\nsource: y\ntreaties:\n  - {name: z, year: soon}", "pack x.yaml:4: `year` should be a whole number"),
      ("pack: x\nsource: y\nlaws: {a: b}", "pack x.yaml:3: `laws` should be a list"), ("- x", "the file should be"),
      (
        "pack: x\nsource: y\nreporters:\n  - {form: reporter, type: case, list: [Gotham Rep.]}",
        "pack x.yaml:4: `list` should be `abbreviation | abbreviation = meaning`, not `Gotham Rep.`"
      ),
      (
        "pack: x\nsource: y\nreporters:\n  - {form: page, type: case}", "pack x.yaml:4: `form`: `page` should be one of"
      ),
      ("pack: x\nsource: y\nlaws: [{pattern: a, type: b, needsProvision: c}]", "should be true or false"),
      ("pack: [", "pack x.yaml: "), ("", "the file is empty"),
    ])
  func problems(_ yaml: String, _ expected: String) throws {
    let error = #expect(throws: PackError.self) { try Pack(yaml: yaml, file: "x.yaml") }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }
}
