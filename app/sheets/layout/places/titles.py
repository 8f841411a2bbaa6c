"""What stands above a table, or on the tab of its sheet, and is true of all its rows."""

import re
from collections.abc import Sequence

from app.sheets.files.cells import Row
from app.sheets.layout.columns import Layout
from app.sheets.layout.sorting import Split, joined
from app.sheets.values.keys import visible, without_code

_LABELS = {
    "kecamatan": re.compile(r"\b(?:kecamatan|kec)\b[\s.:]*", re.IGNORECASE),
    "village": re.compile(r"\b(?:desa|kelurahan|ds|kel|kdmp|kopdes)\b[\s.:/]*", re.IGNORECASE),
}
_END = re.compile(r"[,;()|]|\s-\s|\b(?:kecamatan|kec|kabupaten|kab|desa|tahun|tanggal)\b")
_MOST_WORDS = 4
_MOST_TITLES = 12
_MOSTLY = 0.6


def said_above(rows: Sequence[Row], sheet: str, layout: Layout) -> dict[str, str]:
    """Return what titles, else the sheet's name, say of district, village and kind of partner."""
    said: dict[str, str] = {}
    for row in rows[-_MOST_TITLES:]:
        text = joined(row)
        for name in _LABELS:
            found = _after_label(text, name, layout)
            if found and name not in said:
                said[name] = found
    for name in ("kecamatan", "village", "kind"):
        bare = _LABELS[name].sub("", without_code(sheet)) if name in _LABELS else sheet
        if sheet and said.keys().isdisjoint(_LABELS) and _fits(bare, name, layout):
            said[name] = visible(bare)
    return said


def village_of(section: str, layout: Layout) -> str:
    """Return the village that the heading of a section names; empty if none."""
    return _after_label(section, "village", layout) if section else ""


def are_villages(split: Split, layout: Layout) -> bool:
    """Tell whether most sections are called as villages are, and fewer as districts.

    Some names are both; those that say that they are a district count as one.
    """
    sections = {data.section for data in split.data if data.section}
    villages = sum(_fits(section, "village", layout) for section in sections)
    districts = sum(_fits(section, "kecamatan", layout) for section in sections)
    return villages > max(districts, len(sections) * _MOSTLY, 1)


def district_around(section: str, outer: str, layout: Layout) -> str:
    """Return the heading that says the district of a section which names a village.

    That is its own if it says one, else that of the section around it; empty if there is none.
    """
    return section if _after_label(section, "kecamatan", layout) else outer


def section_of(said: dict[str, str]) -> str:
    """Return what was said as the heading of a section."""
    if "kecamatan" in said:
        return f"Kecamatan {said['kecamatan']}"
    return said.get("kind", "")


def _after_label(text: str, name: str, layout: Layout) -> str:
    for match in _LABELS[name].finditer(text):
        rest = text[match.end() :]
        end = _END.search(rest.casefold())
        tokens = (rest[: end.start()] if end else rest).split()[:_MOST_WORDS]
        for count in range(len(tokens), 0, -1):
            found = " ".join(tokens[:count])
            if _fits(found, name, layout):
                return found
    return ""


def _fits(text: str, name: str, layout: Layout) -> bool:
    test = next((field.fits for field in layout.fields if field.name == name), None)
    return test is not None and bool(text.strip()) and test(text.strip())
