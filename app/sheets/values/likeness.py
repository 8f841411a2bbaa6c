"""Which people or villages are like a text that was typed by ear: pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from rapidfuzz import fuzz, process

from app.sheets.values.keys import letters, remembered, words

LEAST_LETTERS = 3
"""The fewest letters or digits that a search needs."""


_ALIKE = 75
"""The least likeness, of 100: one wrong letter in four passes, one in three does not."""


Key = TypeVar("Key")


def is_searchable(query: str) -> bool:
    """Tell whether a text has enough letters or digits to look for."""
    return len(letters(query)) >= LEAST_LETTERS


def found(query: str, candidates: Mapping[Key, Sequence[str]], limit: int) -> list[Key]:
    """Return the candidates whose texts are like the query, best first, at most `limit`.

    Each word of the query must be like a word of one of the texts, or like its beginning; or the
    query as a whole like a text's beginning however either is parted into words (`Karang kobar`).
    Candidates as good as each other keep their order.
    """
    texts = {text: _parts(text) for fields in candidates.values() for text in fields}
    known_words = {word for parts in texts.values() for word in parts.words}
    by_word = [_likeness(word, known_words) for word in words(query).split()]
    by_text = _likeness(letters(query), {parts.letters for parts in texts.values()})
    likely = {word for likeness in by_word for word in likeness}
    near = {
        text: parts
        for text, parts in texts.items()
        if parts.letters in by_text or not likely.isdisjoint(parts.words)
    }
    scored = [
        (score, candidate)
        for candidate, fields in candidates.items()
        if (own := [near[text] for text in fields if text in near])
        and (score := _score(own, by_word, by_text)) > 0
    ]
    scored.sort(key=lambda pair: -pair[0])
    return [candidate for _, candidate in scored[:limit]]


class _Parts:
    """A text taken apart."""

    __slots__ = ("letters", "words")

    def __init__(self, text: str) -> None:
        self.words = words(text).split()
        self.letters = letters(text)


@remembered
def _parts(text: str) -> _Parts:
    return _Parts(text)


def _likeness(asked: str, known: Iterable[str]) -> dict[str, float]:
    """Return how like the query each known text is, from `_ALIKE` to 100, or its beginning."""
    beginnings: dict[str, list[str]] = {}
    for text in known:
        for end in {len(asked), len(asked) + 1, len(text)}:
            beginnings.setdefault(text[:end], []).append(text)
    matches = process.extract(
        asked, list(beginnings), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
    )
    likeness: dict[str, float] = {}
    for beginning, score, _ in matches:
        for text in beginnings[beginning]:
            likeness[text] = max(score, likeness.get(text, 0))
    return likeness


def _score(
    own: Sequence[_Parts], by_word: Sequence[Mapping[str, float]], by_text: Mapping[str, float]
) -> float:
    known = {word for parts in own for word in parts.words}
    in_words = min(
        (max((likeness.get(word, 0) for word in known), default=0) for likeness in by_word),
        default=0,
    )
    return max(in_words, *(by_text.get(parts.letters, 0) for parts in own), 0)
