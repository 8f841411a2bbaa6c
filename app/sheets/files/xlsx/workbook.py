"""XLSX and XLSM workbooks -> tables. Macros are never looked at, formulas never evaluated.

Our own reader on expat, because hidden rows, struck-through cells, merged ranges and formulas
without a stored result all matter here, and because a reader that allocates the bounding box of a
sheet dies on a file of two far-apart cells before its size can be checked.
"""

from posixpath import dirname, join, normpath

from app.sheets.errors import DamagedFileError, UnknownSheetError
from app.sheets.files.archive import Archive
from app.sheets.files.cells import Table, plain_text
from app.sheets.files.filling import Filling, apply_merges
from app.sheets.files.limits import Limits
from app.sheets.files.xlsx.sheet import SheetReader
from app.sheets.files.xlsx.styles import Styles, read_styles
from app.sheets.files.xlsx.texts import read_shared_texts

WORKBOOK = "xl/workbook.xml"
_ID = "/relationships id"
"""How the name of a relation's id ends, with its namespace: there are two, of old and new files."""


def read_xlsx(archive: Archive, limits: Limits, sheet: str | None = None) -> list[Table]:
    """Return the sheets of a workbook, in their order.

    Hidden sheets are listed without rows, unless `sheet` asks for one by name or there is no
    other. Raises the errors of `app.sheets.errors` for files that are damaged or beyond `limits`.
    """
    workbook = workbook_part(archive)
    if not workbook:
        raise DamagedFileError(part=WORKBOOK)
    targets = _relations(archive, workbook)
    tables, relation_ids, date1904 = _sheet_list(archive, workbook)
    if sheet is not None and sheet not in [table.name for table in tables]:
        raise UnknownSheetError(sheet=sheet, sheets=[table.name for table in tables])
    parts = {relation: (kind, target) for relation, kind, target in targets}
    shared = _part(targets, "sharedStrings")
    styles_part = _part(targets, "styles")
    texts = read_shared_texts(archive, shared, limits) if shared in archive else []
    styles = read_styles(archive, styles_part) if styles_part in archive else Styles()
    only_hidden = all(table.hidden for table in tables)
    found: list[Table] = []
    filling = Filling(limits)
    for table, relation in zip(tables, relation_ids, strict=True):
        kind, part = parts.get(relation, ("", ""))
        if kind != "worksheet":
            continue
        found.append(table)
        wanted = only_hidden or not table.hidden if sheet is None else table.name == sheet
        if wanted:
            reader = SheetReader(texts, styles, filling, date1904=date1904)
            archive.parse(part, reader.start, reader.end, reader.data)
            table.rows = reader.made.rows
            apply_merges(table, reader.merges)
    return found


def workbook_part(archive: Archive) -> str:
    """Return the part that lists the sheets; empty if this is no workbook."""
    if WORKBOOK in archive:
        return WORKBOOK
    if "_rels/.rels" not in archive:
        return ""
    part = _part(_relations(archive, ""), "officeDocument")
    return part if part in archive and part.lower().endswith(".xml") else ""


def _relations(archive: Archive, part: str) -> list[tuple[str, str, str]]:
    """Return id, kind (last word of the type's URI) and target part of each relation."""
    found: list[tuple[str, str, str]] = []
    folder = dirname(part)

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            target = attributes["Target"].replace("\\", "/")
            path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found.append((attributes["Id"], attributes["Type"].rpartition("/")[2], path))

    archive.parse(join(folder, "_rels", f"{part.rpartition('/')[2]}.rels"), start)
    return found


def _part(relations: list[tuple[str, str, str]], kind: str) -> str:
    return next((target for _, its_kind, target in relations if its_kind == kind), "")


def _sheet_list(archive: Archive, workbook: str) -> tuple[list[Table], list[str], bool]:
    """Return the sheets, still without rows, their relation ids, and the date system (1904?).

    Extensions repeat names of elements in other places: what counts stands in its own.
    """
    tables: list[Table] = []
    relation_ids: list[str] = []
    settings = {"active": 0, "date1904": 0}
    path: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        path.append(tag)
        place = path[1:]
        if place == ["sheets", "sheet"]:
            state = attributes.get("state", "visible")
            name = plain_text(attributes["name"])
            tables.append(Table(name, "xlsx", hidden=state != "visible"))
            relation_ids.append(next((v for k, v in attributes.items() if k.endswith(_ID)), ""))
        elif place == ["bookViews", "workbookView"]:
            settings["active"] = int(attributes.get("activeTab", 0))
        elif place == ["workbookPr"]:
            settings["date1904"] = attributes.get("date1904", "0") in {"1", "true"}

    def end(_: str) -> None:
        path.pop()

    archive.parse(workbook, start, end)
    if settings["active"] < len(tables):
        tables[settings["active"]].active = True
    return tables, relation_ids, bool(settings["date1904"])
