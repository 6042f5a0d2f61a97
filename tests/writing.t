#!/usr/bin/env python3
"""Where an output cannot be written to its end – no room, no permission – the message is X0005, the exit 3, a former output stays as it
was, and nothing half-written is left. A disk that is full is played by a limit on the size of files."""
import os
import resource
import shutil
import subprocess
import sys
import tempfile

from tap import finish, ok

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
os.chdir(root)
work = tempfile.mkdtemp()
out = os.path.join(work, "out")
A, B, C = ("projects/" + name for name in ("HGZX-2026-001", "HGZX-2024-003", "HGZX-2025-007"))
DAY = ["--as-of", "2026-09-30"]


def run(arguments, limit=None):
    def narrow():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    return subprocess.run([program, *arguments], capture_output=True, text=True, preexec_fn=narrow if limit is not None else None)


def content(path):
    if not os.path.exists(path):
        return None
    with open(path, "rb") as file:
        return file.read()


OUTPUTS = [
    ("fees.xlsx", ["ledger", "fees", A, B, C, *DAY]),
    ("findings.xlsx", ["ledger", "findings", A, B, C, *DAY]),
    ("report.pdf", ["report", "stage", A, "--visit", "V02", *DAY]),
    ("report.html", ["report", "stage", A, "--visit", "V02", *DAY]),
    ("report.md", ["report", "stage", A, "--visit", "V02", *DAY]),
]
for name, command in OUTPUTS:
    shutil.rmtree(out, ignore_errors=True)
    path = os.path.join(out, name)
    command = [*command, "-q", "-o", path]
    done = run(command)
    whole = content(path)
    ok(done.returncode == 0 and whole, f"{name} is written", done.stderr)
    # A sheet is larger before it is packed than the whole workbook is: the limits go beyond the output's own size.
    limits = [0, 4096, len(whole) // 2, len(whole) - 1, len(whole), len(whole) * 6]
    if name.endswith(".xlsx"):
        limits += [len(whole) * part // 8 for part in (1, 3, 5, 7, 12, 16, 20, 24, 32, 40)]
    wrong, written = [], 0
    for former in (None, b"former"):
        for limit in sorted(set(limits)):
            shutil.rmtree(out)
            os.mkdir(out)
            if former:
                with open(path, "wb") as file:
                    file.write(former)
            done = run(command, limit)
            there, names = content(path), os.listdir(out)
            if done.returncode == 0:
                written += 1
                right = there == whole and limit >= len(whole)
            else:
                right = (done.returncode == 3 and done.stderr.count("[X0005]") == 1 and f"错误[X0005] {path}: " in done.stderr
                         and "ERROR]" not in done.stderr and there == former)
            if not right or names not in ([], [name]):
                wrong.append(f"{limit} bytes: exit {done.returncode}, {names}, {len(there or b'')} bytes, {done.stderr}")
    ok(not wrong, f"{name} ({len(whole)} bytes) is written whole or not at all, under {len(set(limits))} limits", *wrong[:5])
    ok(written > 0, f"{name}: a limit that is wide enough is none")
    shutil.rmtree(out)
    os.mkdir(out)
    os.symlink("/dev/full", path)
    done = run(command)
    ok(done.returncode in (0, 3) and [n for n in os.listdir(out) if n != name] == [], f"{name} as a link to /dev/full", done.stderr, os.listdir(out))

# What the program is told to mend, or to make anew.
project = os.path.join(work, "projects", "HGZX-2026-001")
shutil.copytree(A, project)
application = os.path.join(project, "application.yaml")
spoilt = content(application).replace(b"stage: ", "stage：".encode(), 1)
with open(application, "wb") as file:
    file.write(spoilt)
before = sorted(os.listdir(project))
done = run(["check", project, "--fix", *DAY], limit=1000)
ok(done.returncode == 3 and content(application) == spoilt and sorted(os.listdir(project)) == before, "a mend that finds no room changes nothing",
   done.returncode, done.stdout, done.stderr)
done = run(["check", project, "--fix", *DAY])
ok(done.returncode == 0 and content(application) != spoilt, "and with room it is made", done.stdout)
fresh = os.path.join(work, "projects", "HGZX-2026-009")
done = run(["new", fresh], limit=100)
left = [name for _, _, names in os.walk(fresh) for name in names]
ok(done.returncode == 3 and "X0005" in done.stderr and left == [], "a new project that finds no room has no file", done.stderr, left)

# Into a pipe that is full, and one that nobody reads.
with open("/dev/full", "w") as full:
    done = subprocess.run([program, "check", A, *DAY], stdout=full, stderr=subprocess.PIPE, text=True)
ok(done.returncode == 3, "messages that cannot be printed are a failure", done.returncode, done.stderr)

shutil.rmtree(work)
finish()
