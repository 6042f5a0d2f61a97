#!/usr/bin/env python3
"""Whole files whose indentation is made of tabs or wide blanks: `check --fix` gives back the files as they were, byte by byte; of tabs
that may stand for several widths it mends those alone whose width the file tells."""
import os
import re
import shutil
import subprocess
import tempfile

from tap import finish, ok

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
work = tempfile.mkdtemp()

SIGNS = [  # name, a sign, the blanks it stands for
    ("a tab for two blanks", "\t", 2), ("a tab for four", "\t", 4), ("U+3000 for two", "\u3000", 2), ("U+3000 for one", "\u3000", 1),
    ("U+00A0 for one", "\u00A0", 1)]


def files_of(project):
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(project) for name in names if name.endswith(".yaml"))


def changed(path, indent):
    with open(path, encoding="utf-8") as stream:
        text = stream.read()
    lines = (re.sub("^ +(?=[^ #])", lambda blanks: indent(len(blanks[0])), line) for line in text.split("\n"))
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines))
    return text


for sample in ("HGZX-2026-001", "HGZX-2024-003", "HGZX-2025-007"):
    for name, sign, width in SIGNS:
        project = os.path.join(work, sample)
        shutil.copytree(os.path.join(root, "projects", sample), project)
        before = {path: changed(path, lambda n: sign * (n // width) + " " * (n % width)) for path in files_of(project)}
        status = subprocess.run([program, "check", project, "--as-of", "2026-09-30", "--fix"], capture_output=True).returncode
        wrong = [path for path, text in before.items() if open(path, encoding="utf-8").read() != text]
        ok(status == 0 and not wrong, f"{name} in {sample}", status, *wrong)
        shutil.rmtree(project)

# Beside the key above, or below the one that encloses it? The line says neither.
project = os.path.join(work, "HGZX-2026-001")
shutil.copytree(os.path.join(root, "projects/HGZX-2026-001"), project)
path = os.path.join(project, "application.yaml")
with open(path, encoding="utf-8") as stream:
    text = stream.read().replace("    phone: \"13800000001\"\n", "\u3000\u3000phone: \"13800000001\"\n")
text = text.replace("    approved_on: 2025-12-18\n  independent_capacity: true", "    approved_on: 2025-12-18\n\tindependent_capacity: true\n")
with open(path, "w", encoding="utf-8") as stream:
    stream.write(text)
subprocess.run([program, "check", project, "--as-of", "2026-09-30", "--fix"], capture_output=True)
with open(path, encoding="utf-8") as stream:
    mended = stream.read()
ok("\n    phone: \"13800000001\"\n" in mended and "\n  independent_capacity: true\n" in mended, "single lines go by those below", mended)
shutil.rmtree(work)
finish()
