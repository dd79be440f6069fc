import ClaimChecking
import Pipelines
import Recognition
import Testing

/// Claims that are answered from several numbers: shares, sums, comparisons across a table, totals of a period.
@Suite struct ReckoningTests {
  private static let rescues =
    "<h1>Rescues at sea</h1><table><caption>Sailors rescued by sex and age, 2015–2018</caption>"
    + "<tr><th>Year</th><th>Women</th><th>Girls</th><th>Men</th><th>Boys</th><th>Total</th></tr>"
    + "<tr><td>2015</td><td>12</td><td>8</td><td>60</td><td>20</td><td>100</td></tr>"
    + "<tr><td>2016</td><td>18</td><td>12</td><td>50</td><td>30</td><td>110</td></tr>"
    + "<tr><td>2017</td><td>20</td><td>15</td><td>40</td><td>45</td><td>120</td></tr>"
    + "<tr><td>Total</td><td>50</td><td>35</td><td>150</td><td>95</td><td>330</td></tr></table>"
  private static let ports =
    "<table><caption>Boats lost in 2014, by harbour</caption><tr><th>Harbour</th><th>Boats</th><th>Share (%)</th></tr>"
    + "<tr><td>Skarvik</td><td>44</td><td>55.0</td></tr><tr><td>Lindnes</td><td>20</td><td>25.0</td></tr>"
    + "<tr><td>Tornholm</td><td>16</td><td>20.0</td></tr><tr><td>All harbours</td><td>80</td><td>100.0</td></tr></table>"
  private static let peat =
    "<table><caption>Peat dug by county (kt)</caption><tr><th>County</th><th>2001</th><th>2002</th></tr>"
    + "<tr><td>Offmoor</td><td>1,400</td><td>1,150</td></tr><tr><td>Greyfen</td><td>300</td><td>360</td></tr></table>"

  static let cases: [(page: String, supported: String, refuted: String)] = [
    (
      rescues, "In 2016 children made up over a third of the sailors rescued.",
      "In 2015 children made up over half of the sailors rescued."
    ),
    (
      rescues, "Fewer than 60 women were rescued between 2015 and 2018.",
      "Fewer than 40 women were rescued between 2015 and 2018."
    ),
    (rescues, "In 2017 boys outnumbered men.", "In 2015 boys outnumbered men."),
    (
      ports, "Lindnes and Tornholm together lost 36 boats in 2014.",
      "Lindnes and Tornholm together lost 46 boats in 2014."
    ),
    (
      ports, "A majority of the boats lost in 2014 were lost in Skarvik.",
      "A majority of the boats lost in 2014 were lost in Lindnes."
    ),
    (ports, "No harbour lost more boats in 2014 than Skarvik.", "No harbour lost more boats in 2014 than Lindnes."),
    (
      ports, "Tornholm ranked third among harbours for boats lost in 2014.",
      "Tornholm ranked second among harbours for boats lost in 2014."
    ),
    (peat, "Offmoor dug 1.4 Mt of peat in 2001.", "Offmoor dug 14 Mt of peat in 2001."),
    (
      "<p>The 1362 hotline took 80 calls in 2003.</p>", "The 1362 hotline took 80 calls in 2003.",
      "The hotline took 1,362 calls in 2003."
    ),
    (
      "<p>Permits rose from 320 in 2009 to 410 the following year.</p>", "There were 410 permits in 2010.",
      "There were 410 permits in 2009."
    ),
    (
      "<p>Of the 30 pilots trained in 1998, 18 were women.</p>", "Most of the pilots trained in 1998 were women.",
      "Fewer than half of the pilots trained in 1998 were women."
    ),
  ]

  @Test("what the numbers of a document add up to decides", arguments: cases)
  func reckoned(_ item: (page: String, supported: String, refuted: String)) throws {
    #expect(try label(item.supported, item.page) == .supported, "\(item.supported)")
    #expect(try label(item.refuted, item.page) == .refuted, "\(item.refuted)")
  }

  @Test(
    "numbers of something else decide nothing",
    arguments: [
      // Another time, another row, another measure, a part that is not told apart.
      (rescues, "In 2019 children made up over a third of the sailors rescued."),
      (rescues, "Fewer than 60 captains were rescued between 2015 and 2018."),
      (ports, "Lindnes and Ravnsund together lost 36 boats in 2014."),
      (ports, "A majority of the boats sold in 2014 were sold in Skarvik."),
      (ports, "No harbour built more boats in 2014 than Skarvik."),
      (peat, "Offmoor sold 1.4 Mt of peat in 2001."),
      // Who said it, and what became of it.
      (
        "<p>The Ministry of Works blames rain. The union says that rust is the cause of the collapse.</p>",
        "According to the Ministry of Works, rust is the cause of the collapse."
      ),
      ("<p>The audit found no evidence that the guild hired 60 children.</p>", "The guild hired 60 children."),
      ("<p>The company denied that it had dismissed 40 people.</p>", "The company dismissed 40 people."),
      ("<p>Last year 300 people applied for 20 posts.</p>", "Last year 300 people got posts."),
      ("<p>The guild called for the closure of five mills.</p>", "The guild closed five mills."),
      ("<p>The court overturned the conviction of 14 divers in 2002.</p>", "The court convicted 14 divers in 2002."),
      ("<p>The firm was cleared of dumping 300 tonnes of slag.</p>", "The firm dumped 300 tonnes of slag."),
      ("<p>Half of the 640 looms were mended in 1999.</p>", "640 looms were mended in 1999."),
      ("<p>All but 3 of the 27 mills were sold.</p>", "3 mills were sold."),
      ("<p>The number of clerks was cut by 8% to 900.</p>", "The number of clerks was cut by 900."),
      (
        "<p>Arden Mills bought 150 looms from Brook Works in 2001.</p>",
        "Brook Works bought 150 looms from Arden Mills in 2001."
      ),
      ("<p>In 2001 fines of ９９９ were set.</p>", "In 2001 ９９９ fines were set."),
      ("<p>In 2004, 75 tenants were refused compensation.</p>", "In 2004, 75 tenants received compensation."),
    ])
  func open(_ item: (page: String, claim: String)) throws {
    #expect(try label(item.claim, item.page) == .notEnoughInfo)
  }

  private func label(_ claim: String, _ page: String) throws -> ClaimVerdict.Label {
    let extractor = try Extractor.standard()
    let checker = ClaimChecker(packs: try PackSet.embedded()) { extractor.recognize($0) }
    let bytes = Array("<html><body>\(page)</body></html>".utf8)
    let recognition = extractor.examine(DocumentInput(name: "page.html", bytes: bytes)).recognition
    return try checker.check(Claim(id: "1", text: claim), in: GivenDocuments([checker.evidence(recognition)])).label
  }
}
