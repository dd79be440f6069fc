import CLibCurl

/// Says how a transfer ended, from libcurl's code and from what its callbacks noticed.
enum FetchEnding {
  static func conclude(_ transfer: Transfer, _ code: CURLcode) {
    var status = 0
    attest_curl_get_long(transfer.handle, CURLINFO_RESPONSE_CODE, &status)
    transfer.result.status = status
    var address: UnsafeMutablePointer<CChar>?
    attest_curl_get_text(transfer.handle, CURLINFO_PRIMARY_IP, &address)
    if let address, address.pointee != 0 { transfer.result.address = String(cString: address) }
    guard code != CURLE_OK else {
      // An answer that only says that another follows, and none does.
      transfer.result.failure = (1..<200).contains(status) ? .protocolError : nil
      if status < 200 { transfer.result.detail = "status \(status) is no answer" }
      return
    }
    guard transfer.result.failure == nil else { return }
    let text = String(cString: transfer.errorText)
    transfer.result.detail = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
    let isAnswered =
      status > 0 && [[10, 10], [10, 13, 10]].contains { transfer.result.header.suffix($0.count) == $0 }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: transfer.result.failure = .noAddress
    case CURLE_OPERATION_TIMEDOUT:
      transfer.result.failure = .deadline
      transfer.result.truncation = isAnswered ? "time" : nil
    case CURLE_COULDNT_CONNECT, CURLE_GOT_NOTHING, CURLE_SEND_ERROR: transfer.result.failure = .noConnection
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_INVALIDCERTSTATUS:
      transfer.result.failure = .tls
    case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR:
      transfer.result.failure = isAnswered ? .shortBody : .noConnection
      transfer.result.truncation = isAnswered ? "disconnect" : nil
      var announced: Int64 = -1
      attest_curl_get_off(transfer.handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced)
      if isAnswered, announced >= 0 { transfer.result.detail = "\(transfer.result.body.count)/\(announced) bytes" }
    case CURLE_URL_MALFORMAT: transfer.result.failure = .blockedURL
    default: transfer.result.failure = .protocolError
    }
  }
}
