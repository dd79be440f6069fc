/// How documents are read.
public struct ReadOptions: Hashable, Sendable {
  /// The limits.
  public var limits: ReaderLimits
  /// Whether page furniture (navigation, footers, forms) and front matter belong to the text.
  public var fullText: Bool
  /// Whether XML that is not well-formed is read up to its end as far as possible instead of being rejected.
  public var recover: Bool
  /// The charset label of the transport (the HTTP header). Stands above a declaration inside the document.
  public var charset: String?
  /// A charset label that is used whatever a byte order mark or a declaration says.
  public var forcedCharset: String?

  /// Takes options; without any, the main text is read under the default limits.
  public init(
    limits: ReaderLimits = ReaderLimits(), fullText: Bool = false, recover: Bool = false, charset: String? = nil,
    forcedCharset: String? = nil
  ) {
    self.limits = limits
    self.fullText = fullText
    self.recover = recover
    self.charset = charset
    self.forcedCharset = forcedCharset
  }
}
