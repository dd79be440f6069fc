/// What a browser asks for, free of the server's types: the application answers values with values.
public struct ReviewRequest: Sendable {
  /// `GET`, `HEAD`, `POST`, …
  public var method: String
  /// The target as sent: path and query, not decoded.
  public var target: String
  /// Header fields in the order sent, names in lower case. `host` stands once for each time it was sent.
  public var fields: [(name: String, value: String)]
  /// The body.
  public var body: [UInt8]
  /// The port that the request came in at.
  public var port: Int

  /// Makes a request from its fields.
  public init(
    method: String = "GET", target: String, fields: [(name: String, value: String)], body: [UInt8] = [], port: Int
  ) {
    self.method = method
    self.target = target
    self.fields = fields
    self.body = body
    self.port = port
  }

  /// All values of a header field.
  func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }
}

/// What is answered.
public struct ReviewReply: Sendable {
  /// The HTTP status.
  public var status: Int
  /// Header fields, names in lower case.
  public var fields: [(name: String, value: String)]
  /// The body; empty for HEAD, whose length a field tells.
  public var body: [UInt8]

  /// The value of a header field.
  public func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }
}
