import CLibCrypto

/// A digest of bytes that come in pieces, by libcrypto.
public struct RunningDigest: ~Copyable {
  /// What digests can be made.
  public enum Algorithm: Sendable {
    /// 20 bytes; only to check what others wrote.
    case sha1
    /// 32 bytes.
    case sha256
  }

  private let context: OpaquePointer?
  private let size: Int

  /// Begins a digest.
  public init(_ algorithm: Algorithm) {
    context = EVP_MD_CTX_new()
    size = algorithm == .sha1 ? 20 : 32
    EVP_DigestInit_ex(context, algorithm == .sha1 ? EVP_sha1() : EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// Adds bytes.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let done: Void? = bytes.withContiguousStorageIfAvailable { update(UnsafeRawBufferPointer($0)) }
    if done == nil { Array(bytes).withUnsafeBytes { update($0) } }
  }

  /// The digest of all that was added, after which nothing may be.
  public consuming func finish() -> [UInt8] {
    var out = [UInt8](repeating: 0, count: size)
    EVP_DigestFinal_ex(context, &out, nil)
    return out
  }

  /// The digest of some bytes.
  public static func digest(_ bytes: some Sequence<UInt8>, _ algorithm: Algorithm) -> [UInt8] {
    var digest = RunningDigest(algorithm)
    digest.update(bytes)
    return digest.finish()
  }
}
