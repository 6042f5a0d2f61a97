#!/usr/bin/env python3
"""What the disk, the clock and strangers do to it: where an output goes and what is left of one, and that what cannot be read is never taken
for what is not there. Faults of the system are played by strace; where it may not trace those tests are skipped with a word."""
import fcntl
import os
import re
import shutil
import socket
import stat
import subprocess
import tempfile

from tap import finish, ok

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
sanitized = b"__asan_init" in open(program, "rb").read()  # a leak checker does not live with strace, nor its memory with limits
work = tempfile.mkdtemp()
A, B = "projects/HGZX-2026-001", "projects/HGZX-2024-003"
DAY = ["--as-of", "2026-09-30"]
FEES = ["ledger", "fees", A, *DAY, "-q", "-o"]
STAGE = ["report", "stage", A, "--visit", "V02", *DAY, "-q", "-o"]
# Root reads whatever it likes; without these it is told what others are told.
as_others = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


def fresh(name):
    """An empty tree with the samples, in which the commands run."""
    tree = os.path.join(work, name)
    shutil.copytree(os.path.join(root, "projects"), os.path.join(tree, "projects"))
    os.chdir(tree)
    os.mkdir("out")


def run(*command, by=(), **environment):
    return subprocess.run([*by, program, *command], capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL,
                          env={**os.environ, "LC_ALL": "C.UTF-8", **environment})


def play(calls, fault, *paths):
    """strace that lets system calls on paths fail."""
    named = [word for path in paths for word in ("-P", path)]
    return ["strace", "-f", "-qq", "-o", "/dev/null", *named, "-e", f"trace={calls}", "-e", f"inject={calls}:{fault}"]


def content(path):
    with open(path, "rb") as file:
        return file.read()


def left(folder="out"):
    return sorted(os.listdir(folder))


def refused(done, code, status):
    return done.returncode == status and f"[{code}]" in done.stdout + done.stderr


traces = not sanitized and subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
if not traces:
    print("# SKIP what strace plays: it may not trace here")

# --- where an output goes ---
fresh("places")
os.symlink("../elsewhere.xlsx", "out/dangling.xlsx")
done = run(*FEES, "out/dangling.xlsx")
ok(done.returncode == 0 and os.path.islink("out/dangling.xlsx") and content("elsewhere.xlsx").startswith(b"PK") and left() == ["dangling.xlsx"],
   "through a link to nothing what it names is written", done.stderr, left())
whole = content("elsewhere.xlsx")
os.symlink(os.path.abspath("out/dangling.xlsx"), "out/second.xlsx")
with open("elsewhere.xlsx", "wb") as file:
    file.write(b"former")
os.chmod("elsewhere.xlsx", 0o640)
done = run(*FEES, "out/second.xlsx")
ok(done.returncode == 0 and os.path.islink("out/second.xlsx") and content("elsewhere.xlsx") == whole, "through two links too", done.stderr)
ok(stat.S_IMODE(os.stat("elsewhere.xlsx").st_mode) == 0o640, "what is replaced keeps its permissions")
os.symlink("loop.xlsx", "out/loop.xlsx")
done = run(*FEES, "out/loop.xlsx")
ok(refused(done, "X0005", 3) and os.readlink("out/loop.xlsx") == "loop.xlsx", "a link to itself is refused", done.stderr)
os.mkfifo("out/fifo.xlsx")
socket.socket(socket.AF_UNIX).bind("out/socket.xlsx")
os.symlink("/dev/null", "out/device.xlsx")
os.mkdir("out/folder.xlsx")
for name, kind in (("fifo", stat.S_ISFIFO), ("socket", stat.S_ISSOCK), ("device", stat.S_ISCHR), ("folder", stat.S_ISDIR)):
    done = run(*FEES, f"out/{name}.xlsx")
    ok(refused(done, "X0005", 3) and kind(os.stat(f"out/{name}.xlsx").st_mode), f"a {name} is refused and stays", done.stderr)
shutil.rmtree("out")
long_name = "out/" + "长" * 83 + ".xlsx"  # 254 bytes
for time in ("new", "again"):
    done = run(*FEES, long_name)
    ok(done.returncode == 0 and content(long_name) == whole and len(left()) == 1, f"a name as long as may be, {time}", done.stderr, left())
mask = os.umask(0o027)
done = run(*FEES, "out/masked.xlsx")
os.umask(mask)
ok(stat.S_IMODE(os.stat("out/masked.xlsx").st_mode) == 0o640, "a new output has the permissions of any new file")

# --- what is left of one ---
fresh("parts")
parts = ["out/.zhiping-1-0.part", "out/.zhiping-1-1.part", "out/.zhiping-notes", "out/.zhiping-2-0.part/tmp.a", "out/.zhiping-2-0.part/tmp.b"]
os.mkdir("out/.zhiping-2-0.part")
for part in parts:
    with open(part, "wb") as file:
        file.write(b"part")
holder = open(parts[1], "rb")
fcntl.flock(holder, fcntl.LOCK_EX)
done = run(*FEES, "out/a.xlsx")
ok(left() == [".zhiping-1-1.part", ".zhiping-notes", "a.xlsx"], "what a killed run left is cleared away; not what another one writes, nor anything else",
   left())
holder.close()
shutil.rmtree("out")
os.mkdir("out")
for command, name in ((FEES, "a.xlsx"), (STAGE, "a.pdf"), (STAGE, "a.html")):
    found = set()
    for wait in (5, 10, 15, 20, 30, 40, 50, 60, 80, 100):
        subprocess.run(["timeout", "-s", "KILL", f"0.{wait:03}", program, *command, f"out/{name}"], capture_output=True)
        found |= set(left())
    run(*command, f"out/{name}")
    ok(left() == [name], f"{name}: a run that is killed leaves nothing that the next one does not clear away", left(), found)
    ok(name.endswith(".xlsx") or found <= {name}, f"{name}: nothing at all, but for a workbook's folder", found)
    os.remove(f"out/{name}")
if traces:
    there = os.path.abspath("out")
    said = subprocess.run(["strace", "-f", "-y", "-e", "trace=fsync", program, *FEES, "out/synced.xlsx"], capture_output=True, text=True).stderr
    ok(len(re.findall(r"fsync\(", said)) == 2 and f"<{there}>" in said, "the file and its folder's entry are on the disk", said)
    # Where the file system has no files without a name. The slash is how the folder is written then.
    without = play("openat", "error=EOPNOTSUPP", "out/")
    for time in ("new", "again"):
        done = run(*FEES, "out/synced.xlsx", by=without)
        ok(done.returncode == 0 and content("out/synced.xlsx") == whole and left() == ["synced.xlsx"], f"without such files, {time}", done.stderr, left())
    run(*FEES, "out/synced.xlsx", by=play("/^rename", "signal=KILL"))
    ok(len(left()) == 3 and content("out/synced.xlsx") == whole, "killed in the one moment in which a part has a name, it is left", left())
    run(*FEES, "out/b.xlsx")
    ok(left() == ["b.xlsx", "synced.xlsx"], "and goes with the next output", left())

# --- what cannot be read is not absent ---
fresh("reading")
os.chmod(f"{B}/assessments", 0)
done = run("check", B, *DAY, by=as_others)
ok(refused(done, "X0002", 3) and done.stdout.count("错误[") == 1, "a folder without permission, and nothing else is blamed", done.stdout)
done = run("report", "comprehensive", B, *DAY, by=as_others)
ok(refused(done, "X0002", 3) and left() == [], "no report comes of it", done.stderr, left())
os.chmod(f"{B}/assessments", 0o755)
os.chmod(f"{A}/visits", 0)
done = run("check", A, *DAY, by=as_others)
ok(refused(done, "X0002", 3) and done.stdout.count("错误[") == 1, "visits without permission: finance.yaml is not blamed", done.stdout)
os.chmod(f"{A}/visits", 0o755)
photo = f"{A}/photos/V02-003-1.jpg"
os.chmod(photo, 0)
done = run(*STAGE, "out/a.pdf", by=as_others)
ok(refused(done, "X0002", 3) and "V02.yaml:" in done.stderr and left() == [], "a photo without permission is told where it is named", done.stderr, left())
os.chmod(photo, 0o644)
os.chmod(f"{A}/photos", 0)
done = run("check", A, *DAY, by=as_others)
ok(refused(done, "X0002", 3) and "不存在" not in done.stdout, "photos in a folder without permission", done.stdout)
os.chmod(f"{A}/photos", 0o755)
os.chmod("projects", 0)
done = run("check", by=as_others)
ok(done.returncode == 3 and "X0002" in done.stderr, "a folder of projects without permission", done.stderr)
done = run("check", A, by=as_others)
ok(refused(done, "X0002", 3), "a project that cannot be reached", done.stdout, done.stderr)
os.chmod("projects", 0o755)
shutil.copytree(os.path.join(root, "templates"), "templates")
os.chmod("templates/partials/signoff.md", 0)
done = run(*STAGE, "out/a.md", "--templates", "templates", by=as_others)
ok(refused(done, "X0002", 3) and left() == [], "a partial without permission", done.stderr)
os.chmod("templates/partials/signoff.md", 0o644)
shutil.move(f"{A}/visits", "visits")
for name, make, code in (("a link to nowhere", lambda: os.symlink("nowhere", f"{A}/visits"), "X0001"), ("a file", lambda: open(f"{A}/visits", "w").close(), "X0003")):
    make()
    done = run("check", A, *DAY)
    ok(refused(done, code, 1) and done.stdout.count("错误[") == 1, f"visits is {name}", done.stdout)
    os.remove(f"{A}/visits")
shutil.move("visits", f"{A}/visits")
if traces:
    for calls in ("openat", "newfstatat,fstat,statx", "read"):
        done = run("ledger", "fees", B, *DAY, "-o", "out/a.xlsx", by=play(calls, "error=EIO", f"{B}/finance.yaml"))
        ok(refused(done, "X0002", 3) and left() == [], f"a fault of the disk in {calls} of finance.yaml", done.returncode, done.stderr, left())
    for folder in ("visits", "assessments"):
        done = run("check", B, *DAY, by=play("getdents64", "error=EIO", f"{B}/{folder}"))
        ok(refused(done, "X0002", 3) and done.stdout.count("错误[") == 1, f"a fault of the disk where {folder}/ is listed", done.stdout)
    done = run(*STAGE, "out/a.pdf", by=play("openat", "error=EMFILE", photo))
    ok(refused(done, "X0002", 3) and left() == [], "too many open files at a photo", done.stderr)
    traced = subprocess.run(["strace", "-f", "-P", photo, "-e", "trace=mmap,openat", program, *STAGE, "out/a.pdf"], capture_output=True, text=True)
    ok("openat(" in traced.stderr and "mmap(" not in traced.stderr, "a photo is not mapped: one cut short meanwhile would end the program", traced.stderr)
    os.remove("out/a.pdf")
    with open(f"{A}/visits/V02.yaml", encoding="utf-8") as file:
        text = file.read()
    with open(f"{A}/visits/V02.yaml", "w", encoding="utf-8") as file:
        file.write(text.replace("conclusion: ", "conclusion: " + "The responsible representatives unanimously acknowledged the recommendations. " * 3, 1))
    done = run(*STAGE, "out/a.pdf", by=play("openat", "error=ENOENT", "/usr/share/hyphen/hyph_en_US.dic"))
    ok(refused(done, "X0007", 3) and "hyph_en_US.dic" in done.stderr and left() == [], "English without its hyphenation", done.stderr, left())
    done = run(*STAGE, "out/a.pdf")
    ok(done.returncode == 0, "and with it", done.stderr)

# --- mends that cannot be written, and what surrounds the program ---
fresh("mends")
with open(f"{A}/application.yaml", encoding="utf-8") as file:
    text = file.read()
with open(f"{A}/application.yaml", "w", encoding="utf-8") as file:
    file.write(text.replace("stage: ", "stage：", 1))
os.chmod(f"{A}/application.yaml", 0o444)
done = run("check", A, *DAY, "--fix", by=as_others)
ok(refused(done, "X0005", 3) and "没有可以自动改正的" not in done.stdout, "a mend that may not be written is not said to be none", done.stdout)
os.chmod(f"{A}/application.yaml", 0o644)
run("check", A, *DAY, "--fix")
for name, environment in (("plain", {}), ("ruled", {"TJ_OPTIMIZE": "1", "TJ_PROGRESSIVE": "1", "TJ_RESTART": "1"})):
    run(*STAGE, f"out/{name}.html", **environment)
ok(content("out/plain.html") == content("out/ruled.html"), "variables that rule libjpeg-turbo change no byte")

os.chdir(root)
shutil.rmtree(work)
finish()
