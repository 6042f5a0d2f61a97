#!/usr/bin/env python3
"""The text of the samples' reports as mutool reads it: each page's characters are those that were drawn, and every finding's words come back."""
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(root, "tests"))
import pdfua  # noqa: E402

program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
os.chdir(root)
work = tempfile.mkdtemp()
number = 0


def ok(passed, name, *notes):
    global number
    number += 1
    print(f"{'ok' if passed else 'not ok'} {number} - {name}")
    for note in [] if passed else notes:
        print("#", str(note)[:300].replace("\n", " "))


def bare(text):
    """Blanks aside: a gap between Chinese and Latin is no character."""
    return re.sub(r"\s", "", text)


def descriptions(project, visits):
    texts = (open(f"projects/{project}/visits/{visit}.yaml", encoding="utf-8").read() for visit in visits)
    return [line for text in texts for line in re.findall(r"^    description: (.*)$", text, re.M)]


def visits_of(project):
    return sorted(name.removesuffix(".yaml") for name in os.listdir(f"projects/{project}/visits"))


A, B, C = "HGZX-2026-001", "HGZX-2024-003", "HGZX-2025-007"
REPORTS = {
    "stage of A": (A, ["stage", "--visit", "V02"], ["V02"]),
    "all visits of A": (A, ["stage", "--visit", "all"], visits_of(A)),
    "special of A": (A, ["special", "--kind", "实体"], []),
    "all visits of B": (B, ["stage", "--visit", "all"], visits_of(B)),
    "comprehensive of B": (B, ["comprehensive"], []),
    "all visits of C": (C, ["stage", "--visit", "all"], visits_of(C)),
}
for name, (project, (kind, *options), visits) in REPORTS.items():
    path = os.path.join(work, name.replace(" ", "-") + ".pdf")
    subprocess.run([program, "report", kind, f"projects/{project}", *options, "--as-of", "2026-09-30", "-q", "-o", path], check=True)
    done = subprocess.run(["mutool", "draw", "-q", "-F", "txt", path], capture_output=True, text=True)
    # Debian builds mutool without colour management.
    said = [line for line in done.stderr.splitlines() if "ICC support is not available" not in line]
    ok(done.returncode == 0 and not said, f"{name}: mutool has nothing to say", *said)
    pdf, tables = pdfua.Pdf(path), {}
    read = [bare(page) for page in done.stdout.split("\f")[:-1]]
    drawn = [bare(pdfua.page_text(pdf, page, tables)) for page in pdf.pages()]
    ok(len(read) == len(drawn) > 5, f"{name}: as many pages", len(read), len(drawn))
    differences = [(i, collections.Counter(d) - collections.Counter(r), collections.Counter(r) - collections.Counter(d))
                   for i, (r, d) in enumerate(zip(read, drawn), 1) if sorted(r) != sorted(d)]
    ok(not differences and sum(map(len, drawn)) > 1000, f"{name}: on each page the characters that were drawn", *differences[:5])
    whole = "".join(drawn)
    lost = [d for d in descriptions(project, visits) if bare(d) not in whole]
    ok(not lost, f"{name}: every finding's text is drawn in its order", *lost)
    cut = [d for d in descriptions(project, visits) if bare(d) not in "".join(read)]
    ok(not cut, f"{name}: every finding's text is found by mutool", *cut)
shutil.rmtree(work)
print(f"1..{number}")
