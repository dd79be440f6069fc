import CLibXML2

/// Versions of the libraries that read.
public enum LibraryVersions {
  /// libxml2, as its headers were when the program was built.
  public static let libxml2 = LIBXML_DOTTED_VERSION
}
