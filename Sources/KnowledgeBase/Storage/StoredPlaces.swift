import Digests
import DocumentModel

/// Ranges, parts and values as they stand in columns.
enum StoredPlaces {
  /// `[[start,end],…]` where there are several ranges, nil for one.
  static func ranges(_ provenance: Provenance) -> String? {
    guard provenance.ranges.count > 1 else { return nil }
    var writer = JSONWriter()
    writer.array { list in
      for range in provenance.ranges {
        list.array {
          $0.value(range.start)
          $0.value(range.end)
        }
      }
    }
    return writer.string
  }

  /// The place of a row; nil where the columns are no place.
  static func provenance(start: Int, end: Int, ranges: String?, quote: String) -> Provenance? {
    guard let ranges else { return Provenance(ranges: [SourceRange(start, end)], quote: quote) }
    return JSONParser.parse(ranges).flatMap(sourceRanges).flatMap { Provenance(ranges: $0, quote: quote) }
  }

  /// The JSON of a value.
  static func json(_ value: NormalizedValue) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return writer.string
  }

  /// The parts of a mention as the contract writes them, nil without parts.
  static func parts(_ anchored: AnchoredMention) -> String? {
    guard !anchored.parts.isEmpty else { return nil }
    var writer = JSONWriter()
    RecordRenderer.parts(anchored, into: &writer)
    return writer.string
  }

  /// The parts of a row; nil where the column has none.
  static func parts(_ json: String) -> [(name: String, place: Provenance, scalars: Range<Int>)]? {
    guard case .object(let fields)? = JSONParser.parse(json) else { return nil }
    var parts: [(name: String, place: Provenance, scalars: Range<Int>)] = []
    for field in fields.fields {
      guard case .object(let part) = field.value, let quote = part["quote"]?.text,
        case .integer(let start)? = part["start"], case .integer(let end)? = part["end"],
        case .integer(let first)? = part["textStart"], case .integer(let last)? = part["textEnd"], first <= last
      else { return nil }
      let ranges = part["ranges"].map(sourceRanges) ?? [SourceRange(start, end)]
      guard let ranges, let place = Provenance(ranges: ranges, quote: quote) else { return nil }
      parts.append((field.name, place, first..<last))
    }
    return parts
  }

  private static func sourceRanges(_ value: NormalizedValue) -> [SourceRange]? {
    guard case .array(let pairs) = value else { return nil }
    var ranges: [SourceRange] = []
    for pair in pairs {
      guard case .array(let ends) = pair, ends.count == 2, case .integer(let start) = ends[0],
        case .integer(let end) = ends[1]
      else { return nil }
      ranges.append(SourceRange(start, end))
    }
    return ranges
  }
}
