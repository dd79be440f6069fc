import ClaimChecking
import Testing

/// A report with one contradiction each, and the same report without it.
@Suite struct ReportLinterTests {
  typealias Case = LintCase

  static let cases = [
    Case(
      "part-of-whole", "<p>The clinic treated 214 of the 168 patients.</p>",
      "<p>The clinic treated 168 of the 214 patients.</p>"),
    Case(
      "list-count", LintReport.list("The board set three goals:", "to hire nurses", "to mend roofs"),
      LintReport.list("The board set two goals:", "to hire nurses", "to mend roofs")),
    Case(
      "list-count", "<p>There are four colours: red, green and blue.</p>",
      "<p>There are three colours: red, green and blue.</p>"),
    Case(
      "name-spelling",
      "<p>The Harbour Lantern Commission met. The Harbour Lantern Commission paid. The Harbour Lantrn Commission left.</p>",
      "<p>The Harbour Lantern Commission met. The Harbour Lantern Commission paid. The Harbour Lanyard Commission left.</p>"
    ),
    Case(
      "acronym-meaning", "<p>The Coral Reef Board (CRB) met the Coastal Rail Bureau (CRB).</p>",
      "<p>The Coral Reef Board (CRB) met the Coastal Rail Bureau (CoRaB).</p>"),
    Case("sum", boats(total: "95"), boats(total: "85")),
    Case(
      "table-text", "<p>The ferry carried 340 passengers in 2018.</p>" + falling,
      "<p>The ferry carried 430 passengers in 2018.</p>" + falling),
    Case(
      "missing-table", "<p>Table 4 shows the wells of the coast.</p>" + LintReport.numbered(3),
      "<p>Table 3 shows the wells of the coast.</p>" + LintReport.numbered(3)),
    Case(
      "duplicate-figure",
      "<p>In 2019 the agency received 704 applications.</p><p>The agency received 740 applications in 2019.</p>",
      "<p>In 2019 the agency received 704 applications.</p><p>In 2019 the agency received 31 applications from children.</p>"
    ),
  ]

  static let parts = [
    Case(
      "part-of-whole", "<p>Of the 1,780 deaths, 980 were men and 700 women.</p>",
      "<p>Of the 1,780 deaths, 980 were men and 800 women.</p>"),
    Case(
      "part-of-whole", "<p>The school has 640 pupils: 310 girls and 320 boys.</p>",
      "<p>The school has 640 pupils: 310 girls and 330 boys.</p>"),
    Case(
      "part-of-whole", "<p>The council held 48 sessions, consisting of 30 plenary meetings and 16 hearings.</p>",
      "<p>The council held 48 sessions, of which 30 were public and 12 were held in the north.</p>"),
    Case(
      "part-of-whole",
      "<p>The team found 314 graves, of which 153 were opened in 2019 and the remaining 171 in 2020.</p>",
      "<p>The team found 314 graves, of which 153 were opened in 2019 and the remaining 161 in 2020.</p>"),
    Case(
      "part-of-whole", "<p>Sebanyak 314 orang dilatih, terdiri atas 153 perempuan dan 151 laki-laki.</p>",
      "<p>Sebanyak 304 orang dilatih, terdiri atas 153 perempuan dan 151 laki-laki.</p>"),
    Case(
      "percent", "<p>In total, 300 (26%) of 1,780 households had a tap.</p>",
      "<p>In total, 300 (17%) of 1,780 households had a tap.</p>"),
    Case(
      "percent", "<p>A tap was found in 26% (300 of 1,780) of the homes.</p>",
      "<p>A tap was found in 17% (300 of 1,780) of the homes.</p>"),
    Case(
      "percent-sum", "<p>Of all visitors, 45% came by bus, 35% by train and the remaining 30% on foot.</p>",
      "<p>Of all visitors, 45% came by bus, 35% by train and the remaining 20% on foot.</p>"),
    Case(
      "percent-sum", LintReport.list("Money came from three sources:", "State budget: 45%", "Fees: 40%", "Other: 25%"),
      LintReport.list("Money came from three sources:", "State budget: 45%", "Fees: 40%", "Other: 15%")),
    Case(
      "percent-sum",
      LintReport.table(
        "Pupils by mother tongue", ["Language", "Share"], ["Sasak", "52%"], ["Bima", "38%"], ["Other", "20%"]),
      LintReport.table(
        "Pupils by mother tongue", ["Language", "Share"], ["Sasak", "52%"], ["Bima", "28%"], ["Other", "20%"])),
    Case(
      "percent-sum",
      LintReport.table(
        "Distribution of wells", ["Depth", "Per cent"], ["Shallow", "60.5"], ["Middle", "31.5"], ["Deep", "18.0"]),
      LintReport.table(
        "Unemployment rate", ["District", "Per cent"], ["Ast", "60.5"], ["Brook", "31.5"], ["Cole", "18.0"])),
    Case(
      "percent-sum",
      LintReport.table(
        "Budget", ["Item", "Share"], ["Roads", "40%"], ["Schools", "35%"], ["Water", "35%"], ["Total", "100%"]),
      LintReport.table(
        "Budget", ["Item", "Share"], ["Roads", "40%"], ["Schools", "35%"], ["Water", "25%"], ["Total", "100%"])),
  ]

  static let times = [
    Case(
      "trend", "<p>Passengers increased every year from 2016 to 2018.</p>" + falling,
      "<p>Passengers decreased every year from 2016 to 2018.</p>" + falling),
    Case(
      "trend", "<p>The number of passengers rose every year.</p>" + falling,
      "<p>The number of passengers fell every year.</p>" + falling),
    Case(
      "trend", "<p>Stalls at the market declined over the period.</p>" + rising,
      "<p>Stalls at the market increased over the period.</p>" + rising),
    Case(
      "trend", "<p>Passengers rose to 430 in 2018.</p>" + falling, "<p>Passengers fell to 430 in 2018.</p>" + falling),
    Case(
      "date-order", "<p>Law No. 13 of 2003 on Manpower, as amended by Law No. 11 of 2000, sets the wage.</p>",
      "<p>Law No. 13 of 2003 on Manpower, as amended by Law No. 11 of 2020, sets the wage.</p>"),
    Case(
      "date-order", "<p>The Harbour Act 2009 was amended in 2004.</p>",
      "<p>The Harbour Act 2009 was amended in 2014.</p>"),
    Case(
      "date-order", "<p>Law No. 11 of 2008 on the Amendment of Law No. 19 of 2016 was published.</p>",
      "<p>Law No. 19 of 2016 on the Amendment of Law No. 11 of 2008 was published.</p>"),
    Case(
      "date-order",
      "<p>Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah diubah dengan Undang-Undang Nomor 9 Tahun 2010.</p>",
      "<p>Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah diubah dengan Undang-Undang Nomor 9 Tahun 2015.</p>"
    ),
    Case(
      "law-year",
      "<p>The Harbour Dues Act 1952 sets the fee. Each ship pays under the Harbour Dues Act 1952. The Harbour Dues Act 1953 names the ports.</p>",
      "<p>The Harbour Dues Act 1952 was repealed. Ships pay under the Harbour Dues Act 1988. The Harbour Dues Act 1988 names the ports.</p>"
    ),
  ]

  private static func boats(total: String) -> String {
    LintReport.table("Boats", ["Harbour", "Boats"], ["North", "40"], ["South", "45"], ["Total", total])
  }

  private static let falling = LintReport.table(
    "Passengers of the ferry", ["Year", "Passengers"], ["2016", "610"], ["2017", "520"], ["2018", "430"])
  private static let rising = LintReport.table(
    "Market stalls by year", ["Year", "Stalls"], ["2019", "120"], ["2020", "131"], ["2021", "150"], ["2022", "166"])

  @Test("what contradicts is found, and what agrees is not", arguments: cases + parts + times)
  func planted(_ planted: Case) throws {
    #expect(try LintReport.findings(planted.wrong).map(\.rule) == [planted.rule])
    #expect(try LintReport.findings(planted.right).map(\.rule) == [])
  }
}
