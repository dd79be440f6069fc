/// Words in `class`, `id` and `role` that say what an element is for.
///
/// A name is cut at white space, hyphens, underscores, digits and before capitals; a part must be one of the words as a
/// whole. The words are those that content systems give to the parts of a page, in the languages of the web's larger
/// presses; words that also name main text (`content`, `header`, `block`, `note`) are not among them.
enum BoilerplateNames {
  /// What the value of a `class` or `id` says.
  static func marks(_ value: UnsafePointer<UInt8>) -> Event.Marks {
    var marks: Event.Marks = []
    var index = 0
    var part = seed
    var whole = seed
    var count = 0
    var isNegated = false
    // Names longer than this are generated ones.
    while index < 1000 {
      let byte = value[index]
      let isUpper = byte &- 0x41 < 26
      let isLetter = isUpper || byte &- 0x61 < 26
      if count > 0, !isLetter || isUpper && value[index - 1] &- 0x61 < 26 {
        if let word = parts[part] {
          if word.isEmpty { isNegated = true } else if !isNegated { marks.formUnion(word) }
        }
        part = seed
        count = 0
      }
      if byte == 0 || ASCII.isSpace(byte) {
        if whole != seed, let word = wholes[whole] { marks.formUnion(word) }
        if byte == 0 { break }
        whole = seed
        isNegated = false
      }
      if isLetter {
        part = (part ^ UInt32(byte | 0x20)) &* prime
        whole = (whole ^ UInt32(byte | 0x20)) &* prime
        count += 1
      }
      index += 1
    }
    return marks
  }

  /// Whether the value of `role` names furniture of a page.
  static func isRole(_ value: UnsafePointer<UInt8>) -> Bool {
    var hash = seed
    var index = 0
    while value[index] != 0, index < 100 {
      hash = (hash ^ UInt32(ASCII.lower(value[index]))) &* prime
      index += 1
    }
    return roles.contains(hash)
  }

  /// Parts of names. Those without a mark turn the meaning of a name round: `has-sidebar` is the class of the page
  /// beside it.
  private static let parts = table([
    (
      .furniture,
      """
      nav navbar navigation navbox menu submenu topnav breadcrumb breadcrumbs crumbs sidebar footer cookie cookies \
      consent gdpr share sharing sharedaddy social addthis related recommended newsletter subscribe subscription advert \
      adverts advertisement advertising ads adsense sponsored promo pagination pager popup modal login signup toolbar \
      tagcloud skiplink printfriendly offscreen noprint relatedposts trackback trackbacks outbrain taboola teaser \
      teasers shariff sociallinks socialmedia paywall werbung anzeige recirc recirculation mostread trending \
      recommendations recommendation reply banner overlay flyout offcanvas colophon masthead imprint disclaimer donate \
      registration registerwall upsell signin yarpp crp subscribers screenreader taglist sidenav sidecol widgets widgetarea \
      rodape fusszeile seitenleiste cta gprd cookiebar optin relacionado relacionados relacionada relacionadas \
      correlati correlatos verwandte similaires similares weiterlesen readnext upnext compartir compartilhar partager \
      condividi teilen publicidad publicidade publicite pubblicita reklama reklam annonce sponsor sponsors newsletters \
      suggestions suggested
      """
    ),
    (
      .comments,
      """
      comment comments commentlist disqus respond kommentare kommentar comentario comentarios commentaire \
      commentaires commenti reacties discussion
      """
    ),
    (
      .minor,
      """
      meta tags tag date time datetime more rating topics topic categories category cat links print tools \
      actions buttons btn button published posted timestamp likes views readmore interest service services job jobs \
      shop widget topbar toplinks bottom forum linkback additional further aktuell news latest popular next prev \
      previous archive archives ad adv advertise mehr subscriber follow keywords metadata
      """
    ),
    (.person, "author authors autor autorin bio biography authorbox authorbio byline vcard profile"),
    (.caption, "caption bildunterschrift bilduntertitel image images img photo picture bild thumbnail"),
    (.credit, "credit credits copyright photocredit photographer fotograf"),
    (.references, "references reflist bibliography citations"),
    (.notes, "footnote footnotes endnote endnotes"),
    ([], "has with no is show hide not without"),
  ])

  /// Whole names, without what is no letter.
  private static let wholes = table([
    (
      .content,
      """
      articlebody entrycontent postcontent articlecontent storybody articletext posttext storycontent bodytext newsbody \
      postbody entrytext
      """
    ),
    (.hidden, "hidden hide invisible dnone visuallyhidden sronly screenreadertext"),
  ])

  private static let roles = Set(
    "navigation banner contentinfo complementary search menu menubar toolbar dialog alertdialog".split(separator: " ")
      .map { hash($0) })

  private static let seed: UInt32 = 2_166_136_261
  private static let prime: UInt32 = 16_777_619

  private static func hash(_ word: Substring) -> UInt32 {
    word.utf8.reduce(seed) { ($0 ^ UInt32($1)) &* prime }
  }

  private static func table(_ lists: [(marks: Event.Marks, words: String)]) -> HashedMarks {
    var table: [UInt32: Event.Marks] = [:]
    for list in lists {
      for word in list.words.split(separator: " ") { table[hash(word), default: []].formUnion(list.marks) }
    }
    return HashedMarks(table)
  }
}

/// Marks by the hash of a word, in an open hash table at most a quarter full: every class of every element asks it.
private struct HashedMarks {
  private struct Place {
    var hash: UInt32 = 0
    var marks: Event.Marks?
  }

  private let places: [Place]

  init(_ marks: [UInt32: Event.Marks]) {
    var count = 64
    while count < 4 * marks.count { count *= 2 }
    var places = [Place](repeating: Place(), count: count)
    for (hash, marks) in marks {
      var index = Int(hash) & (count - 1)
      while places[index].marks != nil { index = (index + 1) & (count - 1) }
      places[index] = Place(hash: hash, marks: marks)
    }
    self.places = places
  }

  @inline(__always)
  subscript(hash: UInt32) -> Event.Marks? {
    var index = Int(hash) & (places.count - 1)
    while let marks = places[index].marks {
      if places[index].hash == hash { return marks }
      index = (index + 1) & (places.count - 1)
    }
    return nil
  }
}
