"""What PDF/UA-1 (ISO 14289-1) and PDF/A-2u (ISO 19005-2; -3u with attachments) ask of our files, as far as qpdf's JSON shows it. Each function
of CHECKS takes a Pdf and gives a list of faults; clauses stand beside them: UA 7.1, A 6.6."""
import base64
import collections
import copy
import json
import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree


class Pdf:
    def __init__(self, path=None, like=None):
        if like:
            self.objects, self.trailer = copy.deepcopy(like.objects), copy.deepcopy(like.trailer)
            return
        # --json-stream-data: undone filters are named in /Filter no more, so the dictionaries are read from a run without data.
        command = ["qpdf", "--json=2", path]
        self.objects = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["qpdf"][1]
        command[1:1] = ["--json-stream-data=inline", "--decode-level=generalized"]
        decoded = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["qpdf"][1]
        self.trailer = self.objects.pop("trailer")["value"]
        for name, entry in self.objects.items():
            if "stream" in entry:
                entry["stream"]["data"] = decoded[name]["stream"].get("data", "")

    def get(self, value, *keys):
        """Follows references and keys; None where there is nothing."""
        value = self._entry(value)
        for key in keys:
            value = self._entry(value.get(key)) if isinstance(value, dict) else None
        return value

    def _entry(self, value):
        if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            entry = self.objects.get("obj:" + value, {})
            return entry["stream"]["dict"] if "stream" in entry else entry.get("value")
        return value

    def data(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    @property
    def catalog(self):
        return self.get(self.trailer, "/Root")

    def pages(self):
        queue, found = [self.catalog["/Pages"]], []
        while queue:
            reference = queue.pop(0)
            node = self.get(reference)
            if node["/Type"] == "/Pages":
                queue = node["/Kids"] + queue
            else:
                found.append(reference)
        return found

    def dictionaries(self):
        """All objects' dictionaries, those within others too, each with its object's name."""
        for name, entry in self.objects.items():
            queue = [entry["stream"]["dict"] if "stream" in entry else entry.get("value")]
            while queue:
                value = queue.pop()
                if isinstance(value, dict):
                    yield name, value
                    queue += value.values()
                elif isinstance(value, list):
                    queue += value

    def number_tree(self, root, keys="/Nums"):
        pairs, queue = {}, [root]
        while queue:
            node = self.get(queue.pop())
            if node:
                items = self.get(node, keys) or []
                pairs.update(zip(items[::2], items[1::2]))
                queue += node.get("/Kids", [])
        return pairs

    def elements(self):
        """The structure in reading order: (reference, element, depth)."""
        stack = [(self.get(self.catalog, "/StructTreeRoot", "/K"), 0)]
        stack[0] = (self.get(self.catalog, "/StructTreeRoot")["/K"], 0)
        while stack:
            reference, depth = stack.pop()
            element = self.get(reference)
            yield reference, element, depth
            for kid in reversed(kids_of(element)):
                if isinstance(kid, str):
                    stack.append((kid, depth + 1))

    def children(self, element):
        return [self.get(kid) for kid in kids_of(element) if isinstance(kid, str)]

    def contents(self, page):
        parts = self.get(page)["/Contents"]
        return b"\n".join(self.data(part) for part in (parts if isinstance(parts, list) else [parts]))


def change(path, out, alter, *packing):
    """Writes a file anew, as qpdf's objects after `alter`."""
    command = ["qpdf", "--json-output=2", "--json-stream-data=inline", "--decode-level=generalized", path]
    document = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    alter(document["qpdf"][1])
    with open(out + ".json", "w", encoding="utf-8") as file:
        json.dump(document, file)
    subprocess.run(["qpdf", "--json-input", *packing, out + ".json", out], check=True)
    os.remove(out + ".json")


def tagged_and_untagged(path, work):
    """Sizes of a file as it is and without its tags, photos left out of both."""
    def untag(objects):
        catalog = objects["obj:" + objects["trailer"]["value"]["/Root"]]["value"]
        del catalog["/StructTreeRoot"], catalog["/MarkInfo"]
        for entry in objects.values():
            if "stream" in entry and not entry["stream"]["dict"].keys() - {"/Length", "/Filter"}:
                marked = base64.b64decode(entry["stream"]["data"])
                bare = re.sub(rb"(?m)^(/\w+<</MCID \d+>>BDC|/Artifact BMC|EMC)\n", b"", marked)
                entry["stream"]["data"] = base64.b64encode(bare).decode()
            elif isinstance(entry.get("value"), dict):
                for key in ("/StructParents", "/StructParent"):
                    entry["value"].pop(key, None)

    untagged, photos = os.path.join(work, "untagged.pdf"), 0
    change(path, untagged, untag, "--object-streams=generate", "--compress-streams=y", "--recompress-flate")
    objects = json.loads(subprocess.run(["qpdf", "--json=2", untagged], check=True, capture_output=True).stdout)["qpdf"][1]
    for entry in objects.values():
        if "stream" in entry and entry["stream"]["dict"].get("/Subtype") == "/Image":
            photos += entry["stream"]["dict"]["/Length"]
    return os.path.getsize(path) - photos, os.path.getsize(untagged) - photos


def kids_of(element):
    kids = element.get("/K", [])
    return kids if isinstance(kids, list) else [kids]


def text(value):
    return value.removeprefix("u:") if isinstance(value, str) else value


# --- content streams ---------------------------------------------------------------------------------------------------

TOKEN = re.compile(rb"\s*(<<.*?>>|<[0-9A-Fa-f]*>|\[|\]|/[^\s/<>\[\]()]*|[-+.0-9]+|[A-Za-z'\"*]+)", re.S)
PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh"}


def operators(stream):
    operands, at = [], 0
    while match := TOKEN.match(stream, at):
        at = match.end()
        token = match.group(1).decode("latin-1")
        if re.fullmatch(r"[A-Za-z'\"*]+", token):
            yield token, operands
            operands = []
        else:
            operands.append(token)
    if stream[at:].strip():
        raise ValueError(f"no operator: {stream[at:at + 40]!r}")


def to_unicode(pdf, font):
    """Code to text, as its ToUnicode has it."""
    table = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", pdf.data(font["/ToUnicode"]), re.S):
        for code, value in re.findall(rb"<([0-9A-F]+)>\s*<([0-9A-F]+)>", block):
            table[int(code, 16)] = bytes.fromhex(value.decode()).decode("utf-16-be")
    return table


def shown(pdf, page, tables):
    """(MCID or None for an artifact, text) in the order of drawing; None in the text where a glyph has no Unicode value."""
    fonts, font, mcid, hold = pdf.get(page, "/Resources", "/Font"), None, None, []
    for operator, operands in operators(pdf.contents(page)):
        if operator == "Tf":
            font = fonts[operands[0]]
            if font not in tables:
                tables[font] = to_unicode(pdf, pdf.get(font))
        elif operator == "BDC":
            mcid = int(re.search(r"/MCID\s+(\d+)", operands[1]).group(1))
        elif operator in ("EMC", "BMC"):
            mcid = None
        elif operator == "TJ":
            for piece in operands:
                if piece.startswith("<"):
                    codes = [int(piece[i:i + 4], 16) for i in range(1, len(piece) - 1, 4)]
                    hold.append((mcid, [tables[font].get(code) for code in codes]))
    return hold


def page_text(pdf, page, tables):
    return "".join(character or "\ufffd" for _, characters in shown(pdf, page, tables) for character in characters)


def drawn_text(pdf):
    """Element to its own text, as it is drawn."""
    owners, texts, tables = pdf.number_tree(pdf.get(pdf.catalog, "/StructTreeRoot", "/ParentTree")), collections.defaultdict(str), {}
    for page in pdf.pages():
        parents = pdf.get(owners[pdf.get(page)["/StructParents"]])
        for mcid, characters in shown(pdf, page, tables):
            if mcid is not None:
                texts[parents[mcid]] += "".join(c or "\ufffd" for c in characters)
    return texts


# --- the checks --------------------------------------------------------------------------------------------------------

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NAMES = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "dc": "http://purl.org/dc/elements/1.1/",
         "pdf": "http://ns.adobe.com/pdf/1.3/", "xmp": "http://ns.adobe.com/xap/1.0/", "schema": "http://www.aiim.org/pdfa/ns/schema#"}


def xmp(pdf):
    root = ElementTree.fromstring(pdf.data(pdf.catalog["/Metadata"]).decode("utf-8"))

    def value(name):
        prefix, local = name.split(":")
        found = root.find(f".//{{{NAMES[prefix]}}}{local}")
        if found is None:
            return None
        item = found.find(f".//{RDF}li")
        return (found if item is None else item).text

    return root, value


def identification(pdf):
    """A 6.6.4, 6.6.2.3; UA 5, 7.1"""
    root, value = xmp(pdf)
    attached = "/AF" in pdf.catalog
    wanted = {"pdfaid:part": "3" if attached else "2", "pdfaid:conformance": "U", "pdfuaid:part": "1", "dc:language": "zh-CN"}
    faults = [f"{name} is {value(name)}" for name, right in wanted.items() if value(name) != right]
    described = [e.text for e in root.iter(f"{{{NAMES['schema']}}}namespaceURI")]
    if NAMES["pdfuaid"] not in described:
        faults.append("pdfuaid is not described for PDF/A")
    if not value("dc:title"):
        faults.append("no dc:title")
    if "/Filter" in pdf.get(pdf.catalog["/Metadata"]):
        faults.append("XMP is packed")
    return faults


def properties(pdf):
    """A 6.6.2: Info says the same as XMP"""
    _, value = xmp(pdf)
    info, faults = pdf.get(pdf.trailer, "/Info"), []
    for key, name in {"/Title": "dc:title", "/Author": "dc:creator", "/Subject": "dc:description", "/Producer": "pdf:Producer"}.items():
        if text(info.get(key)) != value(name):
            faults.append(f"{key} {info.get(key)} is not {name} {value(name)}")
    for key, name in {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}.items():
        day = re.sub(r"D:(....)(..)(..)(..)(..)(..)([+-]..)'(..)'", r"\1-\2-\3T\4:\5:\6\7:\8", text(info.get(key, "")))
        if day != value(name):
            faults.append(f"{key} {day} is not {name} {value(name)}")
    return faults


def catalog(pdf):
    """UA 7.1, 7.2; A 6.1.3, 6.2.3, 6.5"""
    faults, root = [], pdf.catalog
    if text(root.get("/Lang")) != "zh-CN":
        faults.append("no /Lang")
    if pdf.get(root, "/MarkInfo", "/Marked") is not True or pdf.get(root, "/MarkInfo", "/Suspects"):
        faults.append("not marked")
    if pdf.get(root, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        faults.append("the title is not displayed")
    if len(pdf.trailer.get("/ID", [])) != 2 or "/Encrypt" in pdf.trailer:
        faults.append("no /ID, or encrypted")
    faults += [f"{key} in the catalog" for key in ("/AA", "/OCProperties", "/NeedsRendering", "/Requirements", "/AcroForm") if key in root]
    intents = root.get("/OutputIntents", [])
    if [pdf.get(i, "/S") for i in intents] != ["/GTS_PDFA1"] or pdf.get(intents[0], "/DestOutputProfile", "/N") != 3:
        faults.append("no output intent of three colours")
    return faults


def profile(pdf):
    return pdf.data(pdf.get(pdf.catalog["/OutputIntents"][0])["/DestOutputProfile"])


def color_profile(pdf):
    """A 6.2.3: an ICC profile that is what it says"""
    icc, faults = profile(pdf), []
    if int.from_bytes(icc[:4], "big") != len(icc) or icc[8] != 2 or icc[12:24] != b"mntrRGB XYZ " or icc[36:40] != b"acsp":
        faults.append("not a display profile for RGB, version 2")
    count = int.from_bytes(icc[128:132], "big")
    tags = {icc[at:at + 4]: (int.from_bytes(icc[at + 4:at + 8], "big"), int.from_bytes(icc[at + 8:at + 12], "big"))
            for at in range(132, 132 + 12 * count, 12)}
    missing = {b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"} - tags.keys()
    faults += [f"no {name}" for name in missing]
    faults += [f"{name} is out of place" for name, (at, size) in tags.items() if at % 4 or at < 132 + 12 * count or at + size > len(icc)]
    return faults


def pages(pdf):
    """UA 7.18.3, 7.1"""
    faults, seen = [], set()
    for number, reference in enumerate(pdf.pages(), 1):
        page = pdf.get(reference)
        if page.get("/Tabs") != "/S":
            faults.append(f"page {number}: no /Tabs /S")
        if page.get("/StructParents") in seen | {None}:
            faults.append(f"page {number}: /StructParents {page.get('/StructParents')}")
        seen.add(page.get("/StructParents"))
    return faults


def content(pdf):
    """UA 7.1: all that is painted is tagged or an artifact, and each tag leads to its element and back"""
    faults, owners = [], pdf.number_tree(pdf.get(pdf.catalog, "/StructTreeRoot", "/ParentTree"))
    held = {}
    for reference, element, _ in pdf.elements():
        for kid in kids_of(element):
            if isinstance(kid, int):
                held[element.get("/Pg"), kid] = reference
            elif isinstance(kid, dict) and kid.get("/Type") == "/MCR":
                held[kid["/Pg"], kid["/MCID"]] = reference
    marked = set()
    for number, page in enumerate(pdf.pages(), 1):
        inside, parents = None, pdf.get(owners.get(pdf.get(page).get("/StructParents"))) or []
        for operator, operands in operators(pdf.contents(page)):
            if operator in ("BDC", "BMC"):
                if inside:
                    faults.append(f"page {number}: {operands} inside {inside}")
                inside = operands
            elif operator == "EMC":
                inside = None
            elif operator in PAINTING and not inside:
                faults.append(f"page {number}: {operator} is not marked")
            if operator == "BMC" and operands != ["/Artifact"]:
                faults.append(f"page {number}: {operands} is no artifact")
            if operator != "BDC":
                continue
            mcid = int(re.search(r"/MCID\s+(\d+)", operands[1]).group(1))
            owner = parents[mcid] if mcid < len(parents) else None
            if (page, mcid) in marked or owner is None or held.get((page, mcid)) != owner or pdf.get(owner, "/S") != operands[0]:
                faults.append(f"page {number}: {operands} belongs to {owner}, is held by {held.get((page, mcid))}")
            marked.add((page, mcid))
    return faults + [f"{key} is held but not drawn" for key in held.keys() - marked]


CHILDREN = {"/L": {"/LI", "/Caption"}, "/LI": {"/Lbl", "/LBody"}, "/Table": {"/TR", "/Caption"}, "/TR": {"/TH", "/TD"},
            "/TOC": {"/TOCI", "/TOC", "/Caption"}, "/TOCI": {"/Lbl", "/Reference", "/P", "/TOC"}, "/StructTreeRoot": {"/Document"}}
STANDARD = {"/Document", "/Sect", "/P", "/H1", "/H2", "/H3", "/H4", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD", "/Caption",
            "/Figure", "/Note", "/TOC", "/TOCI", "/Reference", "/Link", "/Span", "/Code", "/BlockQuote"}


def columns(pdf, row):
    return sum(pdf.get(cell, "/A", "/ColSpan") or 1 for cell in pdf.children(row))


def tree(pdf):
    """UA 7.1, 7.2, 7.5, 7.6: standard types, in the order that they may have, rows of equal length, header cells with a scope"""
    faults = []
    for reference, element, depth in pdf.elements():
        kind = element.get("/S")
        children = pdf.children(element)
        if kind not in STANDARD:
            faults.append(f"{kind} is no standard type")
        if depth == 0 and (kind != "/Document" or pdf.get(element["/P"], "/Type") != "/StructTreeRoot"):
            faults.append(f"the root is {kind}")
        faults += [f"{c.get('/S')} in {kind}" for c in children if kind in CHILDREN and c.get("/S") not in CHILDREN[kind]]
        faults += [f"{c.get('/S')} does not know its parent" for c in children if pdf.get(c["/P"]) is not element]
        if kind == "/Table" and len({columns(pdf, row) for row in children if row.get("/S") == "/TR"}) != 1:
            faults.append("a table's rows differ in length")
        if kind == "/TH" and pdf.get(element, "/A", "/Scope") not in ("/Row", "/Column"):
            faults.append("a header cell without a scope")
        if kind in ("/LI", "/LBody") and not kids_of(element):
            faults.append(f"{kind} is empty")
    return faults


def headings(pdf):
    """UA 7.4.2: levels begin with 1 and skip none on the way down"""
    faults, last = [], 0
    for _, element, _ in pdf.elements():
        if match := re.fullmatch(r"/H(\d)", element["/S"]):
            level = int(match.group(1))
            if level > last + 1:
                faults.append(f"H{level} follows H{last}")
            last = level
    return faults if last else ["no heading"]


def figures(pdf):
    """UA 7.3: an alternative text, a box on the page"""
    faults = []
    for _, element, _ in pdf.elements():
        if element["/S"] != "/Figure":
            continue
        if not text(element.get("/Alt")):
            faults.append("a figure without /Alt")
        box, page = pdf.get(element, "/A", "/BBox"), pdf.get(element.get("/Pg"), "/MediaBox")
        if not box or not page or not (page[0] <= box[0] < box[2] <= page[2] and page[1] <= box[1] < box[3] <= page[3]):
            faults.append(f"{text(element.get('/Alt'))}: box {box} on {page}")
    return faults


def notes(pdf):
    """UA 7.9: each with an ID of its own, which the ID tree knows"""
    names = pdf.number_tree(pdf.get(pdf.catalog, "/StructTreeRoot", "/IDTree"), "/Names")
    found = [(element.get("/ID"), reference) for reference, element, _ in pdf.elements() if element["/S"] == "/Note"]
    faults = [f"{name} is not in the tree" for name, reference in found if not name or names.get(name) != reference]
    return faults + ([] if len(set(found)) == len(names) and list(names) == sorted(names) else ["the ID tree is not in order"])


def lists(pdf):
    """UA 7.6: numbers and bullets are told"""
    faults = []
    for _, element, _ in pdf.elements():
        if element["/S"] == "/L" and pdf.get(element, "/A", "/ListNumbering") not in ("/Decimal", "/Disc"):
            faults.append(str(element.get("/A")))
    return faults


def links(pdf):
    """UA 7.18.1, 7.18.5; A 6.3: under a Link element, with a description, printed and visible, no action but an address"""
    owners = pdf.number_tree(pdf.get(pdf.catalog, "/StructTreeRoot", "/ParentTree"))
    faults, referred = [], {}
    for reference, element, _ in pdf.elements():
        for kid in kids_of(element):
            if isinstance(kid, dict) and kid.get("/Type") == "/OBJR":
                referred[kid["/Obj"]] = reference
        if element["/S"] == "/Link" and not any(isinstance(k, dict) and k.get("/Type") == "/OBJR" for k in kids_of(element)):
            faults.append("a Link element without its annotation")
    for page in pdf.pages():
        for reference in pdf.get(page, "/Annots") or []:
            link = pdf.get(reference)
            owner = owners.get(link.get("/StructParent"))
            if link["/Subtype"] != "/Link" or owner is None or referred.get(reference) != owner or pdf.get(owner, "/S") != "/Link":
                faults.append(f"{reference} {link['/Subtype']} is under {pdf.get(owner, '/S')}")
            if not text(link.get("/Contents")):
                faults.append(f"{reference} has no description")
            if link.get("/F") != 4:
                faults.append(f"{reference} has flags {link.get('/F')}")
    return faults


def fonts(pdf):
    """A 6.2.11; UA 7.21: embedded, and every glyph that is shown has its Unicode value"""
    faults, tables = [], {}
    for number, page in enumerate(pdf.pages(), 1):
        for _, characters in shown(pdf, page, tables):
            if any(c is None or c[0] in "\0\ufeff\ufffe" for c in characters):
                faults.append(f"page {number}: {characters} has no Unicode value")
    for reference in tables:
        font = pdf.get(reference)
        face = pdf.get(font["/DescendantFonts"][0])
        descriptor = pdf.get(face, "/FontDescriptor")
        file = descriptor.get("/FontFile2" if face["/Subtype"] == "/CIDFontType2" else "/FontFile3")
        if font["/Subtype"] != "/Type0" or font["/Encoding"] != "/Identity-H" or not file or len(pdf.data(file)) < 100:
            faults.append(f"{font['/BaseFont']} is not embedded")
        if face["/Subtype"] == "/CIDFontType2" and face.get("/CIDToGIDMap") != "/Identity":
            faults.append(f"{font['/BaseFont']} has no /CIDToGIDMap")
        if face["/Subtype"] == "/CIDFontType0" and pdf.get(file, "/Subtype") != "/CIDFontType0C":
            faults.append(f"{font['/BaseFont']} is no CIDFontType0C")
        if not font["/BaseFont"] == face["/BaseFont"] == descriptor["/FontName"] or not re.match(r"/[A-Z]{6}\+", font["/BaseFont"]):
            faults.append(f"{font['/BaseFont']}, {face['/BaseFont']}, {descriptor['/FontName']}")
    return faults if tables else ["no font"]


def forbidden(pdf):
    """A 6.1.7, 6.2.5, 6.2.8, 6.5: filters, actions, keys"""
    faults = []
    for name, value in pdf.dictionaries():
        filters = value.get("/Filter", [])
        faults += [f"{name}: {f}" for f in ([filters] if isinstance(filters, str) else filters) if f not in ("/FlateDecode", "/DCTDecode")]
        if value.get("/S") in ("/JavaScript", "/Launch", "/SubmitForm", "/GoToR", "/GoToE", "/Named", "/Movie", "/Sound"):
            faults.append(f"{name}: action {value['/S']}")
        faults += [f"{name}: {key}" for key in ("/AA", "/JS", "/TR", "/HTP", "/OPI", "/Ref", "/PS", "/XFA") if key in value]
        if value.get("/Interpolate"):
            faults.append(f"{name}: interpolated")
        if value.get("/Subtype") == "/Image" and value["/ColorSpace"] not in ("/DeviceRGB", "/DeviceGray"):
            faults.append(f"{name}: {value['/ColorSpace']}")
        # A 6.2.10: a mask is transparency; the output intent gives its page a blending space.
        if value.get("/F") and value.get("/Type") not in ("/Annot", "/Filespec") and value.get("/Length") is not None:
            faults.append(f"{name}: a stream outside the file")
    return faults


def attachments(pdf):
    """A-3 6.8; in PDF/A-2 there are none"""
    names = pdf.number_tree(pdf.get(pdf.catalog, "/Names", "/EmbeddedFiles"), "/Names")
    associated = pdf.catalog.get("/AF", [])
    faults = [] if sorted(names.values()) == sorted(associated) else ["/AF does not name the attachments"]
    order = [text(name).encode("utf-16-be") for name in names]
    if order != sorted(order):
        faults.append("the names are not in order")
    for name, reference in names.items():
        file = pdf.get(reference)
        if text(file.get("/F")) != text(name) or text(file.get("/UF")) != text(name) or file.get("/AFRelationship") != "/Source":
            faults.append(f"{name}: {file}")
        stream = pdf.get(file, "/EF", "/F")
        if stream.get("/Type") != "/EmbeddedFile" or stream.get("/Subtype") != "/application/yaml":
            faults.append(f"{name}: {stream}")
    return faults


def attached(pdf):
    """Description to bytes."""
    names = pdf.number_tree(pdf.get(pdf.catalog, "/Names", "/EmbeddedFiles"), "/Names")
    return {text(pdf.get(r)["/Desc"]): pdf.data(pdf.get(r)["/EF"]["/F"]) for r in names.values()}


def page_labels(pdf):
    """What a viewer calls each page."""
    ranges, labels = pdf.number_tree(pdf.get(pdf.catalog, "/PageLabels")), []
    for index in range(len(pdf.pages())):
        start = max(key for key in ranges if key <= index)
        label = pdf.get(ranges[start])
        number = str(label.get("/St", 1) + index - start) if label.get("/S") == "/D" else ""
        labels.append(text(label.get("/P", "u:")) + number)
    return labels


def reading_order(pdf):
    """UA 7.1: the structure is read in the order in which it is drawn"""
    faults, last = [], (-1, -1)
    number = {page: i for i, page in enumerate(pdf.pages())}

    def walk(element):
        nonlocal last
        for kid in kids_of(element):
            if isinstance(kid, str):
                walk(pdf.get(kid))
                continue
            if isinstance(kid, dict) and kid.get("/Type") != "/MCR":
                continue
            here = (number[kid["/Pg"]], kid["/MCID"]) if isinstance(kid, dict) else (number[element["/Pg"]], kid)
            if here <= last:
                faults.append(f"{element['/S']}: {here} is read after {last}")
            last = here

    walk(pdf.get(pdf.get(pdf.catalog, "/StructTreeRoot")["/K"]))
    return faults


CHECKS = [identification, properties, catalog, color_profile, pages, content, tree, headings, figures, notes, lists, links, fonts, forbidden,
          attachments, reading_order]
