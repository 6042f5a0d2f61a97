#!/usr/bin/env python3
"""What tags cost: a report of 1,000 findings, with photos and without, is within 1.3 times its size without tags, photos left out of both."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

tests = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, tests)
import pdfua  # noqa: E402
import samples  # noqa: E402

work = tempfile.mkdtemp()
generate = [sys.executable, os.path.join(tests, "bench/generate.py"), work, "--findings", "1000"]
project = subprocess.run(generate, check=True, capture_output=True, text=True).stdout.strip()


def report():
    path = os.path.join(work, "report.pdf")
    subprocess.run([samples.program, "report", "stage", project, "--visit", "all", "--as-of", "2026-09-30", "-q", "-o", path], cwd=samples.root,
                   check=True)
    return path


def leave_photos_out():
    for name in os.listdir(os.path.join(project, "visits")):
        path = os.path.join(project, "visits", name)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(re.sub(r"(?m)^( +)photos:\n(?:\1  .*\n)+", "", text))


print("1..2")
for number, name in enumerate(("with photos", "without"), 1):
    if number == 2:
        leave_photos_out()
    tagged, untagged = pdfua.tagged_and_untagged(report(), work)
    print(f"# {name}: {tagged:,} bytes, untagged {untagged:,}: {tagged / untagged:.3f}")
    print(f"{'ok' if untagged < tagged <= 1.3 * untagged else 'not ok'} {number} - 1,000 findings {name}: the tags add less than three tenths")
shutil.rmtree(work)
