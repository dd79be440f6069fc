import DocumentModel

/// The figures and the marks of notes while a document is read.
struct StructureDraft {
  /// A figure, in canonical bytes and blocks.
  struct FigureDraft {
    /// The node of its element's path, and the path once it is known.
    var node: Int32
    var path = ""
    /// Blocks of its caption.
    var caption: Range<Int>?
    /// Its alternative text, and where that stands in the canonical bytes.
    var alternative: (text: String, range: Range<Int>)?
    /// The address of its image.
    var image: String?
    /// Whether a table stands in it: without an image it is the table's frame.
    var holdsTable = false
  }

  /// The marks of notes in the order in which they are read.
  var marks: [NoteMark] = []
  /// The figures in the order in which they begin.
  private(set) var figures: [FigureDraft] = []

  private var open: [Int] = []
  private var captionStart: Int?

  mutating func openFigure(node: Int32) {
    open.append(figures.count)
    figures.append(FigureDraft(node: node))
  }

  /// Takes the paths of the figures' elements.
  mutating func locate(_ path: (Int32) -> String) {
    for index in figures.indices { figures[index].path = path(figures[index].node) }
  }

  mutating func closeFigure() { _ = open.popLast() }

  mutating func holdTable() { if let figure = open.last { figures[figure].holdsTable = true } }

  mutating func openCaption(firstBlock: Int) {
    if !open.isEmpty, captionStart == nil { captionStart = firstBlock }
  }

  mutating func closeCaption(endBlock: Int) {
    guard let start = captionStart, let figure = open.last else { return }
    captionStart = nil
    guard start < endBlock else { return }
    // A label and a caption that follow each other are one.
    let joined = figures[figure].caption.flatMap { $0.upperBound == start ? $0.lowerBound : nil }
    if figures[figure].caption == nil || joined != nil { figures[figure].caption = (joined ?? start)..<endBlock }
  }

  /// Takes an image; outside of figures one without alternative text is decoration.
  mutating func addImage(
    address: String?, alternative: (text: String, range: Range<Int>)?, node: @autoclosure () -> Int32
  ) {
    if let figure = open.last, figures[figure].image == nil {
      figures[figure].image = address
      if let alternative { figures[figure].alternative = alternative }
    } else if alternative != nil {
      figures.append(FigureDraft(node: node(), alternative: alternative, image: address))
    }
  }

  /// Takes what the open figure shows, in words.
  mutating func describe(_ alternative: (text: String, range: Range<Int>)) {
    if let figure = open.last, figures[figure].alternative == nil { figures[figure].alternative = alternative }
  }

  /// The figures of the document.
  func figures(_ blocks: [Block], _ map: CanonicalMap) -> [Figure] {
    figures.compactMap { draft in
      let caption = draft.caption.map {
        TextRange(blocks[$0.lowerBound].range.start, blocks[$0.upperBound - 1].range.end)
      }
      guard draft.image != nil || draft.alternative != nil || caption != nil && !draft.holdsTable else { return nil }
      return Figure(
        caption: caption, alternative: draft.alternative?.text,
        alternativeSource: draft.alternative.map {
          SourceRange(map.sourceOffset($0.range.lowerBound), map.sourceOffset($0.range.upperBound))
        }, image: draft.image, path: draft.path)
    }
  }
}
