"""XLSX and XLSM workbooks -> tables. Macros are never looked at, formulas never evaluated.

Our own reader on expat, because hidden rows, struck-through cells, merged ranges and formulas
without a stored result all matter here, and because a reader that allocates the bounding box of a
sheet dies on a file of two far-apart cells before its size can be checked.
"""

from bisect import bisect_left
from posixpath import dirname, join, normpath

from app.sheets.errors import DamagedFileError, UnknownSheetError
from app.sheets.files.archive import Archive, LocalNames
from app.sheets.files.cells import Row, Table
from app.sheets.files.limits import Limits
from app.sheets.files.xlsx.sheet import Range, SheetReader
from app.sheets.files.xlsx.styles import Styles, read_styles
from app.sheets.files.xlsx.texts import read_shared_texts

WORKBOOK = "xl/workbook.xml"
_MAX_FILLS = 1_000_000


def read_xlsx(data: bytes, limits: Limits, sheet: str | None = None) -> list[Table]:
    """Return the sheets of a workbook, in their order.

    Hidden sheets are listed without rows, unless `sheet` asks for one by name or there is no
    other. Raises the errors of `app.sheets.errors` for files that are damaged or beyond `limits`.
    """
    archive = Archive(data, limits)
    if WORKBOOK not in archive:
        raise DamagedFileError(part=WORKBOOK)
    targets = _relations(archive, WORKBOOK)
    tables, relation_ids, date1904 = _sheet_list(archive)
    if sheet is not None and sheet not in [table.name for table in tables]:
        raise UnknownSheetError(sheet=sheet, sheets=[table.name for table in tables])
    parts = {relation: (kind, target) for relation, kind, target in targets}
    shared = _part(targets, "sharedStrings")
    styles_part = _part(targets, "styles")
    texts = read_shared_texts(archive, shared, limits) if shared in archive else []
    styles = read_styles(archive, styles_part) if styles_part in archive else Styles()
    only_hidden = all(table.hidden for table in tables)
    found: list[Table] = []
    for table, relation in zip(tables, relation_ids, strict=True):
        kind, part = parts.get(relation, ("", ""))
        if kind != "worksheet":
            continue
        found.append(table)
        wanted = only_hidden or not table.hidden if sheet is None else table.name == sheet
        if wanted:
            reader = SheetReader(texts, styles, limits, date1904=date1904)
            archive.parse(part, reader.start, reader.end, reader.data)
            table.rows = reader.rows
            _apply_merges(table, reader.merges)
    return found


def _relations(archive: Archive, part: str) -> list[tuple[str, str, str]]:
    """Return id, kind (last word of the type's URI) and target part of each relation."""
    found: list[tuple[str, str, str]] = []
    folder = dirname(part)
    local = LocalNames()

    def start(name: str, attributes: dict[str, str]) -> None:
        if local[name] == "Relationship":
            target = attributes["Target"].replace("\\", "/")
            path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found.append((attributes["Id"], attributes["Type"].rpartition("/")[2], path))

    archive.parse(join(folder, "_rels", f"{part.rpartition('/')[2]}.rels"), start)
    return found


def _part(relations: list[tuple[str, str, str]], kind: str) -> str:
    return next((target for _, its_kind, target in relations if its_kind == kind), "")


def _sheet_list(archive: Archive) -> tuple[list[Table], list[str], bool]:
    """Return the sheets, still without rows, their relation ids, and the date system (1904?)."""
    tables: list[Table] = []
    relation_ids: list[str] = []
    settings = {"active": 0, "date1904": 0}
    local = LocalNames()

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = local[name]
        if tag == "sheet":
            state = attributes.get("state", "visible")
            tables.append(Table(attributes["name"], "xlsx", hidden=state != "visible"))
            relation_ids.append(next((v for k, v in attributes.items() if k.endswith(":id")), ""))
        elif tag == "workbookView":
            settings["active"] = int(attributes.get("activeTab", 0))
        elif tag == "workbookPr":
            settings["date1904"] = attributes.get("date1904", "0") in {"1", "true"}

    archive.parse(WORKBOOK, start)
    if settings["active"] < len(tables):
        tables[settings["active"]].active = True
    return tables, relation_ids, bool(settings["date1904"])


def _apply_merges(table: Table, merges: list[Range]) -> None:
    """Repeat the value of a vertically merged cell in every row; remember sideways merges."""
    numbers = [row.number for row in table.rows]
    fills = 0
    for top, left, bottom, right in merges:
        if right > left:
            table.spans[top, left] = right
        first = bisect_left(numbers, top)
        if bottom == top or first == len(numbers) or numbers[first] != top:
            continue
        value = table.rows[first].at(left)
        if value is None:
            continue
        for row in table.rows[first + 1 : bisect_left(numbers, bottom + 1)]:
            fills += 1
            if fills > _MAX_FILLS:
                raise DamagedFileError(part=table.name)
            _fill(row, left, value)


def _fill(row: Row, column: int, value: object) -> None:
    if row.at(column) is None:
        row.cells.extend([None] * (column + 1 - len(row.cells)))
        row.cells[column] = value  # type: ignore[call-overload]
        row.filled_down |= {column}
