"""Needs and offers in people's words -> tags of the one vocabulary."""

import csv
import re
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO

from app.sheets.values.keys import is_absent, letters, nearest, plain, words
from app.sheets.values.regions.shipped import DATA

_BETWEEN = re.compile(r"[,;/+&|\n\r•]|\b(?:dan|and|serta)\b|(?:^|\s)\d{1,2}[.)]\s")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_SHORTEST_FUZZY, _LONG = 4, 8
_SHORTEST_PART = 3
_LONGEST_CELL = 2_000
_MOST_ITEMS = 100
_MOST_GUESSES = 20_000
"""Words that differ in one file; more than any list of people has, and a second's work."""
_REMEMBERED, _LONGEST_REMEMBERED = 20_000, 200


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its labels in both languages and the words people use for it."""

    name: str
    label_id: str
    label_en: str
    direction: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadTags:
    """Tags found in a cell, sorted; `fuzzy` items with what was taken for them; unknown items."""

    tags: tuple[str, ...] = ()
    fuzzy: tuple[tuple[str, str], ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    """Items that mean no tag, or several (then these, joined by ` | `)."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    tags: tuple[str, ...] = ()
    exact: bool = False


class Taxonomy:
    """The vocabulary of needs and offers."""

    def __init__(self, tags: Iterable[Tag]) -> None:
        self.tags = {tag.name: tag for tag in tags}
        self._keys: dict[str, str] = {}
        self._phrases: dict[str, str] = {}
        for tag in self.tags.values():
            for text in (tag.name, *tag.aliases, tag.label_id, tag.label_en):
                self._keys.setdefault(letters(text), tag.name)
                self._phrases.setdefault(words(text), tag.name)
        self._long_keys = [key for key in self._keys if len(key) >= _SHORTEST_FUZZY]
        self._guesses_left = _MOST_GUESSES
        self._cells: dict[str, ReadTags] = {}
        self._items: dict[str, _Meaning] = {}

    def for_one_file(self) -> "Taxonomy":
        """Return the same vocabulary, with nothing remembered and its own bound on guesses."""
        fresh = copy(self)
        fresh._guesses_left, fresh._cells, fresh._items = _MOST_GUESSES, {}, {}
        return fresh

    def read(self, cell: str) -> ReadTags:
        """Return the tags that a cell names.

        A cell that is too long, or comes after too many words that had to be guessed at, is
        unknown as a whole unless it is the name of a tag.
        """
        known = self._cells.get(cell)
        if known is None:
            known = self._read(cell)
            if len(self._cells) < _REMEMBERED and len(cell) <= _LONGEST_REMEMBERED:
                self._cells[cell] = known
        return known

    def names_a_tag(self, text: str) -> bool:
        """Tell whether a text as a whole is a tag's name, label or alias."""
        return letters(text) in self._keys

    def _read(self, cell: str) -> ReadTags:
        if is_absent(cell):
            return ReadTags()
        more = "..." if len(cell) > _LONGEST_REMEMBERED else ""
        unread = ReadTags(unknown=((cell[:_LONGEST_REMEMBERED] + more, ""),))
        if len(cell) > _LONGEST_CELL:
            return unread
        whole = self._keys.get(letters(cell))
        if whole:
            return ReadTags((whole,))
        if self._guesses_left <= 0 or len(_BETWEEN.findall(cell)) >= _MOST_ITEMS:
            return unread
        tags: set[str] = set()
        fuzzy: list[tuple[str, str]] = []
        unknown: list[tuple[str, str]] = []
        for item in self._split(cell):
            meaning = self._meaning(item)
            if len(meaning.tags) != 1:
                unknown.append((item, " | ".join(meaning.tags)))
                continue
            tags.add(meaning.tags[0])
            if not meaning.exact:
                fuzzy.append((item, meaning.tags[0]))
        return ReadTags(tuple(sorted(tags)), tuple(fuzzy), tuple(unknown))

    def _split(self, cell: str) -> list[str]:
        """Split a cell into items; a bracket belongs to its item where that is a known label."""
        hidden = _IN_BRACKETS.sub(lambda m: "\0" * len(m[0]), plain(cell))
        if len(hidden) != len(cell):
            hidden = plain(cell)
            cell = hidden
        items: list[str] = []
        start = 0
        for match in [*_BETWEEN.finditer(hidden), None]:
            end = match.start() if match else len(cell)
            item = cell[start:end].strip(" \t.:-'\"")
            start = match.end() if match else end
            if "(" in item and not self.names_a_tag(item):
                inner = _IN_BRACKETS.findall(item)
                items.append(_IN_BRACKETS.sub(" ", item).strip())
                items += [part.strip() for text in inner for part in _BETWEEN.split(text)]
            else:
                items.append(item)
        return [item for item in items if item and not is_absent(item)]

    def _meaning(self, item: str) -> _Meaning:
        key = letters(item)
        exact = self._keys.get(key)
        if exact:
            return _Meaning((exact,), exact=True)
        known = self._items.get(key)
        if known is None:
            self._guesses_left -= 1
            known = self._guess(item, key)
            if len(self._items) < _REMEMBERED and len(key) <= _LONGEST_REMEMBERED:
                self._items[key] = known
        return known

    def _guess(self, item: str, key: str) -> _Meaning:
        """Allow a slip of the keyboard, or words around a known phrase; several -> none."""
        if len(key) >= _SHORTEST_FUZZY:
            allowed = 1 if len(key) < _LONG else 2
            near = {self._keys[text] for text in nearest(key, self._long_keys, allowed)}
            if near:
                return _Meaning(tuple(sorted(near)))
        padded = f" {words(item)} "
        inside = {
            phrase: tag
            for phrase, tag in self._phrases.items()
            if len(phrase) >= _SHORTEST_PART and f" {phrase} " in padded
        }
        longest = max(map(len, inside), default=0)
        return _Meaning(tuple(sorted({t for p, t in inside.items() if len(p) == longest})))


def read_taxonomy(text: str) -> Taxonomy:
    """Build a taxonomy from the text of a CSV file with the columns of the one in `data/`."""
    return Taxonomy(
        Tag(r["tag"], r["label_id"], r["label_en"], r["direction"], tuple(r["aliases"].split("|")))
        for r in csv.DictReader(StringIO(text))
    )


@cache
def standard_taxonomy() -> Taxonomy:
    """Return the vocabulary that ships with the package."""
    return read_taxonomy(files(DATA).joinpath("needs_taxonomy.csv").read_text("utf-8"))
