public import DocumentModel

/// From a document to what it names and says: tokens, sentences, mentions, fact drafts, all in text offsets.
public struct RecognitionEngine: Sendable {
  /// What was found in one document.
  public struct Recognition: Sendable {
    /// Tokens and sentences.
    public var text: TokenizedDocument
    /// Mentions by (start, end, kind), overlaps resolved, `within` set.
    public var mentions: [Mention]
    /// Facts before their evidence is proven.
    public var facts: [FactDraft]
  }

  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter
  private let dispatcher: Dispatcher
  private let linker: InstrumentLinker
  private let references: LawReferences
  private let bibliography: ReferenceFinder
  private let identities: AgencyIdentities
  private let factBuilder: FactBuilder
  private let ledger: NumeralLedger?

  /// Builds the vocabulary, the recognisers and their tables from the packs. Throws `PackError`.
  public init(packs: PackSet) throws {
    var vocabulary = Vocabulary()
    splitter = SentenceSplitter(packs, &vocabulary)
    let places = PlaceNames(packs, &vocabulary)
    let institutions = InstitutionNames(packs, &vocabulary)
    identities = AgencyIdentities(packs, &vocabulary, names: institutions, places: places)
    factBuilder = try FactBuilder(packs, &vocabulary, places: places)
    linker = InstrumentLinker(packs, &vocabulary)
    references = LawReferences(packs, &vocabulary)
    bibliography = ReferenceFinder(packs, &vocabulary)
    let recognizers = try RecognizerCatalog.all(packs, &vocabulary, institutions: institutions, places: places)
    var ledger: NumeralLedger?
    for case let quantities as QuantityRecognizer in recognizers {
      ledger = NumeralLedger(quantities, packs, &vocabulary)
    }
    self.ledger = ledger
    tokenizer = Tokenizer(vocabulary: vocabulary)
    dispatcher = Dispatcher(recognizers, vocabulary: vocabulary)
  }

  /// Tokens and sentences of a document.
  public func tokenize(_ document: Document) -> TokenizedDocument {
    var tokens: [Token] = []
    var sentences: [Range<Int>] = []
    var blocks: [Range<Int>] = []
    tokens.reserveCapacity(document.text.utf8.count / 5)
    var marks = CitationMarks(document)
    document.text.utf8.withUnsafeBufferPointer { bytes in
      for block in document.blocks {
        let start = tokens.count
        // A raised number is none with the number before it: `31` and the mark `4` are not 31.4.
        let cited = marks.take(in: block.range)
        if cited.isEmpty {
          tokenizer.tokenize(bytes, block.range, into: &tokens)
        } else {
          var place = block.range.start
          for end in CitationMarks.cuts(cited, in: block.range, bytes) {
            tokenizer.tokenize(bytes, TextRange(place, end), into: &tokens, isContinued: place > block.range.start)
            place = end
          }
        }
        blocks.append(start..<tokens.count)
        guard start < tokens.count else { continue }
        switch block.kind {
        case .reference, .heading, .tableCell: splitter.keepWhole(&tokens, start..<tokens.count, into: &sentences)
        default: splitter.split(&tokens, start..<tokens.count, cited: cited, into: &sentences)
        }
      }
    }
    return TokenizedDocument(document: document, tokens: tokens, sentences: sentences, blocks: blocks)
  }

  /// What each numeral of a text was taken for, in the order of the text. `mentions` are those reported for it; a use names
  /// the one that holds it by its index.
  public func numerals(in text: TokenizedDocument, mentions: [Mention]) -> [NumeralUse] {
    ledger?.uses(in: text, mentions: mentions) ?? []
  }

  /// The facts of a document, given its resolved mentions in the order of the text.
  func facts(in text: TokenizedDocument, mentions: [Mention]) -> [FactDraft] {
    factBuilder.facts(in: text, mentions: mentions)
  }

  /// Everything found in a document.
  public func recognize(_ document: Document) -> Recognition {
    let text = tokenize(document)
    var found = dispatcher.mentions(in: text)
    AcronymUses.extend(&found, in: text)
    ParallelDesignations.join(&found, in: text)
    // What the linker finds comes first: of equal ranges its mention is kept, and it knows the instrument.
    let instruments = found.filter { ($0.kind == .law || $0.kind == .treaty) && !$0.isStandingProvision }
    if !instruments.isEmpty {
      let linked =
        linker.mentions(in: text, given: instruments) + references.mentions(in: text, given: instruments)
      found.insert(contentsOf: linked, at: 0)
    }
    MarkedMentions.add(to: &found, in: text)
    CitationPass.run(&found, bibliography.bibliography(in: text), in: text)
    var mentions = OverlapResolver.resolve(found)
    MonthYears.complete(&mentions, in: text)
    mentions.removeAll { $0.recognizer == PlaceRecognizer.nested && !PlaceRecognizer.mayHold($0.within) }
    identities.resolve(&mentions, in: text)
    return Recognition(text: text, mentions: mentions, facts: factBuilder.facts(in: text, mentions: mentions))
  }
}
