#!/usr/bin/env python3
"""README.md tells the truth: its ```console blocks are run in a copy of the samples, what they print is what it shows.
A line […] stands for any lines; $ begins a command."""
import os
import re
import shutil
import subprocess
import tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
work = tempfile.mkdtemp()
shutil.copytree(os.path.join(root, "projects"), os.path.join(work, "projects"))
os.mkdir(os.path.join(work, "bin"))
os.symlink(program, os.path.join(work, "bin", "zhiping"))
environment = dict(os.environ, PATH=os.path.join(work, "bin") + ":" + os.environ["PATH"], LC_ALL="C.UTF-8", NO_COLOR="1")

text = open(os.path.join(root, "README.md"), encoding="utf-8").read()
number = 0
for block in re.findall(r"^```console\n(.*?)^```$", text, re.M | re.S):
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, expected = part.partition("\n")
        done = subprocess.run(["bash", "-c", command], cwd=work, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True)
        pattern = ".*?".join(re.escape(piece) for piece in expected.split("[…]\n"))
        number += 1
        passed = re.fullmatch(pattern, done.stdout, re.S) is not None
        print(f"{'ok' if passed else 'not ok'} {number} - {command}")
        if not passed:
            print("\n".join("# " + line for line in done.stdout.splitlines()))
shutil.rmtree(work)
print(f"1..{number}")
