import DocumentModel

/// The properties of https://schema.org that say something of a page; RDFa's Dublin Core names are taken as well.
enum SchemaProperty {
  /// The field and rank of a property of microdata or RDFa, with or without its prefix.
  static func meaning(_ property: String) -> (field: MetadataItem.Field, rank: Int)? {
    let local = property.split { $0 == ":" || $0 == "/" || $0 == "#" || $0 == "." }.last.map(String.init) ?? property
    return properties[local.lowercased()]
  }

  private static let properties: [String: (MetadataItem.Field, Int)] = [
    "headline": (.title, 0), "author": (.author, 0), "creator": (.author, 1), "datepublished": (.published, 0),
    "datecreated": (.published, 2), "issued": (.published, 1), "datemodified": (.modified, 0),
    "modified": (.modified, 1), "publisher": (.publisher, 0), "inlanguage": (.language, 0), "license": (.licence, 0),
    "ispartof": (.container, 0),
  ]
}
