"""Rows whose cells do not stand where the heading says, and other oddities of a whole row."""

from collections.abc import Callable
from typing import NamedTuple

from app.sheets.dates import FAR, read_date
from app.sheets.people import is_position
from app.sheets.phones import read_phone
from app.sheets.places import is_cooperative
from app.sheets.reading import Reader
from app.sheets.regions import Regions
from app.sheets.tags import Taxonomy

_LEAST_AGREEMENT = 3


class Texts(NamedTuple):
    """The texts that a long record may have spread over several cells."""

    needs: str
    note: str


def read_structure(reader: Reader, regions: Regions, taxonomy: Taxonomy) -> Texts:
    """Note hidden, struck, short, long and shifted rows; return what long ones hold."""
    row = reader.data.row
    if row.hidden:
        reader.note("", "hidden_row")
    if row.struck:
        reader.note("", "struck_row")
    reader.note_missing_values()
    if reader.opened.table.origin == "csv":
        _note_newlines(reader)
        if len(row.cells) < reader.opened.width:
            reader.note("", "short_record")
    reader.offset = _shift(reader, regions, taxonomy)
    if reader.offset:
        first = min(i for name, i in reader.opened.fields.items() if name != "number")
        heading = reader.opened.columns[first].heading
        reader.note("", "shifted_columns", proposed=f"{reader.offset:+d}", detail=heading)
    elif len(row.cells) > reader.opened.width and reader.opened.table.origin == "csv":
        return _overflow(reader, taxonomy)
    return Texts(reader.text("needs"), reader.text("note"))


def _note_newlines(reader: Reader) -> None:
    for index, text in enumerate(reader.data.texts):
        if "\n" in text and index < len(reader.opened.columns):
            reader.note_column(
                index, "newline_in_cell", found=text, proposed=" ".join(text.split())
            )


def _shift(reader: Reader, regions: Regions, taxonomy: Taxonomy) -> int:
    """Return by how many columns the cells moved: 1, -1, or 0 if they are in place."""
    if is_cooperative(reader.text("cooperative")) or regions.is_village(reader.text("village")):
        return 0
    tests: dict[str, Callable[[str], bool]] = {
        "cooperative": is_cooperative,
        "village": regions.is_village,
        "kecamatan": regions.is_kecamatan,
        "position": is_position,
        "phone": lambda text: bool(read_phone(text).proposed),
        "legal_date": lambda text: bool(text) and read_date(text, FAR).value is not None,
        "needs": lambda text: bool(taxonomy.read(text).tags),
    }
    in_place = _agreement(reader, tests, 0)
    for offset in (1, -1):
        agreement = _agreement(reader, tests, offset)
        if agreement >= _LEAST_AGREEMENT and agreement > in_place + 1:
            return offset
    return 0


def _agreement(reader: Reader, tests: dict[str, Callable[[str], bool]], offset: int) -> int:
    texts = reader.data.texts
    fields = reader.opened.fields
    return sum(
        test(texts[fields[name] + offset])
        for name, test in tests.items()
        if name in fields and 0 <= fields[name] + offset < len(texts)
    )


def _overflow(reader: Reader, taxonomy: Taxonomy) -> Texts:
    """Sort out a record with more fields than the heading.

    Where an unquoted delimiter inside the needs pushed them into the next columns, the row is
    held back; where only the last column is split, its parts are joined.
    """
    texts, width = reader.data.texts, reader.opened.width
    plain = Texts(reader.text("needs"), reader.text("note"))
    extra = [text for text in texts[width:] if text.strip()]
    if not extra:
        return plain
    fields = reader.opened.fields
    needs, note = fields.get("needs"), fields.get("note")
    if needs is not None:
        more = len(texts) - width
        pushed = [text.strip() for text in texts[needs + 1 : needs + 1 + more] if text.strip()]
        if pushed and all(map(taxonomy.names_a_tag, pushed)):
            joined = ";".join([texts[needs], *pushed])
            tags = ";".join(taxonomy.read(joined).tags)
            reader.note("needs", "extra_field_shift", found=joined, proposed=tags)
            moved = texts[note + more] if note is not None and note + more < len(texts) else ""
            return Texts(joined, moved)
    if note == width - 1:
        joined = ";".join(text.strip() for text in [texts[note], *extra] if text.strip())
        reader.note("note", "extra_field_tail", found=texts[note], proposed=joined)
        return Texts(plain.needs, joined)
    reader.note("", "extra_field_shift", found=";".join(extra))
    return plain
