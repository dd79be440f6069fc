/// The labels of encodings, after https://encoding.spec.whatwg.org/#names-and-labels: labels that browsers do not read
/// (UTF-7, EBCDIC) are not here and count as no declaration.
enum CharsetLabels {
  /// The WHATWG name of a label in any letter case, nil for a label that is not read.
  static func name(of label: String) -> String? {
    let key = label.lowercased().filter { !$0.isWhitespace }
    return names[key]
  }

  private static let names: [String: String] = {
    var table: [String: String] = [:]
    for line in lines.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let name = words.first else { continue }
      for word in words { table[word] = name }
    }
    for digit in 2...16 where digit != 9 && digit != 11 && digit != 12 {
      let name = "iso-8859-\(digit)"
      for label in [name, "iso8859-\(digit)", "iso8859\(digit)", "iso_8859-\(digit)"] { table[label] = name }
    }
    for number in 1250...1258 {
      for label in ["windows-\(number)", "cp\(number)", "x-cp\(number)"] { table[label] = "windows-\(number)" }
    }
    return table
  }()

  private static let lines = """
    utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8
    windows-1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 ascii us-ascii ansi_x3.4-1968 cp819 ibm819
    windows-1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5
    windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620
    iso-8859-2 latin2 l2 csisolatin2
    iso-8859-3 latin3 l3
    iso-8859-4 latin4 l4
    iso-8859-5 cyrillic
    iso-8859-6 arabic ecma-114
    iso-8859-7 greek greek8 ecma-118
    iso-8859-8 hebrew visual iso-8859-8-i logical
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
    utf-16le utf-16 utf16 ucs-2 unicode csunicode iso-10646-ucs-2 utf16le
    utf-16be utf16be unicodefffe
    """
}
