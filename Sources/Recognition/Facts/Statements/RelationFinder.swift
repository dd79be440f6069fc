import DocumentModel

/// Finds the statements of the packs' forms: who did what to what, and when.
struct RelationFinder: Sendable {
  private struct Trigger: Sendable {
    var phrase: [Lexeme]
    var form: Int
  }

  private let forms: [RelationForm]
  /// Triggers by their first word, longer phrases first.
  private let triggers: LexemeTable<[Trigger]>
  private let words: FactWords

  init(_ packs: PackSet, _ words: FactWords, _ vocabulary: inout Vocabulary) throws {
    var forms: [RelationForm] = []
    var triggers: [Lexeme: [Trigger]] = [:]
    for pack in packs.packs {
      for form in pack.facts ?? [] {
        for phrase in form.triggers.map({ FactWords.phrase($0, &vocabulary) }) {
          guard let first = phrase.first else { continue }
          triggers[first, default: []].append(Trigger(phrase: phrase, form: forms.count))
        }
        forms.append(try RelationForm(form, pack: pack.pack, &vocabulary))
      }
    }
    for key in triggers.keys { triggers[key]?.sort { $0.phrase.count > $1.phrase.count } }
    self.forms = forms
    self.triggers = LexemeTable(triggers)
    self.words = words
  }

  /// Whether a sentence without any mention may hold a statement.
  func mayStand(in text: TokenizedDocument, _ sentence: Range<Int>) -> Bool {
    sentence.contains { index in
      guard let here = triggers[text.tokens[index].lexeme] else { return false }
      return here.contains { stands($0.phrase, at: index, text, sentence.upperBound) }
    }
  }

  /// The facts of a sentence in the order of their triggers.
  func find(in sentence: FactSentence) -> [FactDraft] {
    var facts: [FactDraft] = []
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      let lexeme = sentence.text.tokens[index].lexeme
      guard let here = triggers[lexeme] else {
        index += 1
        continue
      }
      var next = index + 1
      for trigger in here where fits(trigger.phrase, at: index, sentence) {
        let place = index..<(index + trigger.phrase.count)
        let statement = Statement(sentence, forms[trigger.form], words, trigger: place)
        let found = statement.facts()
        if !found.isEmpty {
          facts += found
          next = place.upperBound
          break
        }
      }
      index = next
    }
    return facts
  }

  /// Whether the words of a trigger stand there.
  private func stands(_ phrase: [Lexeme], at index: Int, _ text: TokenizedDocument, _ limit: Int) -> Bool {
    index + phrase.count <= limit && phrase.indices.allSatisfy { text.tokens[index + $0].lexeme == phrase[$0] }
  }

  private func fits(_ phrase: [Lexeme], at index: Int, _ sentence: FactSentence) -> Bool {
    guard stands(phrase, at: index, sentence.text, sentence.tokens.upperBound) else { return false }
    // A verb inside a name ("the Created Places Act") is part of the name.
    let range = sentence.text.range(index..<(index + phrase.count))
    return !sentence.heads.contains { $0.range.contains(range) && $0.kind != .count }
  }
}
