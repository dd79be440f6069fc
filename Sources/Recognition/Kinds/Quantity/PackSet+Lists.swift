extension PackSet {
  /// The word lists whose names begin with a prefix, by the rest of their names, in the order of the packs and names.
  func lists(under prefix: String) -> [(name: String, words: [String])] {
    wordLists.filter { $0.name.hasPrefix(prefix) }
      .map { (name: String($0.name.dropFirst(prefix.count)), words: $0.words) }
  }
}
