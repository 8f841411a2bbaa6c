"""What a cell's style says about its value: a date, or struck through."""

import re
from dataclasses import dataclass, field

from app.sheets.files.archive import Archive

_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')
_LONGEST_FORMAT = 1_000
"""Characters of a number format that are looked at; Excel allows 255."""
_DATE_LETTERS = re.compile(r"[ymdhs]", re.IGNORECASE)


@dataclass(slots=True)
class Styles:
    """Style numbers whose values are dates, and those that are struck through."""

    dates: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)


def is_date_format(code: str) -> bool:
    """Tell whether a number format shows a part of a date or a time."""
    return bool(_DATE_LETTERS.search(_LITERAL.sub("", code[:_LONGEST_FORMAT])))


def read_styles(archive: Archive, part: str) -> Styles:
    """Read number formats, fonts and cell styles of a workbook."""
    styles = Styles()
    date_formats: set[int] = set(_BUILT_IN_DATES)
    struck_fonts: set[int] = set()
    path: list[str] = []
    count = {"fonts": 0, "cellXfs": 0}

    def start(tag: str, attributes: dict[str, str]) -> None:
        parent = path[-1] if path else ""
        path.append(tag)
        if tag == "numFmt" and parent == "numFmts":
            if is_date_format(attributes.get("formatCode", "")):
                date_formats.add(int(attributes["numFmtId"]))
        elif tag == "font" and parent == "fonts":
            count["fonts"] += 1
        elif tag == "strike" and path[-3:-1] == ["fonts", "font"]:
            if attributes.get("val", "1") not in {"0", "false"}:
                struck_fonts.add(count["fonts"] - 1)
        elif tag == "xf" and parent == "cellXfs":
            if int(attributes.get("numFmtId", 0)) in date_formats:
                styles.dates.add(str(count["cellXfs"]))
            if int(attributes.get("fontId", 0)) in struck_fonts:
                styles.struck.add(str(count["cellXfs"]))
            count["cellXfs"] += 1

    def end(_: str) -> None:
        path.pop()

    archive.parse(part, start, end)
    return styles
