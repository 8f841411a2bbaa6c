"""Which passwords are refused although they are long enough: pure, and without a network.

What guessers try first is a common word, repeated, decorated with digits and signs, or written with
digits for letters; the rows of a keyboard; and one piece again and again. Above all it is what most
people chose before: a password of a list, twice, two of them together, or one with digits and signs
around it.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Final

_FEWEST_CHARACTERS: Final = 5
"""Different ones."""
_LONGEST_PIECE: Final = 6
"""A password that is one piece of so many characters or fewer, again and again, is weak."""
_RUN: Final = 5
"""So many neighbours of an alphabet or a keyboard are one thing to guess."""
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz")
_AS_LETTERS: Final = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t"})
_AS_LETTERS_TOO: Final = str.maketrans({"@": "a", "$": "s", "!": "i"})
_NOT_LETTERS: Final = re.compile(r"[^a-z]+")
_AROUND: Final = re.compile(r"^[^a-z]+|[^a-z]+$")
_BEFORE: Final = re.compile(r"[^a-z]*")
_AFTER: Final = re.compile(r"[^a-z]*\Z")
_MOST_AROUND: Final = 20
"""Digits and signs on each side that may have been put around a common password."""
_SHORTEST_OF_TWO: Final = 4
"""Characters of either of two common passwords that are one together."""
_ENOUGH_BESIDE: Final = 4
"""Letters that are in no common word nor row: with so many a password is not refused."""


def is_weak(password: str) -> bool:
    """Return whether a password is among those that guessers try first."""
    plain = password.casefold()
    if len(set(plain)) < _FEWEST_CHARACTERS or _is_common(plain) or _repeats(plain):
        return True
    return any(_unusual(written) < _ENOUGH_BESIDE for written in _spellings(plain))


def _is_common(plain: str) -> bool:
    """Return whether many people chose a password, or one so like it that it is guessed next."""
    if any(_chosen(core) for core in _cores(plain)):
        return True
    return any(piece in _passwords() for piece in _undecorated(plain))


def _chosen(core: str) -> bool:
    """Return whether a text is a password of the list, again and again, or two of them together."""
    if core in _passwords():
        return True
    shares = (len(core) // times for times in range(2, len(core) // _SHORTEST_OF_TWO + 1))
    if any(core[:share] in _passwords() and _is_only(core, core[:share]) for share in shares):
        return True
    cuts = range(_SHORTEST_OF_TWO, len(core) - _SHORTEST_OF_TWO + 1)
    return any(core[:cut] in _passwords() and core[cut:] in _passwords() for cut in cuts)


def _undecorated(plain: str) -> Iterator[str]:
    """Yield a password without each of the digits and signs that may have been put around it."""
    before, after = _BEFORE.match(plain), _AFTER.search(plain)
    begins = min(before.end() if before else 0, _MOST_AROUND)
    ends = max(after.start() if after else len(plain), len(plain) - _MOST_AROUND)
    for begin in range(begins + 1):
        for end in range(max(ends, begin), len(plain) + 1):
            yield plain[begin:end]


def _is_only(core: str, piece: str) -> bool:
    return piece * (len(core) // len(piece)) == core


def _cores(plain: str) -> Iterator[str]:
    """Yield a password, the same without what is no letter, and with digits as letters."""
    core = _AROUND.sub("", plain)
    yield from (plain, core, _NOT_LETTERS.sub("", core))
    for written in (plain, core):
        yield written.translate(_AS_LETTERS).translate(_AS_LETTERS_TOO)


def _spellings(plain: str) -> Iterator[str]:
    """Yield the letters of a password as written, and with digits and signs read as letters."""
    yield _NOT_LETTERS.sub(" ", plain)
    yield _NOT_LETTERS.sub(" ", plain.translate(_AS_LETTERS).translate(_AS_LETTERS_TOO))


def _unusual(letters: str) -> int:
    """Return how many letters are in neither a common word nor a run of neighbours."""
    return sum(_least_beside(piece) for piece in letters.split())


def _least_beside(piece: str) -> int:
    """Return the least number of a piece's letters that common words and runs leave over."""
    least = [0] * (len(piece) + 1)
    for end in range(1, len(piece) + 1):
        covered = [
            least[begin]
            for begin in range(max(0, end - _longest()), end)
            if piece[begin:end] in _words() or _is_run(piece[begin:end])
        ]
        least[end] = min([least[end - 1] + 1, *covered])
    return least[-1]


def _repeats(plain: str) -> bool:
    """Return whether a password is a short piece again and again, the last time perhaps cut off."""
    return any(
        plain == (plain[:length] * len(plain))[: len(plain)]
        for length in range(1, _LONGEST_PIECE + 1)
    )


def _is_run(piece: str) -> bool:
    if len(piece) < _RUN:
        return False
    return any(_follow(piece, row) or _follow(piece, row[::-1]) for row in _ROWS)


def _follow(piece: str, row: str) -> bool:
    return all((after := row.find(b)) > 0 and row[after - 1] == a for a, b in pairwise(piece))


@cache
def _words() -> frozenset[str]:
    return frozenset(_lines("common.txt"))


@cache
def _passwords() -> frozenset[str]:
    """Return the passwords that most people chose, anywhere and here."""
    return frozenset((*_lines("passwords.txt"), *_lines("nusantara.txt")))


def _lines(name: str) -> Iterator[str]:
    lines = resources.files("app.auth.weak").joinpath(name).read_text("utf-8").splitlines()
    return (line for line in lines if line and not line.startswith("#"))


@cache
def _longest() -> int:
    return max(*map(len, _words()), *map(len, _ROWS))
