/// Labels of encodings and the names they stand for (https://encoding.spec.whatwg.org/#names-and-labels). Labels of
/// encodings that are refused there (UTF-7, HZ) are missing: they count as no declaration.
enum EncodingLabels {
  /// The WHATWG name in lower case, nil for an unknown label. Case, quotes and white space around it do not count.
  static func name(_ label: some Collection<UInt8>) -> String? {
    var key: [UInt8] = []
    for byte in label where byte > 0x20 {
      key.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    return names[String(decoding: key, as: UTF8.self)]
  }

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for line in table.split(separator: "\n") {
      let labels = line.split(separator: " ").map(String.init)
      for label in labels { names[label] = labels[0] }
    }
    for part in [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16] {
      for label in ["iso-8859-\(part)", "iso8859-\(part)", "iso8859\(part)", "iso_8859-\(part)"] {
        names[label] = "iso-8859-\(part)"
      }
    }
    for page in 1250...1258 {
      for label in ["windows-\(page)", "cp\(page)", "x-cp\(page)"] { names[label] = "windows-\(page)" }
    }
    return names
  }()

  /// A name, then its other labels.
  private static let table = """
    utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8
    utf-16le utf-16 utf16 utf16le ucs-2 unicode csunicode iso-10646-ucs-2
    utf-16be utf16be unicodefffe
    windows-1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 ascii us-ascii ansi_x3.4-1968 cp819 ibm819
    windows-1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5
    windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620
    iso-8859-2 latin2 l2 csisolatin2
    iso-8859-3 latin3 l3
    iso-8859-4 latin4 l4
    iso-8859-5 cyrillic
    iso-8859-6 arabic ecma-114
    iso-8859-7 greek greek8 ecma-118
    iso-8859-8 hebrew visual logical iso-8859-8-i
    iso-8859-10 latin6 l6
    iso-8859-15 latin9 l9
    koi8-r koi koi8 koi8_r
    koi8-u koi8-ru
    ibm866 866 cp866
    macintosh mac x-mac-roman
    x-mac-cyrillic x-mac-ukrainian
    gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese
    big5 big5-hkscs cn-big5 x-x-big5
    euc-jp eucjp x-euc-jp
    iso-2022-jp csiso2022jp
    shift_jis shift-jis sjis x-sjis ms932 ms_kanji windows-31j cp932
    euc-kr euckr korean ks_c_5601-1987 ksc5601 ksc_5601 windows-949 cp949
    """
}
