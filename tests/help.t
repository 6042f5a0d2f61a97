#!/usr/bin/env python3
"""What help says is all there is: each option that a command takes, and no other; in lines that fit a terminal and a manual page. The page
and the completion, which are made of it, have every command, line and word."""
import os
import re
import subprocess
import tempfile
import unicodedata

from tap import finish, ok

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
os.chdir(root)
TERMINAL, PAGE = 80, 72
LANGUAGES = ("en", "zh")
VALUES = {"--as-of": "2026-09-30", "--color": "never", "--format": "text", "--id": "x", "--kind": "实体", "--lang": "en", "--many": "5", "--name": "x", "-o": "x.pdf",
          "--out": "out", "--schema": "x", "--schemas": "schemas", "--templates": "templates", "--unit": "U1", "--expert": "E01", "--visit": "V01"}
OPTION = r"(?:(?<=[\s\[（])|^)--?[a-z][a-z-]*"


def said(*arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    return done.stdout + done.stderr


def width(line):
    return sum(2 if unicodedata.east_asian_width(rune) in "FW" else 1 for rune in line)


overview = {lang: said("help", "--lang", lang) for lang in LANGUAGES}
commands = re.findall(r"^  zhiping ([a-z]+) ", overview["en"], re.M)
helps = {(command, lang): said("help", command, "--lang", lang) for command in commands for lang in LANGUAGES}
ok(len(commands) > 5 and commands == re.findall(r"^  zhiping ([a-z]+) ", overview["zh"], re.M), "the same commands in both languages", commands)

long = {line for text in overview.values() for line in text.splitlines() if width(line) > TERMINAL}
long |= {line for text in helps.values() for line in text.splitlines()[3:] if width(line) > PAGE}
ok(not long, "no line is wider than a terminal or, indented, a manual page", *sorted(long))

listed = {key: set(re.findall(OPTION, text, re.M)) for key, text in helps.items()}
options = sorted(set().union(*listed.values()))
ok(len(options) > 20, "options of all commands", options)
for command in commands:
    differ = listed[command, "en"] ^ listed[command, "zh"]
    ok(not differ, f"{command}: the same options in both languages", differ)
    taken = {option for option in options
             if not re.search("does not take|no option", said(command, "--lang", "en", option, *VALUES.get(option, "").split()))}
    wrong = taken ^ listed[command, "en"] if command != "help" else set()
    ok(not wrong, f"{command}: takes what its help names, and nothing else", wrong)

with tempfile.TemporaryDirectory() as work:
    for lang in LANGUAGES:
        page = subprocess.run(["src/cli/man.sh", program, lang, "1.2.3"], capture_output=True, text=True, check=True).stdout
        plain = page.replace(r"\-", "-").replace(r"\&", "").replace(r"\e", "\\")
        lines = {line.strip() for text in (overview[lang], *(helps[command, lang] for command in commands)) for line in text.splitlines()}
        lost = [line for line in lines if line and line not in plain and not re.match(r"zhiping |compiles reports|Exit status|退出码|More:|详细用法|Common|共用", line)]
        ok(not lost, f"the manual page ({lang}) has every line of the help", *lost)
        ok(re.search(r"^\.SH (NAME|名称)\nzhiping \\- \S", page, re.M) and page.count(".nf") == page.count(".fi"), f"and the form of one ({lang})")

    os.makedirs(f"{work}/projects")
    os.symlink(f"{root}/projects/HGZX-2026-001", f"{work}/projects/HGZX-2026-001")
    os.makedirs(f"{work}/letters")

    def completed(*words):
        script = f"""source {root}/src/cli/completion.bash; compopt() {{ :; }}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _zhiping "${{COMP_WORDS[0]}}"
                     [ ${{#COMPREPLY[@]}} = 0 ] || printf '%s\\n' "${{COMPREPLY[@]}}" """
        done = subprocess.run(["bash", "-c", script, "bash", program, *words], capture_output=True, text=True, cwd=work, env={**os.environ, "LC_ALL": "C.UTF-8"})
        return set(done.stdout.split()), done.stderr

    A = "projects/HGZX-2026-001"
    for words, wanted in (
            (("",), {*commands, "--help", "--version"}),
            (("rep",), {"report"}),
            (("report", "s"), {"stage", "special"}),
            (("report", "stage", ""), {A}),
            (("report", "stage", "HGZX"), {A}),
            (("check", "l"), {"letters"}),
            (("report", "stage", A, "--vi"), {"--visit"}),
            (("report", "stage", A, "--visit", ""), {"V01", "V02", "all"}),
            (("report", "special", A, "--kind", ""), {"管理", "实体", "经济性"}),
            (("check", "--format", ""), {"text", "json", "sarif", "github"}),
            (("check", "--color", "a"), {"auto", "always"}),
            (("check", "--lang", ""), {"zh", "en"}),
            (("check", "--as-of", ""), set()),
            (("explain", "R080"), {"R0801", "R0802", "R0803", "R0804", "R0805", "R0806", "R0807"}),
            (("help", "led"), {"ledger"})):
        given, error = completed(*words)
        if words[0] == "explain":
            given, wanted = given & wanted, wanted & given | {"R0801"}
        ok(given == wanted and not error, f"zhiping {' '.join(words)}<TAB>", given, error)
    given, error = completed("ledger", "fees", A, "-")
    ok({option for option in given if option.startswith("-")} == listed["ledger", "en"], "every option of a command", given ^ listed["ledger", "en"], error)
finish()
