#!/usr/bin/env python3
"""Each sample's workbooks, opened and recalculated by LibreOffice: every cached value is what the formula gives."""
import os
import subprocess
import sys
import tempfile

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(root, "tests"))
import xlsx  # noqa: E402
from tap import finish, ok  # noqa: E402

program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
os.chdir(root)
work = tempfile.mkdtemp()


# LibreOffice believes cached values unless it is told to recalculate always.
profile = os.path.join(work, "profile", "user")
os.makedirs(profile)
with open(os.path.join(profile, "registrymodifications.xcu"), "w", encoding="utf-8") as settings:
    settings.write("""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value>
</prop></item></oor:items>""")

ids = ["HGZX-2026-001", "HGZX-2024-003", "HGZX-2025-007"]
books = []
for kind in ("fees", "findings"):
    for chosen in [[i] for i in ids] + [ids]:
        path = os.path.join(work, f"{kind}-{'+'.join(chosen)}.xlsx")
        subprocess.run([program, "ledger", kind, *("projects/" + i for i in chosen), "--as-of", "2026-09-30", "-q", "-o", path],
                       check=True)
        books.append(path)
subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                "--outdir", os.path.join(work, "again"), *books], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

for path in books:
    name = os.path.basename(path)
    cells, formulas = xlsx.read(path)
    again, _ = xlsx.read(os.path.join(work, "again", name))
    ok(list(cells) == list(again), f"{name}: the same sheets")
    wrong, count = [], 0
    for sheet, places in formulas.items():
        for place in places:
            count += 1
            ours, theirs = cells[sheet].get(place), again[sheet].get(place)
            same = abs(ours - theirs) < 1e-9 * max(1, abs(ours)) if isinstance(ours, float) and isinstance(theirs, float) else ours == theirs
            if not same:
                wrong.append(f"{sheet}!{place}: {ours} cached, {theirs} recalculated")
    for line in wrong[:5]:
        print("#", line)
    ok(not wrong and (count > 0 or "findings" in name), f"{name}: {count} formulas give their cached values")
finish()
