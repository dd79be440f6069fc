import Testing

@testable import Crawling

@Suite("What pages and sitemaps link to")
struct DiscoveryTests {
  @Test("links of a page, once each, with their base; none of scripts and comments")
  func links() {
    let page = """
      <!DOCTYPE html><html><head><base href="/docs/"><link rel=canonical href="/c"><link rel=stylesheet href=x.css>
      <link rel="alternate" type="application/rss+xml" href="/feed.xml"><meta http-equiv=refresh content="0; URL='/next'">
      </head><body><a href=one>1</a><A HREF='two?a=1&amp;b=2'>2</A><a href="one">1</a><a rel=nofollow href=no>x</a>
      <!-- <a href="comment"> --><script>document.write('<a href="script">')</script><a href="#top">t</a>
      <iframe src="frame.html"></iframe><a title="a > b" href="three">3</a><a href=four
      """
    let found = PageLinks(Array(page.utf8))
    #expect(found.links == ["/c", "/next", "one", "two?a=1&b=2", "frame.html", "three", "four"])
    #expect(found.base == "/docs/" && found.feeds == ["/feed.xml"] && !found.isNoFollow)
  }

  @Test("a sitemap, an index, a feed and a list of URLs")
  func sitemaps() {
    func read(_ text: String) -> SitemapContents { SitemapContents(Array(text.utf8)) }
    let map = read(
      "<?xml version='1.0'?><urlset xmlns:image='i'><url><loc> https://a.example/1?x=1&amp;y=2 </loc><image:image>"
        + "<image:loc>https://a.example/i.png</image:loc></image:image></url><url><loc><![CDATA[https://a.example/2]]></loc></url>"
    )
    #expect(map.form == .pages && map.pages == ["https://a.example/1?x=1&y=2", "https://a.example/2"])
    let index = read("<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>")
    #expect(index.form == .index && index.sitemaps == ["https://a.example/s.xml"] && index.pages.isEmpty)
    let atom = read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link rel='self' href='/s'/><link href='/e'/></entry></feed>")
    #expect(atom.form == .feed && atom.pages == ["/e"])
    let rss = read(
      "<rss><channel><link>https://a.example/</link><item><link>https://a.example/n</link></item></channel></rss>")
    #expect(rss.pages == ["https://a.example/", "https://a.example/n"])
    #expect(read("\u{FEFF}https://a.example/1\nnot a url\nhttps://a.example/2\n").pages.count == 2)
    #expect(read("<!DOCTYPE x [<!ENTITY a 'aaaa'>]><urlset><url><loc>&a;</loc></url></urlset>").pages == ["&a;"])
    #expect(read("").form == nil && read("<html></html>").form == nil)
  }

  @Test("hostile markup takes linear time")
  func hostile() {
    let shapes = ["<a href=", "<", "<!--", "<a href=\"x\" ", "<script>", "&amp", "<![CDATA[", "</a", "<a b='"]
    let time = ContinuousClock().measure {
      for shape in shapes {
        let bytes = Array(String(repeating: shape, count: (1 << 20) / shape.utf8.count).utf8)
        _ = PageLinks(bytes)
        _ = SitemapContents(bytes)
      }
    }
    #expect(time < .seconds(10))
  }
}
