"""What a typed text means, and what it finds: pure."""

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.sheets.values.likeness import found, is_searchable

LEAST_DIGITS = 3
"""The fewest digits that are taken for the ending of a phone number."""
_TABLE = re.compile(r"\s*(?:meja|table|tbl|no\.?|#)?\s*(\d{1,5})\s*", re.IGNORECASE)
_PHONE = re.compile(r"[\s\d+().-]+")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a text may mean: a table's number, a phone number's ending, words."""

    table: int | None
    phone: str
    words: str


def wish_of(query: str) -> Wish:
    """Return what a text may mean; digits alone may be a table as well as a phone's ending."""
    table = _TABLE.fullmatch(query)
    digits = re.sub(r"\D", "", query) if _PHONE.fullmatch(query) else ""
    return Wish(
        table=int(table[1]) if table else None,
        phone=digits.lstrip("0") if len(digits) >= LEAST_DIGITS else "",
        words="" if table or digits or not is_searchable(query) else query,
    )


def by_words(wish: Wish, texts: Mapping[Key, Sequence[str]]) -> list[Key]:
    """Return those whose texts are like the words, best first."""
    return found(wish.words, texts, len(texts)) if wish.words else []


def by_phone(wish: Wish, phones: Mapping[Key, Sequence[str]]) -> list[Key]:
    """Return those with a phone number that ends so, in the given order."""
    if not wish.phone:
        return []
    return [
        key
        for key, own in phones.items()
        if any(_digits(phone).endswith(wish.phone) for phone in own)
    ]


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)
