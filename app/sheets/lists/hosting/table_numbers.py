"""How many tables a partner has, and which."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.sheets.layout.reading import OpenedList, Reader
from app.sheets.rows import PartnerRow
from app.sheets.values.keys import is_absent, words
from app.sheets.values.ranges import with_dashes

_MOST_TABLES = 200
_LONGEST_CELL = 500
_COUNT = re.compile(r"\d{1,4}")
_COUNT_WORDS = {
    word: number
    for number, word in enumerate(
        ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"),
        start=1,
    )
}
_UNITS = frozenset(
    {"bh", "buah", "unit", "meja", "mj", "set", "pcs"}
    | {"saja", "aja", "cukup", "hanya", "cuma", "minta", "butuh", "perlu", "mohon", "only", "just"}
)
"""Units, and what people write around a number without changing it."""
_TABLE_LIST = re.compile(r"[,;/&\s]+|\b(?:dan|and)\b")
_TABLE_LABEL = re.compile(r"(?:meja|table) ?(?:no\.? ?)?[a-z]?\d{1,3}[a-z]?")
_FEWEST_LABELS, _FEWEST_COUNTED = 3, 5
_BARE = frozenset({"meja", "table", "tables", "stand", "booth"})
"""Headings that may be about a number of a table or about a number of tables."""
_TABLE_WORD = re.compile(r"\b(?:meja|mj|nomor|no|table|tables|unit|buah)\b\.?")
_TABLE_RANGE = re.compile(r"([a-z]{0,3})(\d{1,4})-([a-z]{0,3})(\d{1,4})")


def take_labels_for_numbers(opened: OpenedList) -> None:
    """Take a column of counts for numbers where each row has a label of its own: `Meja 01`.

    So it is where rows under `Meja` count on from one to the next.
    """
    column = opened.fields.get("tables")
    if column is None or "table_numbers" in opened.fields:
        return
    texts = [d.texts[column].strip() for d in opened.split.data if column < len(d.texts)]
    labels = [text for text in texts if _TABLE_LABEL.fullmatch(text.casefold())]
    own = len(labels) >= _FEWEST_LABELS and len(set(labels)) == len(labels) == len(texts)
    if own or (words(opened.columns[column].heading) in _BARE and _count_on(texts)):
        opened.fields["table_numbers"] = opened.fields.pop("tables")
        opened.columns[column].means = "table_numbers"


def _count_on(texts: list[str]) -> bool:
    """Tell whether texts are numbers each of which is one more than the one above."""
    numbers = [int(text) for text in texts if _COUNT.fullmatch(text)]
    on = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    return on and len(numbers) == len(texts) >= _FEWEST_COUNTED


def read_tables(reader: Reader, row: PartnerRow) -> None:
    """Read the number of tables, and the numbers painted on them, from one column or two."""
    said = reader.text("tables")
    numbers = table_numbers(reader.text("table_numbers"))
    count = words(_TABLE_WORD.sub(" ", said[:_LONGEST_CELL].casefold()))
    if numbers is None:
        reader.note("table_numbers", "tables_invalid", found=reader.text("table_numbers"))
        return
    count = count_in_words(count)
    if is_absent(said):
        row.table_numbers, row.table_count = numbers, len(numbers) or 1
        if not numbers and (reader.has("tables") or reader.has("table_numbers")):
            reader.note("tables", "tables_missing", found=said, proposed="1")
        return
    if not _COUNT.fullmatch(count):
        listed = table_numbers(said)
        if not listed or numbers:
            reader.note("tables", "tables_invalid", found=said)
            return
        row.table_numbers, row.table_count = listed, len(listed)
        return
    row.table_count, row.table_numbers = int(count), numbers
    disagree = numbers and len(numbers) != row.table_count
    if disagree or not 1 <= row.table_count <= _MOST_TABLES:
        reader.note("tables", "tables_invalid", found=said, detail=", ".join(numbers))


def count_in_words(text: str) -> str:
    """Return `2 (dua)`, `dua` and `2 bh` as figures; another text as it is."""
    said = words(text).split()
    if len(said) == len([w for w in said if w.isdigit() or w in _COUNT_WORDS or w in _UNITS]):
        found = [w if w.isdigit() else str(_COUNT_WORDS[w]) for w in said if w not in _UNITS]
        if found and len(set(found)) == 1:
            return found[0]
    return text


def table_numbers(text: str) -> tuple[str, ...] | None:
    """Return the tables that a text lists: `5-8`, `5 s.d. 8`, `A1, A2`.

    None if it is not such a list.
    """
    if is_absent(text):
        return ()
    if len(text) > _LONGEST_CELL:
        return None
    bare = with_dashes(_TABLE_WORD.sub(" ", text.casefold())).strip()
    numbers: list[str] = []
    for item in _TABLE_LIST.split(bare):
        if match := _TABLE_RANGE.fullmatch(item):
            first, last = int(match[2]), int(match[4])
            if match[3] not in {"", match[1]} or not 0 <= last - first < _MOST_TABLES:
                return None
            numbers += [f"{match[1].upper()}{number}" for number in range(first, last + 1)]
        elif re.fullmatch(r"(?:[a-z]{1,3}-?)?\d{1,4}[a-z]?", item):
            numbers.append(item.upper())
        elif item:
            return None
    return tuple(dict.fromkeys(numbers)) if len(numbers) <= _MOST_TABLES else None


def settle_table_numbers(drafts: Sequence[tuple[PartnerRow, Reader]]) -> None:
    """Hold back a partner that is given a table of an earlier one."""
    owners: dict[str, PartnerRow] = {}
    for row, reader in drafts:
        clash = next((number for number in row.table_numbers if number in owners), None)
        if clash is None:
            owners.update(dict.fromkeys(row.table_numbers, row))
            continue
        field = "table_numbers" if reader.has("table_numbers") else "tables"
        detail = f"{clash} ({owners[clash].code})"
        reader.note(field, "table_number_shared", found=reader.text(field), detail=detail)
