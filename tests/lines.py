"""The lines of a PDF as poppler sees them, and what a typesetter would not sign. Used by tests/lines.t.

Lengths are points, y grows downwards. poppler gives each word the box of its advances: a full-width mark at a line's
edge has its blank half outside, so what is compared is the body (Word.left, Word.right). A box is as high as the face's
ascent and descent together, from which the size follows.
"""
import html
import re
import subprocess
from collections import namedtuple

OPENING = "“‘（《〈【〔「『［｛〖"
CLOSING = "”’）》〉】〕」』］｝〗"
PAUSES = "、，；：。？！"
NEVER_FIRST = set(CLOSING + PAUSES + "·‧・—…⸺⋯－～–-/%‰°′″℃℉％々")
NEVER_LAST = set(OPENING + "$/¥§№＄￥")
FULL_WIDTH_CLOSING = set(CLOSING + PAUSES)

# Ascent and descent over size: Noto Serif CJK, Noto Sans CJK, LXGW WenKai.
FACES = (1.437, 1.448, 1.184)

Margins = namedtuple("Margins", "top bottom left right")
Word = namedtuple("Word", "text x0 y0 x1 y1 size left right")
Page = namedtuple("Page", "width height lines")  # lines: lists of words, as poppler puts them together
Row = namedtuple("Row", "page text left right size middle")
Paragraph = namedtuple("Paragraph", "kind text rows")


def size_of(height, sizes):
    """The size of the style that a box of this height has."""
    return min(((abs(height - face * size), size) for size in sizes for face in FACES))[1]


def make_word(text, x0, y0, x1, y1, sizes):
    size = size_of(y1 - y0, sizes)
    left = x0 + (size / 2 if text[0] in OPENING else 0)
    right = x1 - (size / 2 if text[-1] in FULL_WIDTH_CLOSING else 0)
    return Word(text, x0, y0, x1, y1, size, left, right)


def parse(text, sizes):
    """The output of pdftotext -bbox-layout."""
    pages = []
    pattern = re.compile(r'<(page|line|word)((?: \w+="[-\d.]+")+)>(?:([^<]*)</word>)?')
    for kind, attributes, word in pattern.findall(text):
        numbers = [float(n) for n in re.findall(r'"([-\d.]+)"', attributes)]
        if kind == "page":
            pages.append(Page(*numbers, []))
        elif kind == "line":
            pages[-1].lines.append([])
        elif numbers[3] - numbers[1] < 100:  # the watermark's letters are larger
            pages[-1].lines[-1].append(make_word(html.unescape(word), *numbers, sizes))
    return [page._replace(lines=[line for line in page.lines if line]) for page in pages]


def read(path, sizes):
    done = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], check=True, capture_output=True, text=True)
    return parse(done.stdout, sizes)


def text_of(words):
    return "".join(word.text for word in words)


# --- what is wrong with the lines of a page ---------------------------------------------------------------------------


def is_figure(text):
    """A dash for nothing, a page number, a negative number, the dots of the contents."""
    return re.fullmatch(r"—+|— \d+ —|—\d+—|[-−]\d[\d.]*|[.…·]+\d*", text) is not None


def forbidden_marks(page):
    for line in page.lines:
        text = text_of(line)
        if is_figure(text):
            continue
        if text[0] in NEVER_FIRST:
            yield f"starts with {text[0]}: {text}"
        if text[-1] in NEVER_LAST and not re.search(r"[a-z\d-]{3}/$", text):  # an address goes on behind its strokes
            yield f"ends with {text[-1]}: {text}"


def beyond_margins(page, margins, tolerance=0.5):
    for line in page.lines:
        for word in line:
            if word.left < margins.left - tolerance or word.right > page.width - margins.right + tolerance:
                yield f"{word.left:.2f}–{word.right:.2f}: {word.text}"
            if word.y0 < 0 or word.y1 > page.height:
                yield f"off the page: {word.text}"


def body_of(word):
    """The square of the letters, a tenth shorter above and below: lines may stand close, never touch."""
    middle = (word.y0 + word.y1) / 2
    return word.left, middle - 0.4 * word.size, word.right, middle + 0.4 * word.size


def overlaps(page, tolerance=0.5):
    boxes = sorted((body_of(word) + (word.text,) for line in page.lines for word in line), key=lambda box: box[1])
    for i, (left, top, right, bottom, text) in enumerate(boxes):
        for other in boxes[i + 1:]:
            if other[1] > bottom - tolerance:
                break
            if other[0] < right - tolerance and left < other[2] - tolerance:
                yield f"{text} and {other[4]}"


# --- paragraphs -------------------------------------------------------------------------------------------------------


def rows_of(pages, margins):
    """All that stands on one base line of a page's body, as one row; downwards."""
    rows = []
    for number, page in enumerate(pages):
        words = [w for line in page.lines for w in line]
        words = [w for w in words if margins.top < (w.y0 + w.y1) / 2 < page.height - margins.bottom]
        words.sort(key=lambda w: ((w.y0 + w.y1) / 2, w.x0))
        groups = []
        for word in words:
            middle = (word.y0 + word.y1) / 2
            if groups and abs(middle - groups[-1][0]) < 0.3 * word.size:
                groups[-1][1].append(word)
            else:
                groups.append((middle, [word]))
        for middle, group in groups:
            group.sort(key=lambda w: w.x0)
            # The label of a list's item is no part of its line.
            label = len(group) > 1 and re.fullmatch(r"\d+\.|（\d+）|•|\(\d+\)", group[0].text)
            first = group[1] if label else group[0]
            rows.append(Row(number, text_of(group), first.left, group[-1].right, max(w.size for w in group), middle))
    return rows


def bare(text):
    return re.sub(r"[\s\u00ad]", "", text)


def plain(markdown):
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", markdown).replace("**", "")
    return bare(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


def texts_in(markdown):
    """What a report written as Markdown has from its first chapter on, as (kind, text): paragraphs, items of lists, notes,
    and of a card its paragraphs and terms. A newline in a value starts a paragraph."""
    for piece in re.split(r"\n>?[ \t]*\n", markdown[markdown.index("\n# 一、"):]):
        quoted = piece.startswith(">")
        piece = re.sub(r"^> ?", "", piece.strip("\n"), flags=re.M).strip()
        if piece.startswith("|"):
            for row in piece.split("\n")[2:] if quoted else []:
                yield "card", plain("".join(row.split("|")[1:-1]))
        elif piece and not re.match(r"[#`~]|---|!\[|\*\*(图|表)\d|.*`", piece):
            kind = "card" if quoted else "item" if re.match(r"- |\d+\. |（\d+）", piece) else "note" if piece.startswith("注：") else "paragraph"
            for text in re.sub(r"^- ", "•", piece).split("\\\n"):
                yield kind, plain(text)


def find_paragraphs(rows, texts):
    """Each (kind, text) as a sequence of whole rows, in their order; and the texts that are none."""
    found, lost, start = [], [], 0
    for kind, text in texts:
        for i in range(start, len(rows)):
            end, rest = i, text
            while end < len(rows) and rest and rest.startswith(bare(rows[end].text)):
                rest = rest[len(bare(rows[end].text)):]
                end += 1
            if not rest:
                found.append(Paragraph(kind, text, rows[i:end]))
                start = end
                break
        else:
            lost.append(text)
    return found, lost


def not_flush(paragraph, right, tolerance=0.5):
    rows = paragraph.rows
    for row in rows[:-1]:
        slack = 0.15 * row.size if row.text[-1] in "·—" else 0  # their ink is shorter than their place
        if abs(row.right - right) > tolerance + slack:
            yield f"ends at {row.right:.2f}, not {right:.2f}: {row.text}"
    for row in rows[2:]:
        if abs(row.left - rows[1].left) > tolerance:
            yield f"starts at {row.left:.2f}, not {rows[1].left:.2f}: {row.text}"
    if rows[-1].right > right + tolerance:
        yield f"goes on to {rows[-1].right:.2f}: {rows[-1].text}"


def not_indented(paragraph, left, tolerance=0.5):
    """A paragraph starts two characters from the margin; the lines of a list's item share one edge."""
    rows = paragraph.rows
    if paragraph.kind == "item":
        if len(rows) > 1 and abs(rows[1].left - rows[0].left) > tolerance:
            yield f"item at {rows[0].left:.2f}, then {rows[1].left:.2f}: {paragraph.text}"
    elif paragraph.kind != "paragraph":
        return
    elif abs(rows[0].left - left - 2 * rows[0].size) > tolerance:
        yield f"starts at {rows[0].left:.2f}: {paragraph.text}"
    elif len(rows) > 1 and abs(rows[1].left - left) > tolerance:
        yield f"goes on at {rows[1].left:.2f}: {paragraph.text}"


def off_grid(paragraphs, grid, tolerance=0.1):
    """Lines of paragraphs whose height on the page differs from that of most by no multiple of the grid."""
    rows = [row for p in paragraphs if p.kind == "paragraph" for row in p.rows]
    places = [row.middle % grid for row in rows]
    usual = max(places, key=lambda place: sum(abs(place - other) < tolerance for other in places), default=0)
    for row, place in zip(rows, places):
        if min(abs(place - usual), grid - abs(place - usual)) > tolerance:
            yield f"{place:.2f}, not {usual:.2f}: {row.text}"


def headings_in(markdown):
    """(text, whether what follows starts a page or is nothing) of each heading from the first chapter on."""
    body = markdown[markdown.index("\n# 一、"):]
    for heading, rest in re.findall(r"^#+ (.*)\n((?:(?!^#)[\s\S])*)", body, flags=re.M):
        yield plain(heading), len(bare(rest.split("\n---")[0])) < 80


def stranded(rows, headings):
    """Headings with less than two lines below them on their page."""
    start = 0
    for text, short in headings:
        at = next((i for i in range(start, len(rows)) if bare(rows[i].text) == text), None)
        if at is None:
            yield f"{text} is nowhere"
            continue
        start = at + 1
        if not short and [row.page for row in rows[at:at + 3]] != [rows[at].page] * 3:
            yield f"{text} on page {rows[at].page + 1}"


UNIT = ("mm²|mm|m²|m³|m|kg|t|MPa|kPa|kN|kV|MVA|Hz|Ω|h|min|s|d|℃|%|‰|㎡|HBW|DIN|LB|元|万|亿|人|天|年|月|日|项|台|个|处|根|道|点|层|份|条|"
        "批次|期|号|区|倍|家|套|名|起|面|级|类")
WHOLE = [r"\d[\d,.]*\d", r"[≥≤±<>≈＝]\s?\d", rf"\d\s?(?:{UNIT})", r"(?:GB|SH|NB|JB|JGJ|TSG|IEC|ISO)(?:/T)? ?[A-Z]?\d[\d.]*(?:[-—:]\d{4})?",
         r"[A-Z]{1,4}-\d+[A-Z]?(?:/[A-Z])*", r"V\d\d-\d+", r"〔\d+〕第?\d+号", r"\d+ ?年 ?\d+ ?月(?: ?\d+ ?日)?", r"第 ?[\d.一二三四五六七八九十]+ ?[条章节项次组批层号]",
         r"……", r"——", r"[¥￥]\d", r"\d：\d", r"Fe[ⅠⅡⅢ]-", r"\d ?℃～\d", r"Class \d"]


def parted(text, rows):
    """What should have stayed whole and has a line's end inside; addresses aside. text: with its blanks."""
    place, ends = 0, set()
    kept = [i for i, c in enumerate(text) if not c.isspace()]
    for row in rows[:-1]:
        place += len(bare(row.text))
        ends.add(kept[place])
    addresses = [m.span() for m in re.finditer(r"https?://[!-~]+", text)]
    for piece in (m for pattern in WHOLE for m in re.finditer(pattern, text)):
        inside = ends & set(range(piece.start() + 1, piece.end()))
        if inside and not any(a <= piece.start() < b for a, b in addresses):
            yield f"{piece[0]} is parted: {text[max(0, min(inside) - 12):min(inside)]} | {text[min(inside):min(inside) + 12]}"


def is_lonely(paragraph):
    """A single character, marks aside, on the last line."""
    letters = [c for c in bare(paragraph.rows[-1].text) if c not in FULL_WIDTH_CLOSING]
    return len(paragraph.rows) > 1 and len(letters) < 2


def is_torn(paragraph):
    """A page that starts with the last line of four or more, or ends with the first."""
    pages = [row.page for row in paragraph.rows]
    return len(pages) > 3 and (pages[0] != pages[1] or pages[-1] != pages[-2])
