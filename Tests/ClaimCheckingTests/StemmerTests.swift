@testable import ClaimChecking
import Testing

@Suite struct StemmerTests {
  @Test(
    "forms of one word have one stem",
    arguments: [("inspected", "inspects"), ("policies", "policy"), ("permits", "permit"), ("dropping", "dropped")])
  func forms(_ pair: (String, String)) { #expect(Stemmer.stem(pair.0) == Stemmer.stem(pair.1)) }

  @Test(
    "voices and nouns of an Indonesian verb have one stem",
    arguments: [
      ("memeriksa", "diperiksa"), ("menerima", "penerima"), ("menutup", "ditutup"), ("melatih", "pelatihan"),
      ("mengirim", "dikirim"), ("beranggotakan", "anggota"),
    ])
  func voices(_ pair: (String, String)) { #expect(IndonesianStemmer.stem(pair.0) == IndonesianStemmer.stem(pair.1)) }
}
