@testable import ClaimChecking
import Testing

@Suite struct StemmerTests {
  @Test(
    "forms of one word have one stem",
    arguments: [("inspected", "inspects"), ("policies", "policy"), ("permits", "permit"), ("dropping", "dropped")])
  func forms(_ pair: (String, String)) { #expect(Stemmer.stem(pair.0) == Stemmer.stem(pair.1)) }
}
