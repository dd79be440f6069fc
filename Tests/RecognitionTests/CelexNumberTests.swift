import Testing

@testable import Recognition

@Suite struct CelexNumberTests {
  @Test(
    "acts of the European Union have a CELEX number",
    arguments: [
      ("Regulation (EU) 2016/679", "679", 2016, "32016R0679"), ("Directive 92/43/EEC", "43", 1992, "31992L0043"),
      ("Commission Decision 2000/532/EC", "532", 2000, "32000D0532"),
    ])
  func known(_ designation: String, _ number: String, _ year: Int, _ expected: String) {
    #expect(CelexNumber.make(designation, "EU", number, year) == expected)
  }

  @Test("cases, other jurisdictions and numbers that are none have no CELEX number")
  func unknown() {
    #expect(CelexNumber.make("Case C-34/09", "EU", "09", nil) == nil)
    #expect(CelexNumber.make("Regulation 5 of 2010", "GB", "5", 2010) == nil)
    #expect(CelexNumber.make("Regulation (EU) 2016/12345", "EU", "12345", 2016) == nil)
  }
}
