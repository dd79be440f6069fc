import ClaimChecking
import Testing

/// Reports that look like a contradiction and are none.
@Suite struct ConsistentReportTests {
  static let tables = [
    LintReport.table(
      "Homes", ["Area", "Homes"], ["North", "400"], ["of which urban", "150"], ["South", "450"], ["Total", "850"]),
    LintReport.table(
      "Staff", ["Group", "Persons"], ["Teachers", "40"], ["including part-time", "25"], ["Cooks", "6"], ["Total", "46"]),
    LintReport.table(
      "Staff", ["Group", "2019", "2020"], ["Teachers", "40", "44"], ["&nbsp;&nbsp;Women", "25", "26"],
      ["Cooks", "6", "7"], ["Total", "46", "51"]),
    LintReport.table(
      "Costs", ["Item", "2019", "2020"], ["Staff", "10", "12"], ["Rent", "5", "6"], ["Subtotal", "15", "18"],
      ["Power", "3", "4"], ["Water", "1", "1"], ["Subtotal", "4", "5"], ["Grand total", "19", "23"]),
    LintReport.table(
      "Trade", ["Partner", "Tonnes"], ["North", "40"], ["South", "30"], ["All other", "10"], ["Total", "80"]),
    LintReport.table(
      "Marks", ["Subject", "2019", "2020"], ["Maths", "40", "44"], ["Music", "20", "22"], ["Average", "30", "33"],
      ["Total", "60", "66"]),
    LintReport.table(
      "Pass rate by school", ["School", "Per cent"], ["Ast", "60"], ["Brook", "45"], ["Other schools", "30"]),
    LintReport.table(
      "Share of women in parliament", ["Country", "Share"], ["A", "27%"], ["B", "44%"], ["C", "52%"]),
  ]

  static let sentences = [
    "The Housing Act 1957 let councils build. The Housing Act 2004 sets the licence.",
    "Of the 418 victims, 300 were women and 250 came from abroad.",
    "The group counted 418 victims, of whom 251 were women and 60 children.",
    "Of the 418 victims, 205 were women and 180 were men, while the sex of 33 was not recorded.",
    "Of the 500 applicants, 300 were men and 150 women; 50 did not say.",
    "The hospital has 120 beds: 40 for men and 30 for women, the rest for children.",
    "45% came by bus and 35% by train, the rest walked.",
    "In all, 45% of the women and 38% of the men agreed, and the remaining adults had no view.",
    "Law No. 23 of 2014 replaced Law No. 32 of 2004 and was amended by Law No. 9 of 2015.",
    "The prevalence was 12% (24 of 200) in the north and 9% (18 of 200) in the south.",
    "It grew by 12% to 300 of 1,780 homes.",
    "Ada dua tujuan, yaitu melindungi 40 saksi dan 25 korban dari 90 pemohon.",
    "Sebanyak 1.200 orang dilatih, di antaranya 700 perempuan dan 300 pegawai negeri.",
    "He read four books: Emma, Persuasion, Dracula and Ulysses, each of them twice.",
    "There are two rules: no smoking, which is dangerous, and no fires.",
    "Loans grew by 45% in Java, 35% in Bali and 30% elsewhere.",
    "Some 45% said yes, 35% no and 30% of the women had no view.",
    "The team had 12 members (7 women, 3 of them doctors, and 5 men).",
    "Of the 1,200 farmers, 800 grew rice in 2019 and 700 in 2020.",
    "In 2020, 120 men were trained for 3 days and 80 women for 5 days, a total of 760 days.",
    "The rate rose from 12% to 15%, an increase of 3 percentage points.",
    "Prices rose from 1.2 million to 1.5 million, up 22%.",
    "The 1998 amendment to the Constitution was followed by the Elections Act 2003.",
    "Regulation No. 4 of 2015 revoked Regulation No. 9 of 2011, as amended by Regulation No. 2 of 2013.",
    "We asked four questions: who came, when, and why did they stay so long, and what did they eat?",
    "In 2019 there were 30 fires in May. In 2019 there were 12 fires in June.",
    "Two of these leaves had been damaged, and three were whole.",
    "The court applied resolution 21 (110th session) between 8:00 and 11:00.",
    "The rosette inducing factor (RIF) is the rosette-inducing factor (RIF).",
  ]

  @Test("rows below others, averages and subtotals are not added up twice", arguments: tables)
  func tablesAgree(_ body: String) throws { #expect(try LintReport.findings(body).map(\.message) == []) }

  @Test("parts that may overlap, or are not all, prove nothing", arguments: sentences)
  func sentencesAgree(_ text: String) throws {
    #expect(try LintReport.findings(LintReport.paragraph(text)).map(\.message) == [])
  }

  @Test("tables of another work, and of an annex, need not be in the report")
  func foreignTables() throws {
    let text = "Tables 5 and 6 of the annex give more. Table 4 of the 2018 report differs."
    #expect(try LintReport.findings(LintReport.paragraph(text) + LintReport.numbered(3)).map(\.message) == [])
  }
}
