"""The list of partners, and the code of a new one: pure."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from uuid import UUID

from app.partners.records import Partner, Table
from app.partners.schemas import HIGHEST_NUMBER
from app.sheets.values.keys import plain

_FORMS = frozenset({"pt", "cv", "ud", "perum", "perumda", "persero", "koperasi", "tbk", "dinas"})
"""Words before or after a company's name that do not tell it from others."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A partner in the list, with its tables and offers."""

    id: UUID
    name: str
    code: str
    kind: str
    numbers: Sequence[int]
    seats: int
    """Cooperatives that sit at its tables in one slot."""
    offers: Sequence[str]
    withdrawn: bool


def lines(
    rows: Sequence[Partner],
    tables: Mapping[UUID, Sequence[Table]],
    offers: Mapping[UUID, Sequence[str]],
    labels: Mapping[str, str],
) -> list[Line]:
    """Return the lines of partners; `labels` are the names of tags in the reader's language."""
    return [
        Line(
            row.id,
            row.name,
            row.code,
            row.kind,
            [table.number for table in tables.get(row.id, ())],
            sum(table.seats for table in tables.get(row.id, ())),
            [labels.get(tag, tag) for tag in offers.get(row.id, ())],
            row.withdrawn_at is not None,
        )
        for row in rows
    ]


def free_code(name: str, taken: Collection[str]) -> str:
    """Return a code for a partner of that name which none has yet: `Perum Bulog` -> `BULOG`."""
    every = re.findall(r"[a-z0-9]+", plain(name))
    telling = [word for word in every if word not in _FORMS] or every or ["mitra"]
    base = "-".join(telling).upper()[: _LONGEST - 5].rstrip("-")
    used = {code.upper() for code in taken}
    number = 1
    while (code := base if number == 1 else f"{base}-{number}") in used:
        number += 1
    return code


def free_numbers(taken: Collection[int], wanted: int) -> list[int]:
    """Return numbers of new tables: behind the highest one, then the lowest that are free.

    They are fewer than wanted only where no more numbers are left.
    """
    used = set(taken)
    first = max(used, default=0) + 1
    every = chain(range(first, HIGHEST_NUMBER + 1), range(1, first))
    return list(islice((number for number in every if number not in used), wanted))
