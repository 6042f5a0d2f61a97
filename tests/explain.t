#!/usr/bin/env python3
"""Each example of schemas/codes/ is tried: what it calls wrong gives the code, what it calls right does not. Every code has its
meaning in both languages, and an example but for the few below; explain shows them, no line wider than a terminal.

An example with a file is tried in a tree of its own (samples, templates, schemas) where the lines stand in that file; one
without is a shell's lines, run there. Those that `check` alone decides share one run."""
import concurrent.futures
import glob
import json
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata

from tap import finish, ok

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
work = tempfile.mkdtemp()
samples = os.path.join(work, "samples")  # to be linked to, which cannot be done from one disk to another
for folder in ("projects", "templates", "schemas"):
    shutil.copytree(os.path.join(root, folder), os.path.join(samples, folder))
os.mkdir(os.path.join(work, "bin"))
os.symlink(program, os.path.join(work, "bin", "zhiping"))
environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TESTS": os.path.join(root, "tests"), "PATH": f"{work}/bin:{os.environ['PATH']}"}
# Root reads whatever it likes; without these it is told what others are told.
as_others = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []

# Why a code has no example of lines that anybody would write, and commands that give it all the same where there are any.
without_example = {
    "F0003": ("a font file that is damaged after fontconfig has looked at it", """
        export FONTCONFIG_FILE=$PWD/fonts.conf
        mkdir fonts && cp /usr/share/fonts/opentype/noto/NotoSansCJK-*.ttc fonts
        echo "<fontconfig><cachedir>$PWD/cache</cachedir><dir>$PWD/fonts</dir>" > fonts.conf
        echo "<dir>/usr/share/fonts/truetype/lxgw-wenkai</dir></fontconfig>" >> fonts.conf
        zhiping report stage projects/HGZX-2026-001 --as-of 2026-09-30 > list
        tr '\\0' '\\377' < /dev/zero | dd of=fonts/NotoSansCJK-Bold.ttc bs=1k seek=3 count=14000 iflag=fullblock conv=notrunc status=none
        zhiping report stage projects/HGZX-2026-001 --as-of 2026-09-30"""),
    "F0004": ("a font that its maker lets nobody embed", """
        export FONTCONFIG_FILE=$PWD/fonts.conf
        mkdir fonts && python3 "$TESTS/font_type.py" 2 /usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf fonts/a.ttf
        echo "<fontconfig><cachedir>$PWD/cache</cachedir><dir>$PWD/fonts</dir>" > fonts.conf
        echo "<dir>/usr/share/fonts/opentype/noto</dir></fontconfig>" >> fonts.conf
        zhiping report stage projects/HGZX-2026-001 --as-of 2026-09-30"""),
    "F0201": ("an ICU without its data, which is linked into every ICU", None),
    "T0208": ("thirty-two components within one another", """
        awk 'BEGIN { for (n = 40; n > 2; n--) { f = sprintf("%*s", n, ""); gsub(" ", "`", f); print f "card" } }' >> templates/stage.md
        zhiping report stage projects/HGZX-2026-001 --templates templates --as-of 2026-09-30 -o stage.md"""),
    "T0909": ("more than a million rows; tests/unit/test_ledger.c has them", None),
    "X0007": ("a package that is not installed; tests/system.t plays it", None),
    "X0020": ("a document of more than eight million objects", None),
}


def run(arguments, where=work):
    done = subprocess.run(arguments, cwd=where, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
    return done.stdout.decode("utf-8", "replace")


def read_records(path):
    """The records of one file: keys with a word or with the lines of a block."""
    records, record, block = {}, None, None
    with open(path, encoding="utf-8") as stream:
        for line in stream.read().split("\n"):
            if block is not None and (line.startswith("    ") or not line):
                record[block] += line[4:] + "\n"
            elif found := re.fullmatch(r"([A-Z]\d{4}):", line):
                block, record = None, records.setdefault(found[1], {})
            elif found := re.fullmatch(r"  (\w+): \|2?", line):
                block = found[1]
                record[block] = ""
            elif found := re.fullmatch(r"  (\w+): (.*)", line):
                block, record[found[1]] = None, json.loads(found[2]) if found[2].startswith('"') else found[2]
    return {code: {key: text.rstrip("\n") + "\n" if text.endswith("\n") else text for key, text in record.items()}
            for code, record in records.items()}


def as_bytes(record, side):
    text = record[side].encode("utf-8")
    if "escaped" not in record:
        return text
    text = text.replace(rb"\t", b"\t")
    text = re.sub(rb"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)).encode("utf-8"), text)
    return re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), text)


def grow(code, side, record):
    """A tree with the samples, templates and schemas that the example names."""
    tree = os.path.join(work, code, side)
    os.makedirs(tree)
    words = f"{record['file']} {record.get('command')}" if "file" in record else record[side]
    for folder in sorted(set(re.findall(r"projects/HGZX-\d{4}-\d{3}|templates|schemas", words))):
        # A shell's lines may write into the files, check does not.
        copy = os.link if "file" in record else shutil.copy2
        shutil.copytree(os.path.join(samples, folder), os.path.join(tree, folder), copy_function=copy)
    return tree


def plant(record, side, tree):
    """Writes the example's file into the tree; gives what is wrong with the example itself."""
    path = os.path.join(tree, record["file"])
    content, good = as_bytes(record, side), as_bytes(record, "good")
    if "schema" in record:
        with open(os.path.join(tree, "schema.json"), "w", encoding="utf-8") as stream:
            stream.write(record["schema"])
    if os.path.exists(path):
        with open(path, "rb") as stream:
            text = b"\n" + stream.read()
        at = text.find(b"\n" + good) + 1
        if not at:
            return f"{record['file']} has no such lines: {record['good']}"
        content = text[1:at] + content + text[at + len(good):]
        os.unlink(path)
    with open(path, "wb") as stream:
        stream.write(content)
    return ""


def try_commands(task):
    tree, command = task
    return set(re.findall(r"\[([A-Z]\d{4})\]", run([*as_others, "sh", "-c", command], tree)))


def projects_of(trees):
    return [os.path.join(os.path.relpath(tree, work), "projects", name)
            for tree in trees for name in os.listdir(os.path.join(tree, "projects"))]


def try_checks(trees):
    """One run of check for all; the codes found in each tree."""
    found = {tree: set() for tree in trees}
    for line in run(["zhiping", "check", *projects_of(trees), "--as-of", "2026-09-30", "--format", "json"]).splitlines():
        message = json.loads(line)
        found[os.path.join(work, message["file"].split("/projects/")[0])].add(message["code"])
    return found


def width_of(line):
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def bare(text):
    return re.sub(r"\s+", "", text)


records = {}
for name in sorted(os.listdir(os.path.join(root, "schemas/codes"))):
    records.update(read_records(os.path.join(root, "schemas/codes", name)))
titles = {code: record["title"] for code, record in records.items()}
examples = {code: record for code, record in records.items() if "bad" in record}
source = "".join(open(path, encoding="utf-8").read() for path in glob.glob(os.path.join(root, "src/*/*.c")))
used = set(re.findall(r'"([FRSTXY]\d{4})"', source))

ok(list(records) == sorted(records), "the records stand in order")
ok(set(records) == used, "the source gives every code that has a record, and no other", sorted(set(records) ^ used))
listed = dict(re.findall(r"^([A-Z]\d{4}) +\S+  (.*)", run(["zhiping", "explain"]), re.M))
ok(listed == titles, "explain lists every code with its title", sorted(listed.items() ^ titles.items()))
ok(set(titles) - set(examples) == set(without_example), "an example for every code but those that cannot have one",
   sorted((set(titles) - set(examples)) ^ without_example.keys()))
for code, (reason, command) in without_example.items():
    print(f"# {code} has none: it takes {reason}")
    if command:
        found = try_commands((grow(code, "bad", {"bad": command}), command))
        ok(code in found, f"{code} is given by {reason}", found)

# --- the examples are true ---
checks, commands, faults, clean = {}, {}, {}, {}
for code, record in examples.items():
    for side in ("bad", "good"):
        if side == "good" and os.path.exists(os.path.join(root, record.get("file", "-"))):
            # The samples as they are, for all whose example is of the same kind.
            kind = record.get("command", record["file"].split("/")[1])
            tree = clean[kind] = clean.get(kind) or grow("clean", str(len(clean)), record)
        else:
            tree = grow(code, side, record)
            if "file" in record:
                faults[code] = faults.get(code) or plant(record, side, tree)
        if "file" in record and "command" not in record:
            checks[code, side] = tree
        else:
            commands[code, side] = (tree, record.get("command") or record[side])
tasks = sorted(set(commands.values()))
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    given = dict(zip(tasks, pool.map(try_commands, tasks)))
by_tree = try_checks(set(checks.values()))
found = {**{key: given[task] for key, task in commands.items()}, **{key: by_tree[tree] for key, tree in checks.items()}}
for code in examples:
    ok(not faults.get(code) and code in found[code, "bad"] and code not in found[code, "good"],
       f"{code}: wrong is caught, right passes", faults.get(code), f"wrong: {sorted(found[code, 'bad'])}",
       f"right: {sorted(found[code, 'good'])}")

# --- what is said of --fix is true ---
mended = {code: checks[code, "bad"] for code, record in examples.items() if "--fix 能" in record["meaning"] and (code, "bad") in checks}
run(["zhiping", "check", *projects_of(mended.values()), "--as-of", "2026-09-30", "--fix"])
by_tree = try_checks(mended.values())
for code, tree in mended.items():
    ok(code not in by_tree[tree], f"{code}: --fix mends the example")

# --- explain shows them ---
english = {letter: next(code for code in titles if code[0] == letter) for letter in "FRSTXY"}.values()
asked = [(code, "zh") for code in titles] + [(code, "en") for code in english]
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    pages = dict(zip(asked, pool.map(lambda question: run(["zhiping", "explain", question[0], "--lang", question[1]]), asked)))
for (code, lang), page in pages.items():
    record = records[code]
    meaning = record["meaning" if lang == "zh" else "meaning_en"]
    lines = [line for key in ("schema", "bad", "good", "command") if key in record for line in record[key].rstrip("\n").split("\n")]
    prose = [line for line in page.split("\n") if not re.match("  [|$] ", line)]
    ok(bare(meaning) in bare(page) and (lang == "en" or bare(titles[code]) in bare(page) and meaning.count("。") >= 2)
       and all(re.search("^  [|$] " + re.escape(line) + "$", page, re.M) for line in lines),
       f"{code}: explain gives its meaning and its example ({lang})", page)
    ok(max(map(width_of, prose)) <= 80 and not any(line.endswith(" ") for line in prose) and re.search(r"[^\n]\n\Z", page),
       f"{code}: no line is too wide, the last one ends ({lang})", page)

own = os.path.join(work, "own")
shutil.copytree(os.path.join(root, "schemas"), own, ignore=shutil.ignore_patterns("codes"))
ok(run(["zhiping", "explain", "R0801", "--schemas", own]) == pages["R0801", "zh"], "what a code means is the installation's to say")
for typed in ("r0801", "Ｒ０８０１"):
    ok(run(["zhiping", "explain", typed]) == pages["R0801", "zh"], f"{typed} is R0801")
for typed, answer in (("R801", "是不是 R0801？"), ("q", "zhiping explain 列出全部")):
    ok(answer in run(["zhiping", "explain", typed]), f"{typed} is no code")

schema = os.path.join(root, "schemas/codes.schema.json")
files = [os.path.join(root, "schemas/codes", name) for name in sorted(os.listdir(os.path.join(root, "schemas/codes")))]
messages = run(["zhiping", "check", "--schema", schema, "--quiet", *files])
ok(not messages, "the records follow their schema", messages)
shutil.rmtree(work)
finish()
