#!/usr/bin/env python3
"""Every sample report's text as readers have it: poppler tells its tags, mutool and Chromium copy its pages and find its words."""
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(here), here]
import pdfua  # noqa: E402
import reading  # noqa: E402
import samples  # noqa: E402
import viewer  # noqa: E402
from reading import bare  # noqa: E402
from tap import finish, ok  # noqa: E402

work = tempfile.mkdtemp()


def differences(wanted, found):
    """The first few."""
    if len(wanted) != len(found):
        yield f"{len(wanted)} wanted, {len(found)} found"
    yield from [f"{i}: {w} wanted, {f} found" for i, (w, f) in enumerate(zip(wanted, found)) if w != f][:3]


def mutool(*arguments):
    done = subprocess.run(["mutool", *arguments], check=True, capture_output=True, text=True)
    # Debian builds mutool without colour management.
    return done.stdout, [line for line in done.stderr.splitlines() if "ICC support is not available" not in line]


SEARCH = """
var file = new Document(scriptArgs[0]);
for (var i = 1; i < scriptArgs.length; ++i)
    for (var page = 0; page < file.countPages(); ++page)
        if (file.loadPage(page).search(scriptArgs[i]).length) print(i, page);
"""


def words_of(sheets):
    """Word to page: a few that stand once and on one line, blanks and the contents aside."""
    lines = [(line, page) for page, sheet in enumerate(sheets) for line in re.findall(r"[\u4e00-\u9fff]{8,}", sheet)]
    words = collections.Counter(line[:8] for line, _ in lines)
    whole = bare("".join(sheets))
    once = [(line[:8], page) for line, page in lines if words[line[:8]] == 1 and whole.count(line[:8]) == 1 and page > 3]
    return once[::max(1, len(once) // 6)][:6]


chromium = viewer.Viewer(os.path.join(work, "profile"))
for name in samples.REPORTS:
    path, page = samples.make(work, name), samples.make(work, name, ".html")
    report, tags = reading.of_page(page), reading.of_tags(reading.poppler_lines(path))
    ok(report == tags and len(report) > 100, f"{name}: poppler reads its tags as the report", *differences(report, tags))
    pdf, tables = pdfua.Pdf(path), {}
    drawn = [bare(pdfua.page_text(pdf, sheet, tables)) for sheet in pdf.pages()]
    text, said = mutool("draw", "-q", "-F", "txt", path)
    sheets = text.split("\f")[:-1]
    ok(not said, f"{name}: mutool has nothing to say", *said)
    ok([bare(sheet) for sheet in sheets] == drawn and len(drawn) > 5, f"{name}: mutool copies each page as it is drawn",
       *differences(drawn, [bare(sheet) for sheet in sheets]))
    copied = bare(chromium.copied(path))
    ok(copied == "".join(drawn), f"{name}: Chromium copies all as it is drawn", *differences("".join(drawn), copied))
    words = words_of(sheets)
    script = os.path.join(work, "search.js")
    with open(script, "w", encoding="utf-8") as file:
        file.write(SEARCH)
    places, _ = mutool("run", script, path, *(word for word, _ in words))
    places = [tuple(map(int, line.split())) for line in places.splitlines()]
    wanted = [(i, page) for i, (_, page) in enumerate(words, 1)]
    ok(places == wanted and len(words) > 3, f"{name}: mutool finds words on their pages", words, places)
    word, page = words[-1]
    shown = chromium.found(path, word)
    ok(shown in (page - 1, page), f"{name}: Chromium finds a word on its page", word, page, shown)  # at its head, the page before may still show
chromium.close()

shutil.rmtree(work, ignore_errors=True)
finish()
