import DocumentModel

/// The country a document is about, from what it names.
enum DocumentCountry {
  /// The country of more than half of the places, laws and known institutions, if there are two or more of them. Universities
  /// do not count: they are where the authors work.
  static func find(_ mentions: [Mention]) -> String? {
    var votes: [String: Int] = [:]
    var total = 0
    for mention in mentions {
      let field: String
      switch mention.kind {
      case .agency where mention.normalized["org_type"]?.text == "university": continue
      case .place, .agency: field = "country"
      case .law: field = "jurisdiction"
      default: continue
      }
      guard let country = mention.normalized[field]?.text, country.utf8.count == 2, country != "EU", country != "UN"
      else {
        continue
      }
      votes[country, default: 0] += 1
      total += 1
    }
    guard let most = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    return most.value >= 2 && most.value * 2 > total ? most.key : nil
  }
}
