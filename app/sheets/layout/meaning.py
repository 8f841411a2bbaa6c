"""What a heading means: a known name, one among other words, a question of a form, a slip."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from app.sheets.layout.fields import Field
from app.sheets.layout.headings import NAME_AND_NUMBER, OTHER_MATTERS, REWRITTEN
from app.sheets.values.keys import remembered, words

_PART_OF_HEADING = (0.55, 0.35)
"""Score of a heading that contains a known one: a base, and what its share of the words adds."""
_AMONG_OTHERS = 0.97
"""Score of a heading that is known but for a hint in brackets or a translation."""
_SECOND_HALF, _SAID_SECOND = 2, 0.15
"""From which piece of a heading on it is a second name, and what that costs."""
_MISSPELT_HEADING = 0.8
_FOLLOWS = 0.5
"""What remains of a part's score where another field is named before it."""
_SHORTEST_FUZZY, _MOST_SLIPS = 5, 2
_IN_ANY_ORDER = "="
"""Stands before a known heading whose words are sorted; no heading has such a sign."""
_LONGEST_KEY = 160
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_INNER = re.compile(r" [-–—] | ?(?:[>→»|]|::) ?|: ")
"""What forms write between a question and one of its parts."""
_YES_OR_NO = re.compile(
    r"(?:\d+ )?(?:apakah|sudahkah|bersediakah|adakah|kapan|berapa (?:banyak|jumlah|lama|besar)"
    r"|do|does|did|are|is|have|has|can|will|would|when|how many|how much)\b"
)
_HOW_MANY = re.compile(r"^(?:\d+ )?(?:berapa (?:banyak|jumlah)|how many) ")
_COUNTS = frozenset({"tables", "seats"})
"""Fields that are numbers of things."""
_A_NAME = frozenset({"nama", "name"})
_NAME_OF = re.compile(r"^(?:nama|nm|name of) ")
_SPACED = re.compile(r"(?<!\S)[a-z](?: [a-z])+(?!\S)")
"""Letters with blanks between, as in `N A M A`, or with dots, as in `W.A.`"""
_BEGINS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a word of a program's heading begins, as in `namaDesa`."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A known name inside a heading: where it begins, how long it is, and its score."""

    start: int
    length: int
    score: float


@remembered
def heading_words(heading: str) -> str:
    """Return a heading in `words` form, letters with blanks between them as one word."""
    return _SPACED.sub(lambda match: match[0].replace(" ", ""), words(heading))


@remembered
def words_apart(heading: str) -> str:
    """Return `namaDesa` as `nama desa`; empty if no word of one begins within another."""
    apart = heading if " " in heading.strip() else _BEGINS.sub(" ", heading)
    return "" if apart == heading else heading_words(apart)


class Meanings:
    """Says what headings mean, by those that fields are known for."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = {field.name: field for field in fields}
        self._whole: dict[str, set[str]] = {}
        self._letters: dict[str, list[str]] = {}
        """Known heading of several words without its blanks -> fields."""
        self._known: dict[str, list[Field]] = {}
        """Known heading -> the fields that it names also among other words."""
        self._by_length: dict[int, list[str]] = {}
        """Length -> known headings of it that are long enough to be misspelt."""
        for field in fields:
            for heading, tokens in zip(field.headings, field.sorted_headings, strict=True):
                for key in (heading, _IN_ANY_ORDER + " ".join(tokens)):
                    self._whole.setdefault(key, set()).add(field.name)
                if " " in heading:
                    self._letters.setdefault(heading.replace(" ", ""), []).append(field.name)
                self._known.setdefault(heading, [])
                if field not in self._known[heading]:
                    self._known[heading].append(field)
        self._longest = max((len(heading.split()) for heading in self._known), default=0)
        for heading in self._known:
            if len(heading) >= _SHORTEST_FUZZY:
                self._by_length.setdefault(len(heading), []).append(heading)

    def scores(self, heading: str) -> dict[str, float]:
        """Return how well a heading names each field, 0 to 1; those that score 0 are left out."""
        key = heading_words(heading[:_LONGEST_KEY])
        exact = self._exact(key, 1.0) or self._run_together(heading[:_LONGEST_KEY])
        if exact or not key:
            return exact
        if inner := self._inner(heading[:_LONGEST_KEY]) or self._with_number(key):
            return inner
        for place, piece in enumerate(_pieces(heading[:_LONGEST_KEY])):
            worth = _AMONG_OTHERS if place < _SECOND_HALF else _AMONG_OTHERS - _SAID_SECOND
            for name, score in self._exact(heading_words(piece), worth).items():
                exact.setdefault(name, score)
        if exact:
            return exact
        bare = _BRACKETS.sub(" ", heading[:_LONGEST_KEY])
        key = words_apart(bare) or heading_words(bare) or key
        for pattern, replacement in REWRITTEN:
            key = pattern.sub(replacement, key).strip()
        for known in (key, _NAME_OF.sub("", key)):
            if again := self._exact(known, _AMONG_OTHERS):
                return again
        for hint in _BRACKETS.findall(heading[:_LONGEST_KEY]):
            if again := self._exact(heading_words(hint), _AMONG_OTHERS):
                return again
        return self._counted(key) if _YES_OR_NO.match(key) else self._parts(key)

    def _counted(self, key: str) -> dict[str, float]:
        """Rate the fields of which a question asks how many there are."""
        counted = self._parts(_HOW_MANY.sub("", key)) if _HOW_MANY.match(key) else {}
        return {name: score for name, score in counted.items() if name in _COUNTS}

    def _inner(self, heading: str) -> dict[str, float]:
        """Return what the last part of `Name - Last Name` names, if all of it is about one thing.

        What such a part is of, as in `Emergency - Phone`, stands before the sign.
        """
        *outer, last = _INNER.split(heading)
        found = self._exact(heading_words(last), _AMONG_OTHERS) if outer else {}
        of = set(heading_words(" ".join(outer)).split())
        several = not of.isdisjoint(_A_NAME) and not any(n.startswith("name") for n in found)
        fine = of.isdisjoint(OTHER_MATTERS) and not (several and " ".join(of) in self._known)
        return {n: s for n, s in found.items() if fine and of.isdisjoint(self._fields[n].not_of)}

    def _with_number(self, key: str) -> dict[str, float]:
        """Return what `Nama & No. HP` names: whose names stand before the numbers."""
        both = NAME_AND_NUMBER.fullmatch(key)
        return self._exact(both[1], _AMONG_OTHERS) if both else {}

    def _run_together(self, heading: str) -> dict[str, float]:
        """Return the fields that `namaDesa` and `NAMADESA` name."""
        apart = words_apart(heading)
        if found := self._exact(apart, _AMONG_OTHERS):
            return found
        named = () if " " in heading else self._letters.get(heading_words(heading), ())
        return dict.fromkeys(named, _AMONG_OTHERS)

    def whole(self, heading: str) -> dict[str, float]:
        """Return the fields that a heading names as a whole."""
        return self._exact(heading_words(heading[:_LONGEST_KEY]), 1.0)

    def _exact(self, key: str, score: float) -> dict[str, float]:
        """Return the fields known by a heading, its words in any order."""
        if not key:
            return {}
        ordered = _IN_ANY_ORDER + " ".join(sorted(key.split()))
        named = self._whole.get(key, set()) | self._whole.get(ordered, set())
        return {name: score for name in self._fields if name in named} if named else {}

    def _parts(self, key: str) -> dict[str, float]:
        """Rate the fields that a heading names among other words; the one named first leads."""
        parts = self._best_parts(key)
        ours = OTHER_MATTERS.isdisjoint(key.split())
        scores = {
            name: _MISSPELT_HEADING
            for name, field in (self._misspelt(key) if ours else {}).items()
            if name not in parts and field.not_of.isdisjoint(key.split())
        }
        if not parts:
            return scores
        lead = min(parts, key=lambda name: (parts[name].start, -parts[name].length))
        for name in filter(parts.__contains__, self._fields):
            part = parts[name]
            same = (part.start, part.length) == (parts[lead].start, parts[lead].length)
            scores[name] = part.score if same else part.score * _FOLLOWS
        return scores

    def _best_parts(self, key: str) -> dict[str, _Part]:
        """Return the first known heading inside another of each field, the longest of those."""
        tokens = key.split()
        base, more = _PART_OF_HEADING
        found: dict[str, _Part] = {}
        seen: set[str] = set()
        start = 0
        for first, token in enumerate(tokens):
            for end in range(min(len(tokens), first + self._longest), first, -1):
                known = " ".join(tokens[first:end])
                if known in seen or known not in self._known:
                    continue
                seen.add(known)
                rest = {*tokens[:first], *tokens[end:]}
                for field in self._known[known]:
                    if field.name not in found and _names_among(field, known, rest, tokens):
                        score = base + more * len(known) / len(key)
                        found[field.name] = _Part(start, len(known), score)
            start += len(token) + 1
        return found

    def _misspelt(self, key: str) -> dict[str, Field]:
        """Return the fields of which a known heading is a slip or two of the keyboard away."""
        if len(key) < _SHORTEST_FUZZY:
            return {}
        near: set[str] = set()
        for length in range(len(key) - _MOST_SLIPS, len(key) + _MOST_SLIPS + 1):
            allowed = 1 + (length > 2 * _SHORTEST_FUZZY)
            for known, _, _ in process.extract_iter(
                key,
                self._by_length.get(length, ()),
                scorer=Levenshtein.distance,
                processor=None,
                score_cutoff=allowed,
            ):
                near.update(field.name for field in self._known[known])
        return {name: field for name, field in self._fields.items() if name in near}


def _names_among(field: Field, known: str, rest: set[str], tokens: Sequence[str]) -> bool:
    """Tell whether a known heading names its field still among the `rest` of a heading's words."""
    if known in field.alone:
        return False
    if rest & field.never and _A_NAME.isdisjoint(tokens):
        return False
    if not rest.isdisjoint(OTHER_MATTERS) or not rest.isdisjoint(field.not_of):
        return False
    return field.beside is None or rest <= field.beside


def _pieces(heading: str) -> Iterator[str]:
    """Yield a heading without its hint, and its halves where a slash stands between them."""
    bare = _BRACKETS.sub(" ", heading)
    yield re.sub(r"^\s*\d+[.)]", "", bare)
    if "/" in bare:
        yield from bare.split("/")
