extension PackSet {
  /// The word lists whose names begin with a prefix, by the rest of their names, in the order of the packs and names.
  func lists(under prefix: String) -> [(name: String, words: [String])] {
    packs.flatMap { pack in
      (pack.words ?? [:]).filter { $0.key.hasPrefix(prefix) }.sorted { $0.key < $1.key }
        .map { (name: String($0.key.dropFirst(prefix.count)), words: $0.value) }
    }
  }
}
