"""Text that becomes script wherever it is not escaped, made by joining ways out of a place with ways to run."""
import itertools

BREAKS = [
    "", '">', "'>", "</title>", "</textarea>", "</style>", "</script>", "-->", "]]>", '"\u0301 ', "'\u0301 ", "</mark></a>",
    "</pre></option></select>", "`>", "<!--><!--", "<![CDATA[", "\x1b$B", "{{{", "%22%3E", "&#34;&#62;",
]
RUNS = [
    "<script>mark(1)</script>", "<img src=x onerror=mark(2)>", "<svg/onload=mark(3)>", "<body onload=mark(4)>",
    "<iframe srcdoc='<script>parent.mark(5)</script>'></iframe>", "<a href=javascript:mark(6) id=go>go</a>",
    "<input autofocus onfocus=mark(7)>", "<details open ontoggle=mark(8)>", "<video><source onerror=mark(9)></video>",
    "<math><mtext><table><mglyph><style><img src=x onerror=mark(10)></style></mglyph></table></mtext></math>",
    "<svg><style><img src=x onerror=mark(11)></style></svg>", "<noscript><p title='</noscript><img src=x onerror=mark(12)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=mark(13)>", "<object data='javascript:mark(14)'></object>",
    "<embed src='javascript:mark(15)'>", "<base href='javascript:/'>", "<meta http-equiv=refresh content='0;url=javascript:mark(16)'>",
    "<link rel=stylesheet href='data:text/css,*{x:expression(mark(17))}'>", "<marquee onstart=mark(18)>",
    "<template><script>mark(19)</script></template>", "+ADw-script+AD4-mark(20)+ADw-/script+AD4-",
    "<svg><animate onbegin=mark(21) attributeName=x dur=1s>", "<svg><set attributeName=onmouseover to=mark(22)>",
    " onmouseover=mark(23) onfocus=mark(23) autofocus tabindex=1 ", " style=animation-name:x onanimationstart=mark(24) ",
    "<x contenteditable onblur=mark(25)>x", "<button formaction=javascript:mark(26)>x", "<isindex type=image src=1 onerror=mark(27)>",
    "<scr\x00ipt>mark(28)</scr\x00ipt>", "<ScRiPt/x>mark(29)</sCrIpT>", "<img src=x onerror\x0b=mark(30)>", "<svg><script href=data:,mark(31) />",
    "<img/src/onerror=mark(32)>", "<select><option><img src=x onerror=mark(33)>", "<xmp><img src=x onerror=mark(34)>",
    "<plaintext><img src=x onerror=mark(35)>", "<frameset onload=mark(36)>", "<textarea autofocus onfocus=mark(37)>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=mark(38) />#x'>", "<audio src onloadstart=mark(39)>",
    "constructor.constructor('mark(40)')()", "{{#_page}}{{token}}{{/_page}}", "{{{_page.token}}}",
    "\u2028<script>mark(41)</script>", "\u202e<script>mark(42)</script>", "＜script＞mark(43)＜/script＞",
    "<script\n>mark(44)</script\n>", "<!doctype html><script>mark(45)</script>", "<style>@import'javascript:mark(46)';</style>",
    "<img src=`javascript:mark(47)`>", "<a href='jav\tascript:mark(48)'>x</a>", "<img srcset=x onerror=mark(49)>",
    "<body onpageshow=mark(50)>", "<dialog open onclose=mark(51)>", "<input type=image src=x onerror=mark(52)>",
    "<picture><img src=x onerror=mark(53)></picture>", "<svg><foreignObject><script>mark(54)</script></foreignObject></svg>",
    "<table background='javascript:mark(55)'>", "<?xml-stylesheet href='javascript:mark(56)'?>", "<!ENTITY x 'mark(57)'>",
    "<annotation-xml encoding='text/html'><img src=x onerror=mark(58)>", "<desc><svg><img src=x onerror=mark(59)>",
    "<title><img src=x onerror=mark(60)></title>", "<keygen autofocus onfocus=mark(61)>",
]


def all_payloads():
    return ["".join(parts) for parts in itertools.product(BREAKS, RUNS)]


def escaped(text):
    """As text of HTML: what a document shows, whatever it shows."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("\x00", "")


def documents():
    """Pages that carry the payloads in their titles, names, texts, tables, citations and entries; by file name."""
    payloads = all_payloads()
    pages = {}
    for number, start in enumerate(range(0, len(payloads), 160)):
        some = payloads[start : start + 160]
        body = []
        for index, payload in enumerate(some):
            text = escaped(payload)
            body.append(f"<p>Under Law No. {index + 1} of 2007 {text} the Agency of Wards counted {index + 3} cases {text} in 2011.</p>")
            if index % 16 == 0:
                body.append(f"<h2>{text}</h2><ul><li>{text} Ministry of {text} Works</li></ul>")
                body.append(f"<table><caption>{text}</caption><tr><th>Year</th><th>{text}</th></tr><tr><td>2010</td><td>{index + 5}</td></tr><tr><td>2011</td><td>{index + 9}</td></tr></table>")
        name = "".join(sign for sign in some[3] if sign not in "/\x00")[:80]
        pages[f"{number:02} {name}.html"] = (
            f"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{escaped(some[1])}</title></head><body><main>"
            f"<h1>{escaped(some[2])}</h1>{''.join(body)}</main></body></html>"
        )
    return pages
