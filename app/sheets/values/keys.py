"""How texts are compared: what people see as the same must have the same key."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

_INVISIBLE = dict.fromkeys(
    [
        *range(0x200B, 0x2010),  # zero-width characters and direction marks
        *range(0x202A, 0x202F),  # embeddings and overrides
        *range(0x2060, 0x2070),
        *range(0x180B, 0x1810),
        *range(0xFE00, 0xFE10),  # variants of how a character looks
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE1000),  # tags
        *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0),
    ]
)
_ABSENT = frozenset(
    {"belumada", "tidakada", "tdkada", "blmada", "blm", "belum", "kosong", "nihil", "menyusul"}
    | {"na", "null", "none", "nan", "tba"}
)
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_DIGIT = re.compile(r"\d")
_CODE_BEFORE = re.compile(
    r"^\s*(?:[\[(]\d[\d.]{0,12}[\])]|\d[\d.]{0,12}(?=\s*[-–—:]|[.)]\s)|\d[\d.]{2,12}(?=\s))"
    r"\s*[-–—:.)]?\s*(?=[^\W\d])"
)
_CODE_BEHIND = re.compile(r"\s[\[(]\d{1,4}[\])]\s*$")
_LONGEST_REMEMBERED = 128
T = TypeVar("T")


def remembered(function: Callable[[str], T]) -> Callable[[str], T]:
    """Cache a function of one text; long texts are left out, so that memory stays bounded."""
    cached = lru_cache(maxsize=32_768)(function)

    def recall(text: str) -> T:
        return cached(text) if len(text) <= _LONGEST_REMEMBERED else function(text)

    recall.__doc__ = function.__doc__
    return recall


def visible(text: str) -> str:
    """Return the text without characters that nobody sees, whitespace runs as one space."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(text.translate(_INVISIBLE).split())


@remembered
def plain(text: str) -> str:
    """Return the text in small letters without accents and without invisible characters."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_INVISIBLE))
        text = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return text.casefold()


@remembered
def words(text: str) -> str:
    """Return the words of a text, in small letters, with one space between them."""
    return _NOT_ALNUM.sub(" ", plain(text)).strip()


@remembered
def letters(text: str) -> str:
    """Return only a-z and 0-9 of a text, in small letters."""
    return _NOT_ALNUM.sub("", plain(text))


def without_code(text: str) -> str:
    """Return a text without the code that a program put before or behind it: `01 - Ketua`."""
    return _CODE_BEHIND.sub("", _CODE_BEFORE.sub("", text)) if _DIGIT.search(text) else text


def western_digits(text: str) -> str:
    """Return the text with 0-9 for the decimal digits of other scripts."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(mark)) if mark.isdecimal() else mark for mark in text)


def name_letters(text: str) -> str:
    """Return the key of a person's name: `letters`, or those of another script."""
    return letters(text) or "".join(mark for mark in plain(text) if mark.isalnum())


def nearest(key: str, names: Iterable[str], allowed: int) -> list[str]:
    """Return the names that are the fewest slips of the keyboard from a key, at most `allowed`."""
    found = process.extract(key, list(names), scorer=OSA.distance, score_cutoff=allowed, limit=None)
    least = min((distance for _, distance, _ in found), default=0)
    return [name for name, distance, _ in found if distance == least]


@remembered
def is_absent(text: str) -> bool:
    """Tell whether a cell says that there is nothing: blank, a dash, `belum ada`, `n/a`."""
    key = name_letters(text)
    return not key or key in _ABSENT
