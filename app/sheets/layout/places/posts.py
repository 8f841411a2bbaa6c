"""Positions that stand above the rows they are true of: `A. UNSUR KETUA`, `Para Sekretaris`."""

import re
from collections.abc import Sequence

from app.sheets.files.cells import Row
from app.sheets.layout.columns import Layout
from app.sheets.layout.persons import Block
from app.sheets.layout.sorting import Split, joined
from app.sheets.values.positions import is_written_as_position

_LONGEST, _MOST_TITLES = 80, 3
_ORDINAL = re.compile(r"^\W*(?:[a-z]|[ivx]{1,5}|\d{1,2})\s*[.)]\s*", re.IGNORECASE)
_AROUND = re.compile(
    r"\b(?:unsur|para|daftar|data|nama|peserta|kelompok|bagian|jabatan|dari|list of)\b[\s:]*"
    r"|\(?\b\d{1,4} (?:orang|org|people)\b\)?",
    re.IGNORECASE,
)
_OF_A_PLACE = re.compile(r"\b(?:kecamatan|kec|distrik|kapanewon|desa|kelurahan)\b", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:kecamatan|kec|kabupaten|kab|tahun|se)\b.*$", re.IGNORECASE)


def position_of(text: str) -> str:
    """Return the position that a heading of a section is about; empty if it says more or none."""
    if not text or len(text) > _LONGEST:
        return ""
    said = _PLACE.sub("", _AROUND.sub(" ", _ORDINAL.sub("", text))).strip(" .:;()[]*_-–—")
    return said if said and is_written_as_position(said) else ""


def say_positions(
    split: Split, layout: Layout, block: Block, above: Sequence[Row], sheet: str
) -> None:
    """Let rows say the position that their section, a title right above, or the tab is about.

    Such a section ends no section of a district that it stands in.
    """
    if "position" not in layout.names or "name" not in layout.names:
        return
    titles = [position_of(sheet), *(position_of(joined(row)) for row in above[-_MOST_TITLES:])]
    position, outer = next(filter(None, reversed(titles)), ""), ""
    section = ""
    for data in split.data:
        if data.section != section:
            section = data.section
            found = position_of(section)
            if found or not _OF_A_PLACE.search(section):
                position = found
            outer = outer if found else section
        data.section = outer
        if position and "position" not in block.constants:
            data.said.setdefault("position", position)
    if any("position" in data.said for data in split.data) and "position" not in block.fields:
        block.constants.setdefault("position", "")
