#!/usr/bin/env python3
"""PDFs are read in the order and words of the report: by their tags, and page by page where their text is copied. (tests/full/text.t: by more
readers, and all samples.)"""
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdfua  # noqa: E402
import reading  # noqa: E402
import samples  # noqa: E402
from reading import bare  # noqa: E402
from tap import finish, ok  # noqa: E402

work = tempfile.mkdtemp()


def differences(wanted, found):
    """The first few."""
    if len(wanted) != len(found):
        yield f"{len(wanted)} wanted, {len(found)} found"
    yield from [f"{w} wanted, {f} found" for w, f in zip(wanted, found) if w != f][:3]


def figures_of(pdf):
    """(what is said of it, the characters that are drawn in it) of each figure."""
    drawn = pdfua.drawn_text(pdf)
    return [(pdfua.text(e.get("/Alt")), sorted(bare(drawn[reference]))) for reference, e, _ in pdf.elements() if e["/S"] == "/Figure"]


for name in ("stage of A, V02", "stage of B, all", "special of B, 管理", "comprehensive of B", "stage of C, V01"):
    path, page = samples.make(work, name), samples.make(work, name, ".html")
    pdf, tables = pdfua.Pdf(path), {}
    report, tags = reading.of_page(page), reading.of_tags(reading.own_lines(pdf))
    ok(report == tags and len(report) > 100, f"{name}: its tags read as the report does", *differences(report, tags))
    figures = figures_of(pdf)
    ok(reading.pictures(page) == figures, f"{name}: its figures say and show the same", *differences(reading.pictures(page), figures))
    raw = subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout.split("\f")[:-1]
    drawn = [bare(pdfua.page_text(pdf, sheet, tables)) for sheet in pdf.pages()]
    ok([bare(sheet) for sheet in raw] == drawn, f"{name}: each page's text is copied as it is drawn", *differences(drawn, [bare(sheet) for sheet in raw]))
    words = [bare(text) for key in ("description", "measured", "required", "suggestion") for text in samples.texts(name, key)]
    whole = "".join(text for _, text in report)
    ok(all(text in whole for text in words) and (len(words) > 5 or "stage" not in name), f"{name}: the words of its visits are in it",
       [text for text in words if text not in whole][:3])

path, page = samples.make(work, "special of B, 经济性"), samples.make(work, "special of B, 经济性", ".html")
told = reading.of_tags(reading.poppler_lines(path))
ok(told == reading.of_page(page), "poppler reads a report's tags as the report", *differences(reading.of_page(page), told))

path, page = samples.make(work, "stage of A, V02"), samples.make(work, "stage of A, V02", ".html")
said = subprocess.run(["pdfinfo", "-struct-text", path], check=True, capture_output=True, text=True).stdout
ok("整改中\u3000防腐绝热 · " in said, "what stands at the end of a card's title is parted from its last word")

# --- a report that reads otherwise is found ------------------------------------------------------------------------------

report = reading.of_page(page)


def elements(objects, role):
    return [entry["value"] for entry in objects.values() if isinstance(entry.get("value"), dict) and entry["value"].get("/S") == role]


def other_character(objects):
    """One of the most used font's characters is said to be another."""
    tables = [e["stream"] for e in objects.values() if "stream" in e and b"beginbfchar" in pdfua.base64.b64decode(e["stream"]["data"])]
    table = max(tables, key=lambda t: len(t["data"]))
    data = pdfua.base64.b64decode(table["data"])
    assert b"<8D28>" in data
    table["data"] = pdfua.base64.b64encode(data.replace(b"<8D28>", b"<6729>")).decode()  # 质, 朩


BREACHES = {
    "cells in another order": lambda o: next(row for row in elements(o, "/TR") if len(row["/K"]) > 3)["/K"].reverse(),
    "a heading one level lower": lambda o: elements(o, "/H1")[3].update({"/S": "/H2"}),
    "a caption that is a paragraph": lambda o: elements(o, "/Caption")[0].update({"/S": "/P"}),
    "a paragraph that is left out": lambda o: next(e for e in elements(o, "/LBody"))["/K"].clear(),
    "a character of another value": other_character,
}
for name, breach in BREACHES.items():
    broken = os.path.join(work, "broken.pdf")
    pdfua.change(path, broken, breach)
    ok(reading.of_tags(reading.own_lines(pdfua.Pdf(broken))) != report, f"found: {name}")

shutil.rmtree(work)
finish()
