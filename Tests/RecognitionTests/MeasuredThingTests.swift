import DocumentModel
import TestSupport
import Testing

@testable import Recognition

@Suite struct MeasuredThingTests {
  private static let engine = Result { try RecognitionEngine(packs: try PackSet.embedded()) }

  private static func subjects(_ text: String) throws -> [String] {
    try engine.get().recognize(PlainDocument.make([text])).facts.filter { $0.property == "quantity" }.map(\.subject)
  }

  @Test(
    "a figure measures the noun behind it, or the one before the words that link it",
    arguments: [
      ("The nurse gave 5 mg of morphine to each patient.", ["morphine"]),
      ("They filled 4, 6 and 13 kg sacks at the mill.", ["sacks", "sacks", "sacks"]),
      ("The temperature of the kiln was held at 900 K.", ["kiln"]),
      ("The river (12 km) was dredged.", ["river"]),
      ("The barrage is 40 m long.", ["barrage"]),
      ("It bought a tank with a depth of 3 m.", ["tank"]),
      ("Wind speeds of 20 m/s were common.", ["Wind"]),
      ("The output of the quarry in the northern valley was 40 tonnes.", ["output of the quarry"]),
      ("The tax brought a 10% increase in cigarette sales.", ["cigarette sales"]),
      ("About 72% of workers had no contract.", ["workers"]),
      ("Of pupils with a bursary, 47% walked to school.", ["pupils with a bursary"]),
      ("The grant to the village was IDR 5 million.", ["grant"]),
      ("The court ordered payments of EUR 2 million.", ["payments"]),
      ("Patients were 31 to 52 years old.", ["Patients"]),
      ("Suhu tungku adalah 900 °C.", ["tungku"]), ("The siege lasted 14 months.", ["siege"]),
      ("A sentence of 15 years was passed.", ["sentence"]), ("They planned a two-year course.", ["course"]),
      ("The mayor was jailed for 15 years.", ["mayor"]), ("He was jailed for 15 years.", []),
      ("It ended within 30 days.", []),
      ("The next five years will be hard.", []), ("Sidang itu berlangsung selama 14 bulan di kota.", ["Sidang"]),
      ("Children aged 5 years and under received milk.", ["Children"]),
      ("In FY 2019/20 costs rose to EUR 3 million.", []),
      ("Rates rose by 4 percentage points to 12 per 100,000 pupils.", ["Rates", "pupils"]),
      ("The share of nurses and cooks was 40% and 30%, respectively.", ["nurses", "cooks"]),
      ("No boats were found.", ["boats"]), ("Concentrations of all were low at 40 mg.", ["Concentrations"]),
    ])
  func things(_ text: String, _ expected: [String]) throws {
    #expect(try Self.subjects(text) == expected)
  }

  @Test(
    "a number without a noun counts what the one before it does, where it stands beside it",
    arguments: [
      ("The office received 46 letters in 2015, 117 in 2017 and 120 in 2020.", ["letters", "letters", "letters"]),
      ("The camp took in 314 people, of whom 48 left.", ["people", "people"]),
      ("The share was 51% for boys and 47% for girls.", ["share", "share"]),
      ("It rose to 52 at night.", []),
      ("Measles cases fell from 5,782 in 2018 to 3,847 in 2019.", ["Measles cases", "Measles cases"]),
      ("Complaints rose to 2,150 in 2020.", ["Complaints"]),
      ("The ward took in 1,204 patients in 2020, up from 980 in 2019.", ["patients", "patients"]),
      ("The population of Brunei was 437,000 in 2020.", ["Brunei"]),
      ("Pengaduan turun dari 1.903 pada 2019 menjadi 1.702 pada 2020.", ["Pengaduan", "Pengaduan"]),
      ("The answer was 42.", []),
    ])
  func shared(_ text: String, _ expected: [String]) throws {
    #expect(try Self.subjects(text) == expected)
  }
}
