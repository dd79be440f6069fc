/// Why a document is too large to be read, in one line.
public enum SizeLimit {
  /// In megabytes where that tells the two apart, else in bytes; names the option that raises the limit.
  public static func reason(_ size: Int, limit: Int) -> String {
    let (above, below) = ((size + (1 << 20) - 1) >> 20, limit >> 20)
    let sides = below > 0 ? "\(above) MB > \(below) MB" : "\(size) bytes > \(limit) bytes"
    return "too-large \(sides); --max-bytes"
  }
}
