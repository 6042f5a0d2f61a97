#!/usr/bin/env python3
"""generate.py DIR [--findings N] [--visits M]: a project of any size, in the shape of sample A and as free of errors as it.

DIR becomes a project folder (its name the sample's, HGZX-2026-001, so that the ids fit): DIR/HGZX-2026-001. Odd visits are made after
the sample's V01, even ones after V02; their findings are the sample's in turn, numbered anew, each with a part of its own.
Beyond 999 visits or 9,999 findings in a visit there are no ids.
"""
import argparse
import os
import re
import shutil
import sys

PROJECT = "HGZX-2026-001"
SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../projects", PROJECT)


def shape_of(visit):
    """The sample's visit as its head, up to and with `findings:`, and its findings' texts."""
    with open(os.path.join(SAMPLE, "visits", visit + ".yaml"), encoding="utf-8") as file:
        head, findings = re.split(r"(?<=^findings:\n)", file.read(), maxsplit=1, flags=re.M)
    return head, re.split(r"(?=^  - id: )", findings, flags=re.M)[1:]


def visit_text(shape, old, new, count):
    head, findings = shape
    parts = [head.replace("id: " + old, "id: " + new, 1)]
    for i in range(count):
        finding = findings[i % len(findings)]
        finding = re.sub(r"- id: .*", f"- id: {new}-{i + 1:03}", finding, count=1)
        parts.append(re.sub(r"^    part: (.*)$", rf"    part: \1 {new}/{i + 1}", finding, count=1, flags=re.M))
    return "".join(parts)


def generate(folder, findings, visits):
    project = os.path.join(folder, PROJECT)
    shutil.copytree(SAMPLE, project, ignore=shutil.ignore_patterns("V*.yaml"))
    shapes = {visit: shape_of(visit) for visit in ("V01", "V02")}
    for i in range(visits):
        old, new = ("V01", "V02")[i % 2], f"V{i + 1:02}"
        count = findings // visits + (i < findings % visits)
        with open(os.path.join(project, "visits", new + ".yaml"), "w", encoding="utf-8") as file:
            file.write(visit_text(shapes[old], old, new, count))
    return project


def main():
    parser = argparse.ArgumentParser(description="make a project with many findings")
    parser.add_argument("folder")
    parser.add_argument("--findings", type=int, default=10000)
    parser.add_argument("--visits", type=int, default=40)
    options = parser.parse_args()
    if not 1 <= options.visits <= 999 or options.findings > 9999 * options.visits:
        sys.exit("generate.py: at most 999 visits of 9,999 findings")
    print(generate(options.folder, options.findings, options.visits))


if __name__ == "__main__":
    main()
