#!/usr/bin/env python3
"""The samples' reports against what PDF/UA-1 and PDF/A-2u ask for (tests/pdfua.py), and each of those checks against a file that breaks it."""
import ctypes
import ctypes.util
import os
import re
import shutil
import subprocess
import sys
import tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(root, "tests"))
import pdfua  # noqa: E402
import samples  # noqa: E402
from tap import finish, ok  # noqa: E402

work = tempfile.mkdtemp()


SOME = ["stage of A, V02", "special of A, 实体", "comprehensive of B", "stage of C, V01"]
paths = {name: samples.make(work, name) for name in SOME}
paths["stage of A, all, attached"] = samples.make(work, "stage of A, all", ".pdf", "--attach")
made = os.path.join(work, "made.pdf")
unit = os.path.join(os.path.dirname(samples.program), "unit/test_pdf")
subprocess.run([unit], env=dict(os.environ, ZHIPING_TEST_PDF=made), capture_output=True)
paths["hand-made pages"] = made
files = {name: pdfua.Pdf(path) for name, path in paths.items()}
for name, pdf in files.items():
    for check in pdfua.CHECKS:
        faults = check(pdf)
        ok(not faults, f"{name}: {check.__name__.replace('_', ' ')}", *faults[:5])

# --- the checks find what is broken -------------------------------------------------------------------------------------

whole = files["stage of A, all, attached"]


def element(pdf, kind, nth=0):
    return [e for _, e, _ in pdf.elements() if e["/S"] == kind][nth]


def rewrite(pdf, reference, before, after):
    stream = pdf.objects["obj:" + reference]["stream"]
    data = pdfua.base64.b64decode(stream["data"])
    assert before in data, before
    stream["data"] = pdfua.base64.b64encode(data.replace(before, after, 1)).decode()


def page_content(pdf, index=3):
    return pdf.get(pdf.pages()[index])["/Contents"]


def first_font(pdf):
    return pdf.get(next(iter(pdf.get(pdf.pages()[3], "/Resources", "/Font").values())))


def first_link(pdf):
    return next(pdf.get(link) for page in pdf.pages() for link in pdf.get(page, "/Annots") or [])


def metadata(pdf):
    return pdf.catalog["/Metadata"]


BROKEN = {
    "no claim of PDF/UA": ("identification", lambda p: rewrite(p, metadata(p), b"<pdfuaid:part>1<", b"<pdfuaid:part>2<")),
    "its schema is not described": ("identification", lambda p: rewrite(p, metadata(p), b"/pdfua/ns/id/</pdfaSchema", b"/other/</pdfaSchema")),
    "PDF/A-2 with attachments": ("identification", lambda p: rewrite(p, metadata(p), b"<pdfaid:part>3<", b"<pdfaid:part>2<")),
    "another title": ("properties", lambda p: p.get(p.trailer, "/Info").update({"/Title": "u:x"})),
    "another day": ("properties", lambda p: rewrite(p, metadata(p), b"T00:00:00", b"T01:00:00")),
    "no language": ("catalog", lambda p: p.catalog.pop("/Lang")),
    "no output intent": ("catalog", lambda p: p.catalog.update({"/OutputIntents": ["0 0 R"]})),
    "a profile cut short": ("color_profile", lambda p: p.objects["obj:" + p.get(p.catalog["/OutputIntents"][0])["/DestOutputProfile"]]["stream"]
                            .update(data=pdfua.base64.b64encode(pdfua.profile(p)[:-4]).decode())),
    "no tab order": ("pages", lambda p: p.get(p.pages()[2]).pop("/Tabs")),
    "a text out of the tags": ("content", lambda p: rewrite(p, page_content(p), b"EMC", b"EMC 0 0 9 9 re f")),
    "a tag of another type": ("content", lambda p: rewrite(p, page_content(p), b"/P<</MCID", b"/H6<</MCID")),
    "a tag that is not drawn": ("content", lambda p: element(p, "/H1").update({"/K": [0, 999]})),
    "a cell outside a row": ("tree", lambda p: element(p, "/TR").update({"/S": "/TD"})),
    "a row too short": ("tree", lambda p: element(p, "/TR", 3)["/K"].pop()),
    "a cell over two columns too many": ("tree", lambda p: element(p, "/TD", 3).update({"/A": {"/O": "/Table", "/ColSpan": 3}})),
    "a header cell without scope": ("tree", lambda p: element(p, "/TH").pop("/A")),
    "a type of our own": ("tree", lambda p: element(p, "/Sect").update({"/S": "/Card"})),
    "H3 after H1": ("headings", lambda p: element(p, "/H2").update({"/S": "/H3"})),
    "a figure not described": ("figures", lambda p: element(p, "/Figure").pop("/Alt")),
    "a figure off the page": ("figures", lambda p: element(p, "/Figure")["/A"]["/BBox"].__setitem__(2, 900)),
    "a note without ID": ("notes", lambda p: element(p, "/Note").pop("/ID")),
    "a list of unknown numbers": ("lists", lambda p: element(p, "/L")["/A"].update({"/ListNumbering": "/Own"})),
    "a link without description": ("links", lambda p: first_link(p).pop("/Contents")),
    "a link under no element": ("links", lambda p: first_link(p).pop("/StructParent")),
    "a link hidden": ("links", lambda p: first_link(p).update({"/F": 2})),
    "an element without its link": ("links", lambda p: element(p, "/Link")["/K"].pop()),
    "a glyph without Unicode value": ("fonts", lambda p: rewrite(p, first_font(p)["/ToUnicode"], b"beginbfchar\n<", b"beginbfchar\n<F")),
    "a font not embedded": ("fonts", lambda p: [p.get(p.get(first_font(p)["/DescendantFonts"][0])["/FontDescriptor"]).pop(k, None)
                                                for k in ("/FontFile2", "/FontFile3")]),
    "a script": ("forbidden", lambda p: p.catalog.update({"/OpenAction": {"/S": "/JavaScript"}})),
    "an attachment that /AF does not name": ("attachments", lambda p: p.catalog["/AF"].pop()),
    "an attachment of no relation": ("attachments", lambda p: p.get(p.catalog["/AF"][0]).pop("/AFRelationship")),
    "an order of reading of its own": ("reading_order", lambda p: p.get(p.get(p.catalog, "/StructTreeRoot")["/K"])["/K"].reverse()),
}
for name, (check, breach) in BROKEN.items():
    broken = pdfua.Pdf(like=whole)
    breach(broken)
    ok(getattr(pdfua, check)(broken), f"found: {name}")

# --- colours ------------------------------------------------------------------------------------------------------------

library = ctypes.util.find_library("lcms2") or "liblcms2.so.2"
try:
    lcms = ctypes.CDLL(library)
except OSError:
    lcms = None
if lcms:
    for function in ("cmsOpenProfileFromMem", "cmsCreate_sRGBProfile", "cmsCreateTransform"):
        getattr(lcms, function).restype = ctypes.c_void_p
    icc = pdfua.profile(whole)
    RGB_8, RELATIVE = 4 << 16 | 3 << 3 | 1, 1  # lcms2.h: TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC
    ours, theirs = lcms.cmsOpenProfileFromMem(icc, len(icc)), lcms.cmsCreate_sRGBProfile()
    transform = lcms.cmsCreateTransform(ctypes.c_void_p(ours), RGB_8, ctypes.c_void_p(theirs), RGB_8, RELATIVE, 0) if ours else None
    steps = range(0, 256, 15)
    colors = bytes(part for r in steps for g in steps for b in steps for part in (r, g, b))
    result = ctypes.create_string_buffer(len(colors))
    if transform:
        lcms.cmsDoTransform(ctypes.c_void_p(transform), colors, result, len(colors) // 3)
    furthest = max(abs(x - y) for x, y in zip(colors, result.raw))
    ok(transform and furthest <= 1, "the profile is sRGB to the last step", f"{furthest} of 255 apart")
else:
    ok(True, "the profile is sRGB to the last step # SKIP no Little CMS")

# --- what a reader has of it ---------------------------------------------------------------------------------------------

for name, pdf in files.items():
    if name == "hand-made pages":
        continue
    text = subprocess.run(["pdftotext", "-layout", paths[name], "-"], check=True, capture_output=True, text=True).stdout.split("\f")[:-1]
    printed = [re.findall(r"—\s*(\d+)\s*—", page)[-1:] for page in text]
    labels = pdfua.page_labels(pdf)
    ok([[label] if label else [] for label in labels] == printed and len(labels) > 5, f"{name}: pages are called what is printed on them", labels)

folder = os.path.join(root, "projects", samples.A)
yaml = {os.path.relpath(os.path.join(at, f), folder): open(os.path.join(at, f), "rb").read()
        for at, _, found in os.walk(folder) for f in found if f.endswith(".yaml")}
masked = {path: re.sub(rb'(phone: "\d{3}-?)\d{4}(\d{4}")', rb"\1****\2",
                       re.sub(rb'(id_number: "\d{6})\d{8}(\w{4}")', rb"\1********\2", text)) for path, text in yaml.items()}
ok(masked["experts.yaml"].count(b"*" * 8) > 3, "its experts have identity numbers")
ok(masked["application.yaml"].count(b"*" * 4) > 1, "its units have phones")
ok(pdfua.attached(whole) == masked and len(yaml) > 5, "--attach: every YAML file of the project, byte for byte but for these", sorted(yaml))
saved = os.path.join(work, "saved")
os.mkdir(saved)
done = subprocess.run(["pdfdetach", "-saveall", "-o", saved, paths["stage of A, all, attached"]], capture_output=True, text=True)
ok(done.returncode == 0 and not done.stderr and len(os.listdir(saved)) == len(yaml), "poppler saves them", done.stderr, os.listdir(saved))
listed = subprocess.run(["pdfdetach", "-list", paths["stage of A, all, attached"]], capture_output=True, text=True).stdout.splitlines()
names = sorted(line.split(": ", 1)[1] for line in listed[1:])
ok(names == sorted(path.replace("/", "-") for path in yaml), "poppler lists them", listed)
with open(paths["stage of A, all, attached"], "rb") as first:
    whole_bytes = first.read()
with open(samples.make(work, "stage of A, all", ".pdf", "--attach"), "rb") as again:
    ok(whole_bytes == again.read(), "the same bytes again")
with open(paths["stage of A, V02"], "rb") as plain:
    plain_bytes = plain.read()
ok(b"pdfaid:part>2<" in plain_bytes, "without --attach nothing is attached")
ok(re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}\n", plain_bytes) and plain_bytes.endswith(b"\n%%EOF\n") and plain_bytes.count(b"%%EOF") == 1,
   "a file begins and ends as PDF/A wants it (A 6.1.2, 6.1.3)", plain_bytes[:20], plain_bytes[-20:])
for output in ("x.html", "x.md"):
    command = [samples.program, "report", "stage", f"projects/{samples.A}", "--attach", "-o", os.path.join(work, output)]
    done = subprocess.run(command, cwd=root, capture_output=True)
    ok(done.returncode == 2 and not os.path.exists(os.path.join(work, output)), f"--attach with {output} is refused")

# --- the size of the tags ------------------------------------------------------------------------------------------------

for name in ("stage of A, V02", "comprehensive of B"):
    tagged, untagged = pdfua.tagged_and_untagged(paths[name], work)
    print(f"# {name}: {tagged:,} bytes beside the photos, untagged {untagged:,}: {tagged / untagged:.3f}")
    ok(untagged < tagged <= 1.3 * untagged, f"{name}: the tags add less than three tenths", tagged, untagged)

shutil.rmtree(work)
finish()
