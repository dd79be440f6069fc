import CLibCurl

/// The library that the crawler fetches with.
public enum CrawlerLibrary {
  /// Version of libcurl as it is loaded.
  public static var curlVersion: String {
    // `libcurl/7.88.1 OpenSSL/3.0.17 …`
    let words = String(cString: curl_version()).split(separator: " ")
    return String(words.first?.split(separator: "/").last ?? "")
  }
}
