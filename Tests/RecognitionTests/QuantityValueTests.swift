import DocumentModel
import TestSupport
import Testing

@testable import Recognition

/// What numbers in words and digits, units, currencies and times are worth. Each text holds one mention of the kind.
@Suite struct QuantityValueTests {
  private static let engine = Result { try RecognitionEngine(packs: try PackSet.embedded()) }

  private static func fields(_ text: String, _ kind: MentionKind, _ language: String = "en") throws -> NormalizedFields?
  {
    var document = PlainDocument.make([text])
    document.language = language
    return try engine.get().recognize(document).mentions.first { $0.kind == kind }?.normalized
  }

  private static func number(_ value: NormalizedValue?) -> Double? {
    switch value {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  @Test(
    "numbers are worth what they say",
    arguments: [
      ("They mended one hundred and twenty-three nets.", 123), ("It lost two-thirds of its nets.", 2.0 / 3),
      ("It lost two thirds of the nets.", 2.0 / 3), ("They planted three and a half million trees.", 3_500_000),
      ("They sold half a million stamps.", 500_000), ("A dozen herons nested.", 12), ("Two dozen herons nested.", 24),
      ("Some 816 000 tiles were laid.", 816_000), ("It printed 1,458,200 maps.", 1_458_200),
      ("It held 3bn stamps.", 3e9), ("It moved 2.5 million bricks.", 2.5e6),
      ("Nine point five million bricks lay there.", 9.5e6),
      ("Zero of the 40 lamps worked.", 0), ("None of the 40 lamps worked.", 0), ("It grew to 3.7 × 10^6 cells.", 3.7e6),
      ("It grew to 3.7 × 10⁶ cells.", 3.7e6), ("It grew to 2e5 cells.", 2e5), ("It sold 12.50.000 tickets.", .nan),
      ("They sent 4 lakh letters.", 400_000), ("They sent 2.5 crore letters.", 2.5e7),
      ("They drew ½ of the maps.", 0.5),
      ("They drew 3/4 of the maps.", 0.75), ("Some 10k gulls came.", 10_000), ("A couple of gulls came.", 2),
      ("No one came.", 0), ("One in four gulls came.", 0.25), ("No gulls came.", 0),
      ("It counted three million, two hundred & forty gulls.", 3_000_240),
      ("Thirty-one gulls came.", 31), ("About a third of the gulls came.", 1.0 / 3),
    ] as [(String, Double)])
  func counts(_ text: String, _ value: Double) throws {
    let found = try Self.number(Self.fields(text, .count)?["value"])
    if value.isNaN { return #expect(found == nil) }
    #expect(found.map { abs($0 - value) <= 1e-9 * max(1, value) } == true, "\(text): \(found ?? .nan)")
  }

  @Test(
    "numbers in Indonesian are worth what they say",
    arguments: [
      ("Mereka menanam dua puluh lima pohon.", 25), ("Mereka menanam seratus dua belas pohon.", 112),
      ("Mereka menanam setengah juta pohon.", 500_000), ("Mereka menanam 1.350 pohon dan bunga.", 1350),
      ("Mereka menanam 2,1 juta pohon dan bunga.", 2.1e6), ("Mereka menanam satu setengah juta pohon.", 1.5e6),
      ("Mereka menanam dua ribu tiga ratus pohon.", 2300), ("Mereka menanam selusin pohon.", 12),
    ] as [(String, Double)])
  func indonesian(_ text: String, _ value: Double) throws {
    let found = try Self.number(Self.fields(text, .count, "id")?["value"])
    #expect(found.map { abs($0 - value) <= 1e-9 * max(1, value) } == true, "\(text): \(found ?? .nan)")
  }

  @Test(
    "ranges have two ends",
    arguments: [
      ("It hired between 40 and 60 clerks.", 40, 60), ("It hired 1.4 to 2.1 million clerks.", 1.4e6, 2.1e6),
      ("It hired more than 20 and less than 30 clerks.", 20, 30), ("It hired 10–15 clerks.", 10, 15),
    ] as [(String, Double, Double)])
  func ranges(_ text: String, _ low: Double, _ high: Double) throws {
    let fields = try Self.fields(text, .count)
    #expect(
      Self.number(fields?["low"]) == low && Self.number(fields?["high"]) == high,
      "\(text): \(String(describing: fields))")
  }

  @Test(
    "units are UCUM",
    arguments: [
      ("The pump lifts 12 m³ of water.", "m3", 12), ("A dose of 5 mg/kg is safe.", "mg/kg", 5),
      ("It blew at 7.8 m s−1 all day.", "m.s-1", 7.8), ("The leaf took 12 µmol m-2 s-1 at noon.", "umol.m-2.s-1", 12),
      ("The van did 90 km/h there.", "km/h", 90), ("The van did 60 miles per hour there.", "[mi_i]/h", 60),
      ("It stood at −27.5 °C.", "Cel", -27.5), ("It stood at 40 degrees Fahrenheit.", "[degF]", 40),
      ("His blood pressure was 120 mmHg.", "mm[Hg]", 120), ("The lake covers 40 square kilometres.", "km2", 40),
      ("Luas danau itu 40 kilometer persegi.", "km2", 40), ("The bay holds 3 cubic metres.", "m3", 3),
      ("The plant made 25 MWh of power.", "MW.h", 25), ("It drew 25 mW of power.", "mW", 25),
      ("A half-mile walk follows.", "[mi_i]", 0.5), ("The six-foot wall fell.", "[ft_i]", 6),
      ("The wall is 5 ft 6 in high.", "[ft_i]", 5.5), ("It died at 12.5 per 100,000.", "/10*5", 12.5),
      ("The cell has a = 4.2153(4) Å there.", "Ao", 4.2153), ("A field of 2 1/2 acres lay bare.", "[acr_us]", 2.5),
      ("It burns 3 kg of coal.", "kg", 3), ("It weighs 490 K ± 15 K there.", "K", 490),
      ("It emits 3 MtCO2e a year.", "Mt.eq", 3),
    ] as [(String, String, Double)])
  func units(_ text: String, _ unit: String, _ value: Double) throws {
    let fields = try Self.fields(text, .measure)
    #expect(fields?["unit"] == .string(unit), "\(text): \(String(describing: fields))")
    #expect(Self.number(fields?["value"]) == value, "\(text): \(String(describing: fields))")
  }

  @Test("a list has the unit at its end")
  func lists() throws {
    let document = PlainDocument.make([
      "It sold bags of 4.5, 6 and 13 kg, shares of 5 or 10%, and stays of 2, 4 and 6 weeks."
    ])
    let found = try Self.engine.get().recognize(document).mentions.map {
      "\($0.kind.rawValue) \(document.text.quote($0.range))"
    }
    #expect(
      found == [
        "measure 4.5", "measure 6", "measure 13 kg", "percent 5 or 10%", "period 2", "period 4", "period 6 weeks",
      ])
  }

  @Test(
    "currencies are ISO 4217",
    arguments: [
      ("It cost A$12.50 then.", "AUD", 12.5), ("It cost NT$300 then.", "TWD", 300),
      ("It cost 40 Swiss francs then.", "CHF", 40),
      ("It cost 5 thousand Australian dollars then.", "AUD", 5000), ("It cost PKR 900 then.", "PKR", 900),
      ("Harganya Rp 2,5 M pada tahun itu.", "IDR", 2.5e9), ("It cost ₦1,200 then.", "NGN", 1200),
      ("It cost twelve dollars and forty cents then.", "USD", 12.4), ("It cost £3m then.", "GBP", 3e6),
      ("It cost 90 kroner then.", "DKK", 90), ("Harganya Rp1.500,50 pada hari itu.", "IDR", 1500.5),
      ("It cost half a million euros then.", "EUR", 5e5),
      ("It cost $2.1trn then.", "USD", 2.1e12), ("Harganya Rp750 ribu pada hari itu.", "IDR", 750_000),
    ] as [(String, String, Double)])
  func money(_ text: String, _ unit: String, _ value: Double) throws {
    let fields = try Self.fields(text, .money)
    #expect(fields?["unit"] == .string(unit), "\(text): \(String(describing: fields))")
    #expect(Self.number(fields?["value"]) == value, "\(text): \(String(describing: fields))")
  }

  @Test(
    "shares are told from points",
    arguments: [
      ("It rose by 3 percentage points.", "percentage_point", 3), ("It rose by 25 basis points.", "basis_point", 25),
      ("It rose by 5 pct.", nil, 5), ("It rose by 4,5 persen dan turun lagi.", nil, 4.5),
      ("It held 2.5 wt% of lead.", nil, 2.5),
    ] as [(String, String?, Double)])
  func percents(_ text: String, _ unit: String?, _ value: Double) throws {
    let fields = try Self.fields(text, .percent)
    #expect(fields?["unit"] == unit.map { .string($0) }, "\(text): \(String(describing: fields))")
    #expect(Self.number(fields?["value"]) == value, "\(text): \(String(describing: fields))")
  }

  @Test(
    "dates are ISO 8601, as precise as the text",
    arguments: [
      ("It opened on the 15th of December, 2011.", "2011-12-15"), ("It opened on December 15th.", "--12-15"),
      ("It opened on 2020-06 by decree.", "2020-06"), ("It opened in 06/2020 by decree.", "2020-06"),
      ("It opened on the first of May 2014.", "2014-05-01"), ("It opened on May twenty-first, 2014.", "2014-05-21"),
      ("It opened on 15-Jan-2018.", "2018-01-15"), ("It opened on 12/25/07.", "2007-12-25"),
      ("It opened on 25/12/07.", "2007-12-25"), ("It opened on Thursday the 21st.", "---21"),
      ("It opened in June of eighteen forty-eight.", "1848-06"), ("Dibuka pada 3 Agt 2015 dan ramai.", "2015-08-03"),
      ("It opened on 5/6/2011, not on 5/26/2011.", "2011-05-06"),
      ("It opened on 5/6/2011, not on 26/5/2011.", "2011-06-05"),
      ("It opened on 1998 June 4.", "1998-06-04"),
      ("It opened on April 9, 2010 and closed on 3/4/2011.", "2010-04-09"),
      ("The fair of 2018 opened in July.", "2018-07"), ("In 2018, the fair opened in July.", "2018-07"),
      ("In 2018 it opened on 5 May.", "2018-05-05"),
      ("It opened on 5 May.", "--05-05"),
    ])
  func dates(_ text: String, _ iso: String) throws {
    #expect(try Self.fields(text, .date)?["iso"] == .string(iso), "\(text)")
  }

  @Test(
    "a month alone is a date only where its sentence has one year",
    arguments: [
      "It opened in July.", "From 2017 to 2019 it opened in July.", "The fairs of 2017 and 2018 opened in July.",
      "Under Law No. 21 of 2007 it opened in July.", "It fell in 2018, because the list stops in July.",
      "The fair of 2018 was by May Jones.",
    ])
  func lonelyMonths(_ text: String) throws {
    #expect(try Self.fields(text, .date) == nil)
  }

  @Test("a numeric date follows the document's dates with month names")
  func order() throws {
    let american = try Self.engine.get().recognize(
      PlainDocument.make(["It ran from April 9, 2010.", "It closed on 3/4/2011."]))
    #expect(american.mentions.last { $0.kind == .date }?.normalized["iso"] == .string("2011-03-04"))
    let british = try Self.engine.get().recognize(
      PlainDocument.make(["It ran from 9 April 2010.", "It closed on 3/4/2011."]))
    #expect(british.mentions.last { $0.kind == .date }?.normalized["iso"] == .string("2011-04-03"))
  }

  @Test(
    "periods have their ends",
    arguments: [
      ("It ran between 2019 and mid-2021 only.", "2019", "2021"), ("It has run since 2016 only.", "2016", nil),
      ("It ran until June 2020 only.", nil, "2020-06"), ("It grew in Q3 2021 only.", "2021-07", "2021-09"),
      ("It grew in the second half of 2019 only.", "2019-07", "2019-12"),
      ("It grew in FY 2019/20 only.", "2019", "2020"),
      ("The 2012–13 season was dry.", "2012", "2013"), ("Life in the 1990s was slow.", "1990", "1999"),
      ("Life in the 19th century was slow.", "1801", "1900"), ("Life in the '80s was slow.", "1980", "1989"),
      ("It met on June 17-21, 2007 there.", "2007-06-17", "2007-06-21"),
      ("It ran from May to July 2018.", "2018-05", "2018-07"),
      ("Life has changed since the 1990s there.", "1990", nil), ("It grew in Q1-Q3 2020 only.", "2020-01", "2020-09"),
      ("It ran from 2015 to date.", "2015", nil), ("Harga naik pada triwulan II 2021 di kota.", "2021-04", "2021-06"),
      ("Harga naik sejak 2016 di kota.", "2016", nil), ("Harga naik pada 1990-an di kota.", "1990", "1999"),
      ("It grew in the summer of 2011 only.", "2011", "2011"),
      ("It ran from 10/1/2016 to 10/25/2016.", "2016-10-01", "2016-10-25"),
    ] as [(String, String?, String?)])
  func periods(_ text: String, _ start: String?, _ end: String?) throws {
    let fields = try Self.fields(text, .period)
    #expect(
      fields?["start"] == start.map { .string($0) } && fields?["end"] == end.map { .string($0) },
      "\(text): \(String(describing: fields))")
  }

  @Test(
    "times told from the document's day are found where it is known, and nowhere else",
    arguments: [
      ("It rained last year.", "2020", "2020"), ("It rained this month.", "2021-01", "2021-01"),
      ("It rained last month.", "2020-12", "2020-12"), ("It rained last quarter.", "2020-10", "2020-12"),
      ("It rained next week.", "2021-01-11", "2021-01-17"), ("Hujan turun tahun lalu di kota.", "2020", "2020"),
    ])
  func relative(_ text: String, _ start: String, _ end: String) throws {
    var document = PlainDocument.make([text, "It stopped yesterday."])
    let unknown = try Self.engine.get().recognize(document).mentions
    #expect(!unknown.contains { $0.kind == .period || $0.kind == .date })
    document.metadata = [MetadataItem(.published, "2021-01-05", origin: "meta", source: nil)]
    let found = try Self.engine.get().recognize(document).mentions
    let period = found.first { $0.kind == .period }?.normalized
    #expect(
      period?["start"] == .string(start) && period?["end"] == .string(end), "\(text): \(String(describing: period))")
    #expect(found.first { $0.kind == .date }?.normalized["iso"] == .string("2021-01-04"))
  }

  @Test(
    "lengths of time are ISO 8601 durations",
    arguments: [
      ("It took three weeks.", "P3W"), ("It took two and a half years.", "P2.5Y"), ("It took half an hour.", "PT0.5H"),
      ("It took 2 years, 1 month and 21 days.", "P2Y1M21D"), ("It took 3 hrs.", "PT3H"), ("It took 15 min.", "PT15M"),
      ("It took a couple of months.", "P2M"), ("A two-year plan ran.", "P2Y"), ("It lasts 12 ms.", "PT0.012S"),
      ("It took five more years.", "P5Y"), ("Selama tiga bulan kota itu sepi.", "P3M"),
      ("It took two decades.", "P20Y"),
    ])
  func lengths(_ text: String, _ duration: String) throws {
    #expect(try Self.fields(text, .period)?["duration"] == .string(duration), "\(text)")
  }

  @Test(
    "nothing is found where nothing is said",
    arguments: [
      ("TOP 10 lists are dull.", MentionKind.money), ("ALL 5 gates were shut.", .money),
      ("The 16S rRNA was read.", .measure),
      ("The star HD 188753 A is near.", .measure), ("Leave at 5 pm today.", .measure), ("No. 5/2020 was void.", .date),
      ("The second half of the match was dull.", .count), ("In phases 3, 5 and 7 it rained.", .count),
      ("Clone 23 was kept.", .count), ("It was no longer so.", .count), ("It was the third party.", .count),
      ("See search?q=30 for it.", .count), ("(OMIM: 606639)", .count), ("Ratios fell (Eqs. (9.2) and (9.10)).", .count),
      ("He may 2 times try.", .date), ("Feb 30 is no day.", .date),
    ])
  func nothing(_ text: String, _ kind: MentionKind) throws {
    #expect(try Self.fields(text, kind) == nil, "\(text)")
  }
}
