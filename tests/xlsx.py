"""Reads a workbook's cells: {sheet: {"B4": value}}, numbers as float, texts as str; and what else tests look at."""
import re
import zipfile
import xml.etree.ElementTree as ET

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _text(node):
    return "".join(part.text or "" for part in node.iter("{%s}t" % NS["m"]))


def _cell(cell, shared):
    value, kind = cell.find("m:v", NS), cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell.find("m:is", NS))
    if value is None or value.text is None:
        return None
    if kind == "s":
        return shared[int(value.text)]
    return value.text if kind in ("str", "e", "b") else float(value.text)


def read(path):
    """(cells, formulas) by sheet."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        shared = []
        if "xl/sharedStrings.xml" in names:
            shared = [_text(item) for item in ET.fromstring(package.read("xl/sharedStrings.xml")).findall("m:si", NS)]
        book = ET.fromstring(package.read("xl/workbook.xml"))
        relations = {r.get("Id"): r.get("Target") for r in ET.fromstring(package.read("xl/_rels/workbook.xml.rels"))}
        cells, formulas = {}, {}
        for sheet in book.find("m:sheets", NS):
            target = relations[sheet.get(REL)].lstrip("/")
            root = ET.fromstring(package.read(target if target.startswith("xl/") else "xl/" + target))
            found = {c.get("r"): _cell(c, shared) for c in root.iter("{%s}c" % NS["m"])}
            cells[sheet.get("name")] = {place: value for place, value in found.items() if value is not None}
            formulas[sheet.get("name")] = {
                c.get("r"): c.find("m:f", NS).text for c in root.iter("{%s}c" % NS["m"]) if c.find("m:f", NS) is not None
            }
        return cells, formulas


def table(cells, header_row=3):
    """The rows below a header as dictionaries by column title; stops at the first empty line."""
    def column(place):
        return re.match(r"[A-Z]+", place).group()
    titles = {column(p): v for p, v in cells.items() if re.fullmatch(r"[A-Z]+%d" % header_row, p)}
    rows, number = [], header_row + 1
    while True:
        row = {titles[c]: cells.get(f"{c}{number}") for c in titles}
        if all(value is None for value in row.values()):
            return rows
        rows.append(row)
        number += 1


def letters(column):
    """The letters of a column counted from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


class Looks:
    """How a workbook looks: `sheets` by name, the text of its `charts`, the `text` of all its parts."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name).decode() for name in package.namelist()}
        self.text = "".join(parts.values())
        self.charts = [parts[name] for name in sorted(parts) if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
        book, styles = ET.fromstring(parts["xl/workbook.xml"]), ET.fromstring(parts["xl/styles.xml"])
        numbers = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter("{%s}numFmt" % NS["m"])}
        self.formats = [numbers.get(xf.get("numFmtId"), "") for xf in styles.find("m:cellXfs", NS)]
        self.titles = {int(n.get("localSheetId")): n.text.rsplit("!", 1)[1] for n in book.iter("{%s}definedName" % NS["m"])
                       if n.get("name") == "_xlnm.Print_Titles"}
        self.sheets = {sheet.get("name"): self._sheet(ET.fromstring(parts[f"xl/worksheets/sheet{i + 1}.xml"]), i)
                       for i, sheet in enumerate(book.find("m:sheets", NS))}

    def _sheet(self, root, index):
        def first(tag, **none):
            found = root.find(".//m:" + tag, NS)
            return found if found is not None else ET.Element("none", none)
        widths = {}
        for column in root.iter("{%s}col" % NS["m"]):
            for at in range(int(column.get("min")), int(column.get("max")) + 1):
                widths[letters(at)] = int(float(column.get("width")))
        pane, setup = first("pane"), first("pageSetup")
        return {
            "widths": widths,
            "heights": {int(row.get("r")): float(row.get("ht", 15)) for row in root.iter("{%s}row" % NS["m"])},
            "formats": {c.get("r"): self.formats[int(c.get("s", 0))] for c in root.iter("{%s}c" % NS["m"])},
            "frozen": (pane.get("ySplit"), pane.get("state")),
            "filter": first("autoFilter").get("ref"),
            "titles": self.titles.get(index),
            "paper": setup.get("paperSize"),
            "orientation": setup.get("orientation"),
            "fit": (setup.get("fitToWidth", "1"), setup.get("fitToHeight", "1")),
            "rules": " ".join(f.text for rule in root.iter("{%s}cfRule" % NS["m"]) for f in rule.findall("m:formula", NS)),
            "lists": [f.text for f in root.iter("{%s}formula1" % NS["m"])],
        }
