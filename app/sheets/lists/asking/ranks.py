"""How high a partner stands among those that somebody asks for."""

import re
from collections.abc import Sequence

from app.sheets.layout.reading import Reader
from app.sheets.values.keys import is_absent, words

_ORDER = re.compile(r"\b(?:prioritas|peringkat|urut|urutan|berurutan|priority|rank|order)")
_NUMBERED = re.compile(r"(?:^|(?<=[\s,;]))\(?(\d{1,2})[.)](?!\d)")
_NUMBER_INSIDE = re.compile(r"\d{1,3}")
ORDINALS = {
    **{"pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6},
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "utama": 1},
}
ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}


def rank_of(reader: Reader) -> int | None:
    """Return the rank that a row says, noting one that is none; None without one."""
    said = words(reader.text("rank"))
    if is_absent(said):
        return None
    match = _NUMBER_INSIDE.search(said)
    rank = int(match[0]) if match else _in_words(said)
    if rank < 1:
        reader.note("rank", "rank_invalid", found=reader.text("rank"))
        return None
    return rank


def ranks_of_lines(reader: Reader, field: str, listed: Sequence[str]) -> list[int]:
    """Return the ranks that the numbers before several partners give; empty if none are meant.

    They are ranks where the column's heading speaks of an order, and they count from 1.
    """
    column = reader.opened.fields.get(field)
    if column is None or not _ORDER.search(words(reader.opened.columns[column].heading)):
        return []
    numbers = [int(number) for number in _NUMBERED.findall(reader.text(field))]
    return numbers if numbers == list(range(1, len(listed) + 1)) else []


def _in_words(said: str) -> int:
    """Return a rank said in words or as a Roman numeral; 0 if it is neither."""
    ranks = [ROMAN.get(word) or ORDINALS.get(word, 0) for word in said.split()]
    return next((rank for rank in reversed(ranks) if rank), 0)
