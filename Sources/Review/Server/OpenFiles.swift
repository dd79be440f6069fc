import Glibc

/// How many files the process may have open. Each connection is one, and a client that opens many and says nothing must not
/// keep others out.
enum OpenFiles {
  private static let wanted: rlim_t = 8_192

  /// Raises the limit as far as the system lets it, and returns it.
  static func raise() -> Int {
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    getrlimit(resource, &limit)
    if limit.rlim_cur < wanted {
      limit.rlim_cur = min(wanted, limit.rlim_max)
      setrlimit(resource, &limit)
      getrlimit(resource, &limit)
    }
    return Int(min(limit.rlim_cur, wanted))
  }
}
