#!/usr/bin/env python3
"""Every line of every sample report, read back with its boxes: marks at its edges, margins, overlaps, flush edges, indents,
lonely characters, lines alone on a page. The checks (tests/lines.py) must themselves find what is wrong in doctored lines."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(root, "tests"))
import lines  # noqa: E402
from tap import finish, ok  # noqa: E402

program = os.path.abspath(os.environ.get("ZHIPING", os.path.join(root, "build/release/zhiping")))
A, B, C = "HGZX-2026-001", "HGZX-2024-003", "HGZX-2025-007"
REPORTS = [("stage", A, "--visit", v) for v in ("V01", "V02", "all")] + \
          [("stage", B, "--visit", v) for v in ("V01", "V02", "V03", "V04", "all")] + \
          [("stage", C, "--visit", "V01"), ("special", A, "--kind", "实体")] + \
          [("special", B, "--kind", kind) for kind in ("管理", "实体", "经济性")] + [("comprehensive", B)]


def clean(name, complaints):
    complaints = list(complaints)
    ok(not complaints, name, *complaints)


# --- the checks find what is wrong, and nothing else ------------------------------------------------------------------

SIZES = (9.5, 12.0, 16.0)
MARGINS = lines.Margins(104, 99, 80, 74)
EDGE = 595 - 74


def page(*words):
    """Words as (text, x0, baseline y, x1), each a line of its own, 12 pt."""
    return lines.Page(595, 842, [[lines.make_word(t, x0, y, x1, y + 17.24, SIZES)] for t, x0, y, x1 in words])


def found(check, *arguments):
    return len(list(check(*arguments)))


for text, wrong in (("天地", 0), ("，天地", 1), ("天地（", 1), ("·天", 1), ("—", 0), ("—天", 1), ("— 3 —", 0), ("-20", 0), ("%的", 1), ("/天", 1),
                    ("第三条：", 0), ("（天）", 0), ("天——", 0), ("》。", 1), ("见《", 1), ("共¥", 1), ("-天", 1)):
    ok(found(lines.forbidden_marks, page((text, 100, 200, 148))) == wrong, f"marks: {text} is {'wrong' if wrong else 'right'}")
for name, word, wrong in (("flush", ("天地", 80, 200, EDGE), 0), ("beyond the right", ("天地", 80, 200, EDGE + 0.6), 1),
                          ("beyond the left", ("天地", 79.4, 200, EDGE), 1), ("a mark's blank half outside", ("（天，", 74, 200, EDGE + 6), 0),
                          ("a mark outside", ("（天，", 74, 200, EDGE + 12), 1), ("below the page", ("天", 80, 830, 92), 1)):
    ok(found(lines.beyond_margins, page(word), MARGINS) == wrong, f"margins: {name}")
for name, words, wrong in (("apart", (("天地", 80, 200, 104), ("玄黄", 104, 200, 128)), 0), ("over one another", (("天地", 80, 200, 104), ("玄黄", 103, 200, 127)), 1),
                           ("lines apart", (("天地", 80, 200, 104), ("玄黄", 80, 214, 104)), 0), ("lines too close", (("天地", 80, 200, 104), ("玄黄", 80, 208, 104)), 1),
                           ("a mark's blank half", (("天，", 80, 200, 104), ("A", 98, 200, 104)), 0)):
    ok(found(lines.overlaps, page(*words)) == wrong, f"overlaps: {name}")


def paragraph(*edges, text="天地玄黄", kind="paragraph", pages=None):
    rows = [lines.Row((pages or [0] * len(edges))[i], text, left, right, 12.0, 120 + 20.5 * i) for i, (left, right) in enumerate(edges)]
    return lines.Paragraph(kind, text, rows)


for name, edges, wrong in (("flush", ((104, EDGE), (80, EDGE), (80, 200)), 0), ("short inner line", ((104, EDGE), (80, EDGE - 0.6), (80, 200)), 1),
                           ("long last line", ((104, EDGE), (80, EDGE), (80, EDGE + 0.6)), 1), ("ragged left", ((104, EDGE), (80, EDGE), (80.6, 200)), 1),
                           ("one line", ((104, 200),), 0)):
    ok(found(lines.not_flush, paragraph(*edges), EDGE) == wrong, f"edges: {name}")
for name, kind, edges, wrong in (("two characters", "paragraph", ((104, EDGE), (80, 200)), 0), ("none", "paragraph", ((80, EDGE), (80, 200)), 1),
                                 ("one", "paragraph", ((92, EDGE), (80, 200)), 1), ("hanging", "paragraph", ((104, EDGE), (104, 200)), 1),
                                 ("item", "item", ((110, EDGE), (110, 200)), 0), ("torn item", "item", ((110, EDGE), (104, 200)), 1)):
    ok(found(lines.not_indented, paragraph(*edges, kind=kind), 80) == wrong, f"indents: {name}")
ok(lines.is_lonely(paragraph((104, EDGE), (80, 98), text="天。")) and not lines.is_lonely(paragraph((104, EDGE), (80, 110), text="天地。"))
   and not lines.is_lonely(paragraph((104, 116), text="天")), "a single character on the last line is found")
four = ((104, EDGE), (80, EDGE), (80, EDGE), (80, 200))
ok([lines.is_torn(paragraph(*four, pages=p)) for p in ([0, 0, 1, 1], [0, 1, 1, 1], [0, 0, 0, 1])] == [False, True, True]
   and not lines.is_torn(paragraph(*four[:3], pages=[0, 0, 1])), "a line alone on a page is found")
ok(found(lines.off_grid, [paragraph(*four)], 20.5) == 0 and found(lines.off_grid, [paragraph(*four)], 20.4) > 0, "lines off the grid are found")
rows = [lines.Row(0, text, 80, 200, 12.0, 120) for text in ("一、标题", "天地玄黄", "宇宙", "1. 洪荒", "余")]
got, lost = lines.find_paragraphs(rows, [("paragraph", "天地玄黄宇宙"), ("item", "1.洪荒"), ("note", "没有")])
ok([len(p.rows) for p in got] == [2, 1] and lost == ["没有"], "paragraphs are found in rows, and what is none is told")

halves = [lines.Row(0, text, 80, 200, 12.0, 120) for text in ("厚度为28", "mm，按GB/T", "20801-2020")]
ok(len(list(lines.parted("厚度为28 mm，按GB/T 20801-2020", halves))) == 2 and not list(lines.parted("厚度为28 mm，按GB/T 20801-2020", [
    halves[0]._replace(text="厚度"), halves[0]._replace(text="为28mm，按GB/T20801-2020")])), "numbers parted from their units are found")
strip = [lines.Row(page, text, 80, 200, 12.0, 120) for page, text in ((0, "文"), (0, "一、题"), (0, "文"), (0, "文"), (0, "（一）题"), (0, "文"), (1, "文"))]
headings = list(lines.headings_in("略\n# 一、题\n" + "文" * 90 + "\n\n## （一）题\n" + "文" * 90 + "\n## （二）题\n文\n"))
ok([short for _, short in headings] == [False, False, True] and list(lines.stranded(strip, headings)) == ["（一）题 on page 1", "（二）题 is nowhere"],
   "a heading with one line below it is found", headings, *lines.stranded(strip, headings))
sample = "# 封面\n\n略\n\n# 一、概况\n\n甲**乙**[表1](#a)\\.\\\n丙\n\n1. 丁 戊\n\n| a |\n|--|\n| b |\n\n**表1** 题\n\n> 号 `严重`\\\n> 处\n>\n> 己\n>\n> | | |\n> |-|-|\n> | 庚 | 辛 |\n\n注：壬"
ok(list(lines.texts_in(sample)) == [("paragraph", "甲乙表1."), ("paragraph", "丙"), ("item", "1.丁戊"), ("card", "己"), ("card", "庚辛"), ("note", "注：壬")],
   "the texts of a report in Markdown", *lines.texts_in(sample))

# --- the samples ------------------------------------------------------------------------------------------------------


def style():
    """Margins, sizes and the height of a body line of templates/style.yaml."""
    text = open(os.path.join(root, "templates/style.yaml"), encoding="utf-8").read()
    points = {"小五": 9, "五号": 10.5, "小四": 12, "四号": 14, "小三": 15, "三号": 16}
    margin = {m[0]: float(m[1]) * 72 / 25.4 for m in re.findall(r"margin_(\w+): ([\d.]+)mm", text)}
    sizes = {points[s] if s in points else float(s.removesuffix("pt")) for s in re.findall(r"size: ([^,}\s]+)", text)}
    return lines.Margins(margin["top"], margin["bottom"], margin["left"], margin["right"]), sorted(sizes), float(re.search(r"^  body: .*leading: ([\d.]+)pt", text, re.M)[1])


def compile_report(folder, report, suffix):
    kind, project, *rest = report
    path = os.path.join(folder, "report" + suffix)
    subprocess.run([program, "doc", kind, "projects/" + project, *rest, "--as-of", "2026-09-30", "-o", path, "-q"], cwd=root, check=True)
    return path


def read_both(folder, report):
    """Its pages, and the texts that are to stand on them, which the Markdown has."""
    pages = lines.read(compile_report(folder, report, ".pdf"), sizes)
    markdown = "\n" + open(compile_report(folder, report, ".md"), encoding="utf-8").read()
    return pages, list(lines.texts_in(markdown)), markdown


margins, sizes, grid = style()
inner = several = 0
with tempfile.TemporaryDirectory() as work:
    for report in REPORTS:
        name = " ".join(report)
        pages, texts, markdown = read_both(work, report)
        clean(f"{name}: no forbidden mark at an edge", (c for p in pages for c in lines.forbidden_marks(p)))
        clean(f"{name}: nothing beyond the margins", (c for p in pages for c in lines.beyond_margins(p, margins)))
        clean(f"{name}: nothing overlaps", (c for p in pages for c in lines.overlaps(p)))
        rows = lines.rows_of(pages, margins)
        paragraphs, lost = lines.find_paragraphs(rows, texts)
        ok(len(texts) > 10 and not lost, f"{name}: its paragraphs are found", *lost)
        right = pages[1].width - margins.right
        clean(f"{name}: inner lines are flush", (c for p in paragraphs for c in lines.not_flush(p, right)))
        clean(f"{name}: indents", (c for p in paragraphs for c in lines.not_indented(p, margins.left)))
        clean(f"{name}: no character alone", (p.text for p in paragraphs if lines.is_lonely(p)))
        clean(f"{name}: no line alone on a page", (p.text for p in paragraphs if lines.is_torn(p)))
        clean(f"{name}: paragraphs stand on the grid", lines.off_grid(paragraphs, grid))
        clean(f"{name}: no caption has swallowed a paragraph", re.findall(r"^\*\*[表图]\d+\*\*.*。.*", markdown, re.M))
        clean(f"{name}: headings have two lines below them", lines.stranded(rows, lines.headings_in(markdown)))
        inner += sum(len(p.rows) - 1 for p in paragraphs)
        several += sum(len(p.rows) > 3 for p in paragraphs)

    # The page of hard cases: whatever stands on it stays within the margins and comes back in its order.
    templates = os.path.join(work, "templates")
    shutil.copytree(os.path.join(root, "tests/cases/torture-text/files/templates"), templates)
    shutil.copy(os.path.join(root, "templates/style.yaml"), templates)
    pages, texts, _ = read_both(work, ("stage", A, "--visit", "V02", "--templates", templates))
    clean("hard cases: nothing beyond the margins", (c for p in pages for c in lines.beyond_margins(p, margins)))
    clean("hard cases: nothing overlaps", (c for p in pages for c in lines.overlaps(p)))
    lost = lines.find_paragraphs(lines.rows_of(pages, margins), texts)[1]
    ok(len(texts) >= 20 and not lost, "hard cases: the text comes back in its order", *lost)
    # Hard paragraphs in columns of several widths.
    hard = open(os.path.join(root, "tests/lines.txt"), encoding="utf-8").read().splitlines()
    os.makedirs(os.path.join(work, "hard"))
    with open(os.path.join(work, "hard/stage.md"), "w", encoding="utf-8") as template:
        template.write("---\ntitle: 试验\nover: visits\n---\n" + "\n\n".join(re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text) for text in hard) + "\n")
    for ems in (36.85, 31, 26, 22):
        narrow = margins._replace(right=595.276 - margins.left - ems * 12)
        text = open(os.path.join(root, "templates/style.yaml"), encoding="utf-8").read()
        text = re.sub(r"margin_right: .*", f"margin_right: {narrow.right / 72 * 25.4:.2f}mm", text)
        open(os.path.join(work, "hard/style.yaml"), "w", encoding="utf-8").write(text)
        pages = lines.read(compile_report(work, ("stage", A, "--visit", "V02", "--templates", os.path.join(work, "hard")), ".pdf"), sizes)
        paragraphs, lost = lines.find_paragraphs(lines.rows_of(pages, narrow), [("paragraph", lines.bare(text)) for text in hard])
        ok(not lost and len(paragraphs) == len(hard) > 30, f"{ems} em: its paragraphs are found", *lost)
        clean(f"{ems} em: no forbidden mark at an edge", (c for p in pages for c in lines.forbidden_marks(p)))
        clean(f"{ems} em: nothing beyond the margins", (c for p in pages for c in lines.beyond_margins(p, narrow)))
        clean(f"{ems} em: nothing overlaps", (c for p in pages for c in lines.overlaps(p)))
        short = [c for p in paragraphs for c in lines.not_flush(p, pages[0].width - narrow.right)]
        # In the body's width none; a narrow line before a long code may stay short.
        ok(len(short) <= (0 if ems > 36 else 5), f"{ems} em: inner lines are flush", *short)
        clean(f"{ems} em: no character alone", (p.text for p in paragraphs if lines.is_lonely(p)))
        clean(f"{ems} em: no line alone on a page", (p.text for p in paragraphs if lines.is_torn(p)))
        clean(f"{ems} em: paragraphs stand on the grid", lines.off_grid(paragraphs, grid))
        clean(f"{ems} em: what belongs together stays so", (c for p, text in zip(paragraphs, hard) for c in lines.parted(text, p.rows)))
ok(inner > 200 and several > 10, "there were lines to look at", f"{inner} inner lines, {several} paragraphs of four lines and more")
finish()
