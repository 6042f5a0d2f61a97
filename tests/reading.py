"""A report as it is read: (role, text) after (role, text), blanks aside. `of_page` takes it from the HTML, where another writer set the same
blocks; `of_tags` from a PDF's tags, by our own reading of them or as `pdfinfo -struct-text` tells them (which takes its time: it goes through
the page again for each tag). What is drawn in a chart is a matter of its own."""
import re
import subprocess

import pdfua
from page import Element, Page

NAMES = {"caption": "Caption", "figcaption": "Caption", "blockquote": "BlockQuote", "pre": "Code", "th": "TH", "td": "TD",
         "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4"}
HOLDERS = {"table": "Table", "tr": "TR", "article": "Sect", "ol": "L", "ul": "L"}
STRUCTURE = {"Document", "Sect", "P", "H1", "H2", "H3", "H4", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Caption", "Figure", "Note",
             "TOC", "TOCI", "Code", "BlockQuote"}
INLINE = {"Reference", "Link", "Span"}


def bare(text):
    """A gap between Chinese and Latin is no character."""
    return re.sub(r"\s", "", text)


# --- the page ----------------------------------------------------------------------------------------------------------

def kids(element):
    return [child for child in element.children if isinstance(child, Element)]


def pairs(element, turned=False):
    """A list of terms: each row, or each term with its text, a paragraph."""
    rows = [kids(row) for row in kids(element) if row.tag == "div"] or [kids(element)[i:i + 2] for i in range(0, len(kids(element)), 2)]
    for row in rows:
        yield "P", bare("".join(part.text() for part in (reversed(row) if turned else row)))


def items(element):
    yield "L", ""
    for index, item in enumerate(kids(element), 1):
        yield "LI", ""
        yield "Lbl", f"{index}." if element.tag == "ol" else "•"
        yield "LBody", ""
        for child in kids(item):
            yield from told(child)


def told(element):
    """What an element and those in it say."""
    tag = element.tag
    if tag in NAMES:
        yield NAMES[tag], bare(element.text())
    elif tag == "p" or tag == "header" and element.parent.tag == "article":
        yield "Note" if element.has_class("note") else "P", bare(element.text())
    elif tag == "dl":
        if element.has_class("figures"):
            yield "Sect", ""
        yield from pairs(element, element.has_class("figures"))  # the number stands above its name
    elif tag == "nav":
        yield "P", bare(kids(element)[0].text())
        yield "TOC", ""
        for entry in element.all("li"):
            yield "TOCI", bare(entry.text())
    elif tag in ("ol", "ul"):
        yield from items(element)
    elif tag not in ("svg", "img", "br", "colgroup"):
        if tag == "figure":
            yield "Figure", ""
        elif tag in HOLDERS:
            yield HOLDERS[tag], ""
        for child in kids(element):
            yield from told(child)


def of_page(path):
    with open(path, encoding="utf-8") as file:
        main = next(Page(file.read()).all("main"))
    return list(told(main))


def pictures(path):
    """(what is said of it, the characters that are drawn in it) of each figure."""
    with open(path, encoding="utf-8") as file:
        page = Page(file.read())
    found = []
    for figure in page.all("figure"):
        picture = next(e for e in figure.all("svg", "img") if e.tag == "img" or e.has_class("wide"))
        said = picture.attributes.get("alt", picture.attributes.get("aria-label"))
        found.append((said, sorted(bare("".join(t.text() for t in picture.all("text"))))))
    return found


# --- the tags ----------------------------------------------------------------------------------------------------------

def own_lines(pdf):
    """(depth, role or None, text or None) of each tag and of each text in it."""
    texts, tables = {}, {}
    for page in pdf.pages():
        for mcid, characters in pdfua.shown(pdf, page, tables):
            texts[page, mcid] = texts.get((page, mcid), "") + "".join(c or "\ufffd" for c in characters)

    def lines(element, depth):
        yield depth, element["/S"][1:], None
        for kid in pdfua.kids_of(element):
            if isinstance(kid, str):
                yield from lines(pdf.get(kid), depth + 1)
            elif isinstance(kid, int):
                yield depth + 1, None, texts.get((element["/Pg"], kid), "")
            elif kid["/Type"] == "/MCR":
                yield depth + 1, None, texts.get((kid["/Pg"], kid["/MCID"]), "")

    yield from lines(pdf.get(pdf.get(pdf.catalog, "/StructTreeRoot")["/K"]), 0)


def poppler_lines(path):
    done = subprocess.run(["pdfinfo", "-struct-text", path], check=True, capture_output=True, text=True)
    if done.stderr:
        raise ValueError(done.stderr)
    for line in done.stdout.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        if line.endswith('"') and line.lstrip().startswith('"'):
            yield depth, None, line.strip()[1:-1]
        elif match := re.match(r" *([A-Z][A-Za-z0-9]*)(?: <[-\w]+>)?(?: \((?:block|inline)\))?:?$", line):
            yield depth, match.group(1), None


def of_tags(lines):
    """What is drawn in a figure is left out, and the page in an entry of the contents, which must be a number."""
    told, open_elements = [], []
    for depth, role, text in lines:
        open_elements = [e for e in open_elements if e[0] < depth]
        if role is None:
            entry = open_elements[-1][1]
            if entry[0] != "Figure":
                entry[1].append(text)
        elif role in INLINE:
            open_elements.append((depth, open_elements[-1][1]))
        elif role in STRUCTURE:
            told.append([role, []])
            open_elements.append((depth, told[-1]))
        else:
            raise ValueError(f"{role} is not expected")
    for role, texts in told:
        if role == "TOCI" and not texts.pop().isdigit():
            raise ValueError(f"an entry of the contents without a page: {texts}")
    return [(role, bare("".join(texts))) for role, texts in told if role != "Document"]
