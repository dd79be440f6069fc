import ClaimChecking
import Testing

/// The same contradictions in other words, each beside a sentence that agrees.
@Suite struct LintPhrasingTests {
  static let parts = [
    (
      "In all, 980 men and 700 women died, a total of 1,780 people.",
      "In all, 980 men and 800 women died, a total of 1,780 people."
    ),
    ("There were 1,780 deaths (980 men, 700 women).", "There were 1,780 deaths (980 men, 800 women)."),
    ("The 1,780 deaths comprised 980 men and 700 women.", "The 1,780 deaths comprised 980 men and 800 women."),
    (
      "The clinic has 86 beds, 40 for adults and 36 for children.",
      "The clinic has 86 beds, 40 for adults and 46 for children."
    ),
  ]

  static let percents = [
    ("Only 300 of 1,780 households, or 26%, had a tap.", "Only 300 of 1,780 households, or 17%, had a tap."),
    (
      "Some 26 per cent, or 300 of the 1,780 households, had a tap.",
      "Some 17 per cent, or 300 of the 1,780 households, had a tap."
    ),
    (
      "Hanya 300 dari 1.780 rumah tangga (26%) memiliki keran.",
      "Hanya 300 dari 1.780 rumah tangga (17%) memiliki keran."
    ),
    (
      "Permits rose from 200 in 2019 to 250 in 2020, an increase of 40%.",
      "Permits rose from 200 in 2019 to 250 in 2020, an increase of 25%."
    ),
    ("Deaths fell by 30%, from 400 to 360.", "Deaths fell by 10%, from 400 to 360."),
  ]

  static let laws = [
    (
      "The 2004 amendment to the Harbour Act 2009 raised the fees.",
      "The 2014 amendment to the Harbour Act 2009 raised the fees."
    ),
    (
      "An amendment of 1998 to the Fisheries Act of 2001 made it so.",
      "An amendment of 2008 to the Fisheries Act of 2001 made it so."
    ),
    (
      "The Harbour Act 2009, last amended in 2004, sets the fees.",
      "The Harbour Act 2009, last amended in 2014, sets the fees."
    ),
    (
      "Law No. 13 of 2003 (amended by Law No. 11 of 2000) sets the wage.",
      "Law No. 13 of 2003 (amended by Law No. 11 of 2020) sets the wage."
    ),
  ]

  static let trends = [
    (
      "Losses in the network have fallen every year since 2019.",
      "Losses in the network have risen every year since 2019."
    ),
    ("Losses dropped steadily from 2019 to 2022.", "Losses grew steadily from 2019 to 2022."),
    ("The losses declined.", "The losses increased."),
    ("Losses have been shrinking year after year.", "The growth of losses slowed."),
    ("Exports fell from 120 tonnes to 180 tonnes.", "Exports rose from 120 tonnes to 180 tonnes."),
  ]

  static let shares = [
    (
      "The budget is divided between roads (45%), schools (35%) and water (30%).",
      "The budget is divided between roads (45%), schools (35%) and water (20%)."
    ),
    (
      "By origin, 45% were from Java, 35% from Sumatra and 30% from other islands.",
      "By origin, 45% were from Java, 35% from Sumatra and 20% from other islands."
    ),
  ]

  private static let losses = LintReport.table(
    "Losses of the network", ["Year", "Losses (%)"], ["2019", "24"], ["2020", "27"], ["2021", "29"], ["2022", "31"])

  @Test("parts", arguments: parts) func part(_ pair: (String, String)) throws { try expect(pair, "part-of-whole") }

  @Test("percents", arguments: percents) func percent(_ pair: (String, String)) throws { try expect(pair, "percent") }

  @Test("laws", arguments: laws) func law(_ pair: (String, String)) throws { try expect(pair, "date-order") }

  @Test("trends", arguments: trends) func trend(_ pair: (String, String)) throws {
    try expect(pair, "trend", beside: Self.losses)
  }

  @Test("shares", arguments: shares) func share(_ pair: (String, String)) throws { try expect(pair, "percent-sum") }

  @Test("shares by a kind, in a list and in a table")
  func classed() throws {
    func list(_ last: String) -> String {
      LintReport.list("Respondents by education:", "Primary: 40%", "Secondary: 45%", "University: \(last)")
    }
    func table(_ last: String) -> String {
      LintReport.table(
        "Respondents by education", ["Education", "Percentage of respondents"], ["Primary", "40%"],
        ["Secondary", "45%"],
        ["University", last])
    }
    for make in [list, table] {
      #expect(try LintReport.findings(make("25%")).map(\.rule) == ["percent-sum"])
      #expect(try LintReport.findings(make("15%")).map(\.rule) == [])
    }
  }

  private func expect(_ pair: (String, String), _ rule: String, beside: String = "") throws {
    #expect(try LintReport.findings(LintReport.paragraph(pair.0) + beside).map(\.rule) == [rule])
    #expect(try LintReport.findings(LintReport.paragraph(pair.1) + beside).map(\.rule) == [])
  }
}
