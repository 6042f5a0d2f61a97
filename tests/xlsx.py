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
