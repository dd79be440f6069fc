@testable import ClaimChecking
import Recognition
import Testing

/// What the packs' words make the same for claims and sources, and what they must keep apart.
@Suite struct VocabularyTests {
  private let lexicon: ClaimLexicon
  private let packs: PackSet

  init() throws {
    packs = try PackSet.embedded()
    lexicon = ClaimLexicon(packs)
  }

  @Test(
    "a verb, its nouns and its synonyms are one term",
    arguments: [
      ("deployed", "deployments"), ("allocated", "allocation"), ("passed", "adopted"), ("operated", "runs"),
      ("ascribes", "attributed"), ("located", "housed"), ("admits", "accepted"), ("convicted", "conviction"),
      ("reduction", "plummeted"), ("growth", "climbing"), ("carried", "implemented"), ("uncovered", "detected"),
      ("organised", "organizes"), ("vaccinations", "immunised"), ("vacancies", "vacant"), ("complied", "compliance"),
      ("melaksanakan", "pelaksanaan"), ("dialokasikan", "allocated"), ("kematian", "deaths"), ("menolak", "ditolak"),
      ("penempatan", "deployed"), ("perempuan", "women"), ("disbursed", "paid"), ("lowered", "reduced"),
      ("generates", "produces"), ("upheld", "affirmed"), ("pencabutan", "dicabut"), ("perikanan", "fishery"),
    ])
  func same(_ pair: (String, String)) { #expect(lexicon.term(pair.0) == lexicon.term(pair.1)) }

  @Test(
    "what reports tell apart is not one term",
    arguments: [
      ("applications", "approvals"), ("arrests", "convictions"), ("arrested", "detained"), ("arrested", "prosecuted"),
      ("indicted", "convicted"), ("signed", "ratified"), ("adopted", "ratified"), ("proposed", "adopted"),
      ("planned", "opened"), ("requested", "received"), ("reports", "victims"), ("victims", "offenders"),
      ("allocated", "spent"), ("allocated", "appropriated"), ("committed", "disbursed"), ("pledged", "paid"),
      ("recommended", "implemented"), ("amended", "repealed"), ("seized", "confiscated"), ("suspended", "revoked"),
      ("damaged", "destroyed"), ("capacity", "generation"), ("yield", "production"), ("income", "wages"),
      ("median", "average"), ("enrolled", "graduated"), ("hospitalised", "treated"), ("vaccine", "vaccination"),
      ("migrants", "refugees"), ("trafficked", "smuggled"), ("murder", "homicide"), ("theft", "robbery"),
      ("households", "homes"), ("cars", "vehicles"), ("buildings", "built"), ("meetings", "met"),
      ("ditangkap", "ditahan"), ("ditahan", "dihukum"), ("diusulkan", "disahkan"), ("disita", "dirampas"),
      ("air", "water"), ("lent", "borrowed"), ("raised", "rose"), ("blamed", "attributed"), ("withdrew", "revoked"),
      ("sank", "fell"), ("hukum", "hukuman"), ("menyelidiki", "menuntut"),
    ])
  func apart(_ pair: (String, String)) { #expect(lexicon.term(pair.0) != lexicon.term(pair.1)) }

  @Test("a word stands for one meaning: no group takes a word from another")
  func groups() {
    for line in packs.words("claims.synonyms") {
      let words = line.split(separator: " ").map(String.init)
      for word in words { #expect(lexicon.term(word) == words[0], "\(word) of “\(line)”") }
    }
  }
}
