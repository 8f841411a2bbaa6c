"""Marks in the cells of a grid: ticks, crosses, yes and no, ranks."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from app.sheets.values.keys import is_absent, words

MOST_RANKS = 12
_TICKS = frozenset("✓✔√☑✅●•■◉★*+vVoO")
_CROSSES = frozenset("✗✘❌xX×")
_YES = frozenset(
    {"y", "ya", "yes", "iya", "ok", "oke", "ada", "mau", "minat", "berminat", "true", "benar"}
    | {"pilih", "dipilih", "setuju", "vv"}
)
_NO = frozenset(
    {"n", "no", "t", "tidak", "tdk", "false", "bukan", "tidak berminat", "tidak minat", "0"}
)
_EMPTY = frozenset("☐□○.-–—")
_UNSEEN = "\ufe0e\ufe0f\u200d "
_RANK = re.compile(
    r"(?:(?:ke|no|nomor|p|pil|pilihan|prioritas|peringkat|rank)[ .-]*){0,2}#?(\d{1,2})\.?"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_MOSTLY = 0.9
Mark = Literal["yes", "no", "cross", "strange"] | int
"""What a cell says; a number is a rank, or 1 and 0 for yes and no."""


def read_mark(text: str) -> Mark:
    """Return what a cell of a grid says; `strange` if it is no mark."""
    bare = text.strip(_UNSEEN + "\n\t")
    if not bare or bare in _EMPTY:
        return "no"
    if len(set(bare)) == 1 and bare[0] in _TICKS:
        return "yes"
    if len(set(bare)) == 1 and bare[0] in _CROSSES:
        return "cross"
    said = words(bare)
    if said in _YES or said in _NO or (said and is_absent(bare)):
        return "yes" if said in _YES else "no"
    rank = _RANK.fullmatch(bare.casefold())
    number = int(rank[1]) if rank else _ROMAN.get(said, 0)
    return number if 1 <= number <= MOST_RANKS else "strange"


def is_mark(text: str) -> bool:
    """Tell whether a text may stand in a cell of a grid."""
    return read_mark(text) != "strange"


def are_ranked(rows: Iterable[Sequence[Mark]]) -> bool:
    """Tell whether the numbers of a grid are ranks rather than 1 for yes: few rows repeat one."""
    numbers = [[mark for mark in row if isinstance(mark, int)] for row in rows]
    several = [row for row in numbers if len(row) > 1]
    distinct = sum(len(set(row)) == len(row) for row in several)
    return any(max(row, default=0) > 1 for row in numbers) and 2 * distinct >= len(several)


def crosses_mean_no(marks: Iterable[Mark]) -> bool:
    """Tell whether crosses stand against ticks: nearly each cell has one of the two."""
    said = list(marks)
    ticked = sum(mark == "yes" for mark in said)
    crossed = sum(mark == "cross" for mark in said)
    return ticked > 0 and ticked + crossed >= _MOSTLY * len(said)
