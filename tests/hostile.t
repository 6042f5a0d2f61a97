#!/usr/bin/env python3
"""Files made to hurt: each ends in a message and exit 1, in time and in bounded memory, and never in a crash.

Limits: a second of the processor (three on a busy machine, where it works slower; more under the sanitizers, where memory is not judged
either) and 64 MB beyond what the input itself takes up, which is at most DOC_MAX_BYTES and DOC_MAX_NODES.
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
sanitized = b"__asan_init" in open(program, "rb").read()
SECONDS = 60 if sanitized else 3
MEGABYTES = 64
PROJECT = "projects/HGZX-2026-001"
MB = 1 << 20
number = 0


def run(arguments, folder):
    """Exit status, what was said, seconds of the processor, peak memory in MB. What stands still is ended by the clock."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([program, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        timer = subprocess.Popen([sys.executable, "-c", f"import time, os; time.sleep({max(60, 4 * SECONDS)}); os.kill({process.pid}, 9)"],
                                 stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = usage.ru_utime + usage.ru_stime
        timer.kill()
        timer.wait()
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read(1 * MB).decode(errors="replace"), seconds, usage.ru_maxrss / 1024


def report(passed, name, notes):
    global number
    number += 1
    print(f"{'ok' if passed else 'not ok'} {number} - {name}")
    for note in [] if passed else notes:
        print("#", str(note)[:300].replace("\n", " "))


def judge(name, arguments, folder, codes, allowed, status=1):
    """`allowed`: MB that the input itself may take up."""
    found, said, seconds, megabytes = run(arguments, folder)
    faults = []
    if found != status:
        faults.append(f"exit {found}")
    if not any(code in said for code in codes):
        faults.append(f"none of {codes} in: {said}")
    if seconds > SECONDS:
        faults.append(f"{seconds:.1f} s")
    if megabytes > allowed + MEGABYTES and not sanitized:
        faults.append(f"{megabytes:.0f} MB, {allowed:.0f} allowed")
    if os.environ.get("VERBOSE"):
        print(f"# {name}: exit {found}, {seconds:.2f} s, {megabytes:.0f} MB: {said.strip()[:90]!r}")
    report(not faults, name, faults)


# A file of hostile content, checked against a schema that takes anything.

class Text:
    """A long text that is written piece by piece: what this process takes up would count as its children's."""

    def __init__(self, *pieces):
        self.pieces = pieces

    def write(self, path):
        with open(path, "wb") as file:
            for piece in self.pieces:
                if isinstance(piece, bytes):
                    file.write(piece)
                else:
                    file.writelines(piece)
        return os.path.getsize(path)


def many(text, megabytes=10):
    whole = text * (65536 // len(text))
    return (whole for _ in range(megabytes * MB // len(whole)))


def bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    return "\n".join(lines).encode()


def nested(depth):
    return b"".join(b"  " * i + b"k:\n" for i in range(depth)) + b"  " * depth + b"1\n"


CONTENTS = [  # name, file, content, codes, exit status
    ("10 MB of [", "a.yaml", many(b"["), ["Y0"], 1),
    ("10 MB of {", "a.yaml", many(b"{"), ["Y0"], 1),
    ("10 MB of '- '", "a.yaml", many(b"- "), ["Y0157"], 1),
    ("10 MB of 'a: '", "a.yaml", many(b"a: "), ["Y0"], 1),
    ("10 MB of '? '", "a.yaml", many(b"? "), ["Y0"], 1),
    ("10 MB of quotes", "a.yaml", many(b'"'), ["Y0"], 1),
    ("10 MB of tabs", "a.yaml", many(b"\t"), ["Y0"], 1),
    ("10 MB of line ends", "a.yaml", Text(many(b"\n"), b"["), ["Y0"], 1),
    ("10 MB of carriage returns", "a.yaml", many(b"\r"), ["Y0105"], 1),
    ("10 MB of #", "a.yaml", Text(many(b"#"), b"\n["), ["Y0"], 1),
    ("10 MB of [ in JSON", "a.json", many(b"["), ["Y0157"], 1),
    ('10 MB of {"a": in JSON', "a.json", many(b'{"a":'), ["Y0157"], 1),
    ("an alias bomb", "a.yaml", bomb(), ["Y0153"], 1),
    ("anchors by the hundred thousand", "a.yaml", Text(b"- &a%d x\n" % i for i in range(100000)), ["Y0153"], 1),
    ("YAML nested 1,000 deep", "a.yaml", nested(1000), ["Y0157"], 1),
    ("YAML nested one too deep", "a.yaml", nested(65), ["Y0157"], 1),
    ("YAML nested as deep as may be", "a.yaml", nested(64), ["0 "], 0),
    ("JSON nested one too deep", "a.json", b"[" * 65 + b"]" * 65, ["Y0157"], 1),
    ("JSON nested as deep as may be", "a.json", b"[" * 64 + b"]" * 64, ["0 "], 0),
    ("10 MB of NUL", "a.yaml", many(b"\0"), ["Y0"], 1),
    ("NULs in a text", "a.yaml", b"a: x\0y\n" * 1000, ["Y0104"], 1),
    ("invalid UTF-8", "a.yaml", many(b"a: \xff\xc0\xaf\n"), ["Y01"], 1),
    ("a surrogate in UTF-8", "a.yaml", b"a: \xed\xa0\x80\n", ["Y01"], 1),
    ("UTF-8 cut short", "a.yaml", "a: 质".encode()[:-1], ["Y01"], 1),
    ("a plain line of 5 MB", "a.yaml", Text(b"a: ", many(b"x", 5), b"\nb"), ["Y0"], 1),
    ("a Chinese line of 5 MB", "a.yaml", Text(b"a: ", many("质".encode(), 5), b"\nb: ["), ["Y0"], 1),
    ("a quoted line of 5 MB", "a.yaml", Text(b'a: "', many(b"x", 5), b'"\nb: "'), ["Y0"], 1),
    ("100,000 duplicate keys", "a.yaml", Text(b"a: 1\n" for _ in range(100000)), ["Y0151"], 1),
    ("100,000 duplicate keys in JSON", "a.json", Text(b"{", (b'"a":1,' for _ in range(100000)), b'"a":1}'), ["Y0151"], 1),
    ("500,000 keys", "a.yaml", Text((b"k%d: 1\n" % i for i in range(500000)), b"k0: 1\n"), ["Y0151"], 1),
    ("1,000,000 values", "a.json", Text(b"[", (b"1," for _ in range(999998)), b"1]"), ["0 "], 0),
    ("one value more than may be", "a.json", Text(b"[", (b"1," for _ in range(999999)), b"1]"), ["Y0158"], 1),
    ("16 MB of duplicate keys", "a.yaml", Text(many(b"a: 1\n", 15), b"b: 2\n"), ["Y0158"], 1),
    ("16 MB of text", "a.yaml", Text(b"a: |\n", many("  质量\n".encode(), 15), b"b: ["), ["Y0"], 1),
    ("more than 16 MB", "a.yaml", Text(many(b"a: 1\n", 17)), ["X0004"], 1),
    ("1e999999999", "a.yaml", b"a: 1e999999999\nb: [", ["Y0"], 1),
    ("1e9999999999", "a.yaml", b"a: 1e9999999999\n", ["Y0161"], 1),
    ("a number of 10,000 digits", "a.yaml", b"a: " + b"9" * 10000 + b"\nb: [", ["Y0"], 1),
    ("a radix number of 10,000 digits", "a.yaml", b"a: 0x" + b"f" * 10000 + b"\n", ["Y0161"], 1),
    ("a key of 1 MB", "a.yaml", Text(many(b"k", 1), b": 1\n"), ["Y0"], 1),
    ("a key of 1 MB in JSON, twice", "a.json", Text(b'{"', many(b"k", 1), b'":1,"', many(b"k", 1), b'":1}'), ["Y0151"], 1),
]

HOSTILE_PATTERNS = [r"^(a+)+$", r"^(a|aa)+$", r"^(.*)*(.*)*x$", r"(x+x+)+y", r"^(([a-z])+.)+[A-Z]([a-z])+$", r"(?:a?){30}a{30}$"]


# MB that one MB of the text becomes: most stop at once and keep but the places of their lines, these are read to the end as trees.
TREES = {"500,000 keys": 24, "16 MB of duplicate keys": 12, "1,000,000 values": 80, "one value more than may be": 80}


def check_contents(work):
    with open(os.path.join(work, "any.json"), "w", encoding="utf-8") as file:
        file.write("{}")
    for name, file_name, content, codes, status in CONTENTS:
        path = os.path.join(work, file_name)
        if not isinstance(content, Text):
            content = Text(content)
        size = content.write(path) / MB
        allowed = size * TREES.get(name, 5)
        judge(name, ["check", "--schema", "any.json", file_name], work, codes, allowed, status)
        os.remove(path)


def check_schemas(work):
    for pattern in HOSTILE_PATTERNS:
        for word in ("a" * 40 + "!", "x" * 5000 + "!"):
            with open(os.path.join(work, "s.json"), "w", encoding="utf-8") as file:
                file.write('{"type": "string", "pattern": "%s"}' % pattern.replace("\\", "\\\\"))
            with open(os.path.join(work, "v.json"), "w", encoding="utf-8") as file:
                file.write(f'"{word}"')
            judge(f"the pattern {pattern} on {word[:3]}…", ["check", "--schema", "s.json", "v.json"], work, ["S0"], 8)
    for name, schema, value in (
            ("a schema that refers to itself", '{"$ref": "#"}', "1"),
            ("schemas that refer to each other", '{"allOf":[{"$ref":"#/$defs/a"}],"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}', "1"),
            ("branches by the power", '{"$defs":{"d0":false,' + ",".join(
                f'"d{i}":{{"anyOf":[{{"$ref":"#/$defs/d{i-1}"}},{{"$ref":"#/$defs/d{i-1}"}}]}}' for i in range(1, 40)) + '},"$ref":"#/$defs/d39"}', "1"),
            ("a bound of 1e999999", '{"multipleOf": 1e-999999, "maximum": 1}', "1e999999"),
            ("100,000 equal items that must differ", '{"uniqueItems": true}', "[" + "[1]," * 100000 + "[1]]"),
            ("100,000 different items, one twice", '{"uniqueItems": true}', "[" + "".join(f"[{i}]," for i in range(100000)) + "[7]]"),
            ("100,000 wrong items", '{"items": {"type": "string"}}', "[" + "1," * 100000 + "1]")):
        with open(os.path.join(work, "s.json"), "w", encoding="utf-8") as file:
            file.write(schema)
        with open(os.path.join(work, "v.json"), "w", encoding="utf-8") as file:
            file.write(value)
        judge(name, ["check", "--schema", "s.json", "v.json"], work, ["S0"], 64)


# Things that are no files, in place of a project's file.

def project_with(work, change):
    project = os.path.join(work, PROJECT)
    shutil.rmtree(os.path.join(work, "projects"), ignore_errors=True)
    shutil.copytree(os.path.join(root, PROJECT), project)
    for place in ("visits/V02.yaml", "finance.yaml"):
        os.remove(os.path.join(project, place))
        change(os.path.join(project, place))


def sparse(path):
    with open(path, "wb") as file:
        file.truncate(1 << 30)


def link_to(target):
    return lambda path: os.symlink(target, path)


def check_places(work):
    outside = os.path.join(work, "outside.yaml")
    with open(outside, "w", encoding="utf-8") as file:
        file.write("reports: []\n")
    for name, change, codes in (
            ("a file of 1 GB", sparse, ["X0004"]),
            ("a FIFO", os.mkfifo, ["X0003"]),
            ("a folder", os.mkdir, ["X0003"]),
            ("a link to /dev/zero", link_to("/dev/zero"), ["S0902"]),
            ("a link to a file outside", link_to(outside), ["S0902"]),
            ("a link outside by ..", lambda path: os.symlink(os.path.relpath(outside, os.path.dirname(path)), path), ["S0902"]),
            ("a link to nowhere", link_to("nowhere"), ["X0001"]),
            ("a link to itself", lambda path: os.symlink(os.path.basename(path), path), ["X0003"])):
        project_with(work, change)
        judge(name + " in a project", ["check", PROJECT, "--as-of", "2026-09-30"], work, codes, 0)
    for name, path, codes in (("/dev/zero", "/dev/zero", ["X0003"]), ("a folder", work, ["X0003"])):
        judge(f"{name} against a schema", ["check", "--schema", "any.json", path], work, codes, 0)
    project_with(work, link_to("reports.yaml"))
    found, said, _, _ = run(["check", PROJECT], work)
    report("S0902" not in said, "a link within the project is followed", [said])


def check_mending(work):
    """More slips than anybody makes: --fix gives up in time; it keeps what it mends in each of its rounds."""
    def many_slips(path):
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"key{i}：v\n" for i in range(300000))
    project_with(work, many_slips)
    judge("--fix of 300,000 slips", ["check", PROJECT, "--as-of", "2026-09-30", "--fix", "--dry-run"], work, ["Y0113"], 96)


def check_numbers(work):
    """As many invoices as a file may hold: nothing looks through all of them for each."""
    invoice = "  - number: \"{}\"\n    date: 2026-03-20\n    kind: 专票\n    gross: 1.00\n    rate: 0.06\n    milestone: M1\n"
    receipt = "  - date: 2026-04-02\n    amount: 1.00\n    invoice: \"{}\"\n"
    for name, invoices, receipts, codes in (
            ("30,000 invoices of one number", lambda i: "1" * 20, lambda i: "1" * 20, ["R0002"]),
            ("30,000 receipts of invoices that are not there", lambda i: f"{i:020}", lambda i: f"9{i:019}", ["R0006"])):
        def write(path):
            with open(path, "w", encoding="utf-8") as file:
                file.write("invoices:\n" + "".join(invoice.format(invoices(i)) for i in range(30000)))
                file.write("receipts:\n" + "".join(receipt.format(receipts(i)) for i in range(30000)))
        project_with(work, lambda path: write(path) if path.endswith("finance.yaml") else None)
        judge(name, ["check", PROJECT, "--as-of", "2026-09-30"], work, codes, 320)


resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
with tempfile.TemporaryDirectory() as folder:
    check_contents(folder)
    check_schemas(folder)
    check_places(folder)
    check_mending(folder)
    check_numbers(folder)
print(f"1..{number}")
