"""The reports that the sample projects have, all of them, made for a test as of 2026-09-30."""
import os
import subprocess

A, B, C = "HGZX-2026-001", "HGZX-2024-003", "HGZX-2025-007"
REPORTS = {
    "stage of A, V01": (A, "stage", "--visit", "V01"),
    "stage of A, V02": (A, "stage", "--visit", "V02"),
    "stage of A, all": (A, "stage", "--visit", "all"),
    "special of A, 实体": (A, "special", "--kind", "实体"),
    "stage of B, V01": (B, "stage", "--visit", "V01"),
    "stage of B, V02": (B, "stage", "--visit", "V02"),
    "stage of B, V03": (B, "stage", "--visit", "V03"),
    "stage of B, V04": (B, "stage", "--visit", "V04"),
    "stage of B, all": (B, "stage", "--visit", "all"),
    "special of B, 管理": (B, "special", "--kind", "管理"),
    "special of B, 实体": (B, "special", "--kind", "实体"),
    "special of B, 经济性": (B, "special", "--kind", "经济性"),
    "comprehensive of B": (B, "comprehensive"),
    "stage of C, V01": (C, "stage", "--visit", "V01"),
}
root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))


def make(folder, name, suffix=".pdf", *options):
    """The report's path in the folder."""
    project, kind, *rest = REPORTS[name]
    path = os.path.join(folder, name.replace(" ", "-").replace(",", "") + "".join(options) + suffix)
    command = [program, "report", kind, os.path.join("projects", project), *rest, *options, "--as-of", "2026-09-30", "-q", "-o", path]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return path


def texts(name, key):
    """What stands after `key:` on one line in the files of the visits that the report is on."""
    project, _, *rest = REPORTS[name]
    folder = os.path.join(root, "projects", project, "visits")
    found = []
    for visit in sorted(os.listdir(folder)) if rest[-1:] == ["all"] else [v + ".yaml" for v in rest[1:] if rest[0] == "--visit"]:
        with open(os.path.join(folder, visit), encoding="utf-8") as file:
            found += [line.split(": ", 1)[1].strip() for line in file if line.strip().startswith(key + ": ")]
    return found
