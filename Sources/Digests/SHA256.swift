import CLibCrypto
public import DocumentModel

/// SHA-256 by libcrypto.
public enum SHA256 {
  /// The digest of some bytes.
  public static func digest(_ bytes: [UInt8]) -> SHA256Digest {
    bytes.withUnsafeBytes { digest($0) }
  }

  /// The digest of some bytes.
  public static func digest(_ bytes: UnsafeRawBufferPointer) -> SHA256Digest {
    var out = [UInt8](repeating: 0, count: 32)
    _ = CLibCrypto.SHA256(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, &out)
    guard let digest = SHA256Digest(bytes: out) else { preconditionFailure("a SHA-256 digest has 32 bytes") }
    return digest
  }
}
