import DocumentModel
import Pipelines
import Testing

@Suite struct TableFactTests {
  private static func facts(_ html: String) throws -> [Fact] {
    try Extractor.standard().extract(DocumentInput(name: "t.html", bytes: Array(html.utf8))).facts
  }

  private static func quotes(_ fact: Fact, _ role: EvidenceRole) -> [String] {
    fact.evidence.filter { $0.role == role }.map(\.provenance.quote)
  }

  private static let permits = """
    <table><caption>Table 4. Boats licensed by harbour, 2019 (in thousands)</caption>
    <tr><th>Harbour</th><th>Trawlers</th><th>Ferries</th><th>Total</th></tr>
    <tr><td>Seamouth</td><td>12</td><td>30</td><td>42</td></tr>
    <tr><td>Old Quay</td><td>9</td><td>11</td><td>20</td></tr>
    <tr><td>Total</td><td>21</td><td>41</td><td>62</td></tr>
    </table><p>Source: Coastal Register, printed in May.</p>
    """

  @Test("a figure has the headers of its row and column, the caption and the time in it")
  func frame() throws {
    let fact = try #require(try Self.facts(Self.permits).first)
    #expect(Self.quotes(fact, .value) == ["12"])
    #expect(fact.draft.subject == "Seamouth")
    #expect(Self.quotes(fact, .header).contains("Trawlers"))
    #expect(fact.draft.period == "2019")
    #expect(Self.quotes(fact, .period) == ["2019"])
    #expect(Self.quotes(fact, .caption).first?.hasPrefix("Table 4") == true)
  }

  @Test("sums of rows and of columns are told from their parts")
  func totals() throws {
    let facts = try Self.facts(Self.permits)
    let totals = facts.filter { $0.draft.qualifier == "total" }.flatMap { Self.quotes($0, .value) }
    #expect(totals == ["42", "20", "21", "41", "62"])
  }

  @Test("`Jumlah` over the only figures of a table is their number, not a sum")
  func jumlah() throws {
    let facts = try Self.facts(
      "<table><tr><th>Tahun</th><th>Jumlah</th></tr><tr><td>2015</td><td>46</td></tr>"
        + "<tr><td>2017</td><td>117</td></tr><tr><td>2019</td><td>176</td></tr></table>")
    #expect(facts.map(\.draft.period) == ["2015", "2017", "2019"])
    #expect(facts.allSatisfy { $0.draft.property == "series" && $0.draft.qualifier == nil })
  }

  @Test("`Jumlah` beside a share and a sum of money is a number, and `Tahun` in the corner no unit")
  func mixedUnits() throws {
    let facts = try Self.facts(
      "<html lang=id><table><tr><th>Tahun</th><th>Jumlah</th><th>Persen</th><th>Nilai (juta rupiah)</th></tr>"
        + "<tr><td>2015</td><td>46</td><td>28</td><td>1.200</td></tr>"
        + "<tr><td>2017</td><td>117</td><td>72</td><td>3.400</td></tr></table>")
    #expect(facts.map(\.draft.unit) == [nil, "%", "IDR", nil, "%", "IDR"])
    #expect(facts.allSatisfy { $0.draft.qualifier == nil })
    #expect(
      facts.filter { $0.draft.unit == "IDR" }.map(\.draft.value) == [.integer(1_200_000_000), .integer(3_400_000_000)])
  }

  @Test("a unit in a header is the unit of the figures below it")
  func units() throws {
    let facts = try Self.facts(
      "<table><tr><th>Year</th><th>Share (%)</th><th>Cost (EUR)</th><th>Visits</th></tr>"
        + "<tr><td>2018</td><td>12</td><td>450</td><td>7</td></tr></table>")
    #expect(facts.map(\.draft.unit) == ["%", "EUR", nil])
    #expect(Self.quotes(try #require(facts.first), .unit) == ["Share (%)"])
  }

  @Test("a table of very many figures under one long header takes time in proportion")
  func hostile() throws {
    let rows = String(repeating: "<tr><td>1</td><td>2</td></tr>", count: 20_000)
    let header = String(repeating: "word ", count: 100_000)
    let facts = try Self.facts("<table><tr><th>\(header)</th><th>Cases</th></tr>\(rows)</table>")
    #expect(facts.allSatisfy { $0.draft.subject == "Cases" })
  }
}
