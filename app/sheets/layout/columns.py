"""Which column means what: headings in both languages, checked against what the cells hold."""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from app.sheets.layout.fields import Field, is_unfit, rated_by_contents
from app.sheets.layout.meaning import Meanings, heading_words, words_apart

_HEADING_WEIGHT, _CONTENT_WEIGHT = 0.8, 0.2
_VAGUE_WEIGHT, _VAGUE_SHARE = 0.3, 0.6
_MOST_HEADINGS = 6_000
_LARGER = 0.001
"""Of fields that the cells fit alike, the larger one, named later, counts: all are districts."""
_CONTRADICTION = 0.6
_ENOUGH = 0.4
_WORTH_OFFERING = 0.2
_SURE_TOGETHER = 0.95
"""What group and heading together must score to count."""
_ENOUGH_CELLS = 5
_ADDRESS = 0.06
_ADDRESSES = ("alamat", "domisili")
"""A heading that begins so says where somebody lives: less than one that says `Desa`."""
_FITTING_SHARE = 0.2
_NEAR = 2
"""At most so many columns apart stand what belongs together, such as a number and its date."""
_WORTH_OFFERING_ONLY = 0.6
"""Brings what only the contents say of a column with a heading below what is taken."""
_NUMBER = re.compile(r"\b\d{1,2}\b")
Basis = Literal["heading", "contents", "user", ""]
"""What a column's meaning rests on; empty: it has none."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of a kind of list. Of each group in `needed`, one field must have a column.

    `telling` are fields whose cells, when they look right, prove that a row is data. A row right
    below one of data may go on from it with nothing but one of `goes_on`.
    """

    fields: tuple[Field, ...]
    needed: tuple[tuple[str, ...], ...]
    telling: tuple[str, ...]
    goes_on: tuple[str, ...] = ()
    office: Callable[[str], tuple[str, str]] | None = None
    """Takes `Ketua KDMP Berta` apart: the position and the place; empty where it is not both."""
    known: dict[str, dict[str, float]] = field(default_factory=dict, compare=False)
    """Heading -> scores, remembered."""
    exact: dict[str, str] = field(default_factory=dict, compare=False)
    """Known heading -> field."""
    vague: dict[str, list[Field]] = field(default_factory=dict, compare=False)
    """Heading -> the fields that it may mean, but is not known for."""
    meanings: Meanings = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "meanings", Meanings(self.fields))
        for entry in self.fields:
            known = (*entry.headings, *entry.bare)
            self.exact.update(dict.fromkeys(known, entry.name))
        for entry in self.fields:
            for heading in entry.vague:
                self.exact.setdefault(heading, entry.name)
                if heading not in entry.headings:
                    self.vague.setdefault(heading, []).append(entry)

    @property
    def names(self) -> list[str]:
        """Names of the fields."""
        return [entry.name for entry in self.fields]

    def lacks(self, fields: Mapping[str, int] | Sequence[str]) -> list[str]:
        """Return the groups of which no field is among `fields`, each by its first."""
        return [group[0] for group in self.needed if not set(group) & set(fields)]

    def heading_scores(self, heading: str) -> dict[str, float]:
        """Return how well a heading names each field, 0 to 1; fields that score 0 are left out.

        After thousands of others, a heading names a field only as a whole.
        """
        scores = self.known.get(heading)
        if scores is None:
            if len(self.known) >= _MOST_HEADINGS:
                return self.meanings.whole(heading)
            scores = self.known[heading] = self.meanings.scores(heading)
        return scores

    def may_mean(self, heading: str) -> Sequence[Field]:
        """Return the fields that a heading may mean, as a whole or between strokes."""
        whole = self.vague.get(heading_words(heading), ())
        if whole or "/" not in heading:
            return whole
        halves = [self.vague.get(heading_words(half), ()) for half in heading.split("/")]
        return halves[0] if all(halves) else ()

    def names_a_field(self, heading: str) -> str | None:
        """Return the field that a heading names exactly."""
        return self.exact.get(heading_words(heading)) or self.exact.get(words_apart(heading))


@dataclass(slots=True)
class Column:
    """A column of a table with its best guess."""

    index: int
    key: str
    heading: str
    group: str = ""
    means: str = ""
    score: float = 0.0
    basis: Basis = ""
    candidates: dict[str, float] = field(default_factory=dict)
    vague: frozenset[str] = frozenset()
    """Fields that its heading may mean, which only the cells can tell."""
    misnamed: bool = False
    """Whether nearly all cells are something else than the heading says."""
    blank: bool = False
    """Whether no cell below the heading holds anything, as far as was looked."""
    guess: str = ""
    """What it means as long as nobody has decided anything."""

    @property
    def to_confirm(self) -> bool:
        """Whether only its cells say what it means, and it holds more than running numbers."""
        return self.basis == "contents" and self.means not in {"", "number"}

    def alternatives(self) -> tuple[str, ...]:
        """Other fields that it might be, best first."""
        ranked = sorted(self.candidates, key=lambda name: -self.candidates[name])
        return tuple(n for n in ranked if n != self.means and self.candidates[n] > _WORTH_OFFERING)


def suggest(
    layout: Layout,
    columns: list[Column],
    samples: Sequence[Sequence[str]],
) -> None:
    """Give each column the field it most likely holds, each field at most one column.

    `samples` holds texts of some cells per column.
    """
    for column in columns:
        column.candidates = _rate(layout, column, samples[column.index])
    assign(columns, {})
    if _rate_neighbours(layout, columns):
        assign(columns, {})
    for column in columns:
        column.guess = column.means


def _rate_neighbours(layout: Layout, columns: Sequence[Column]) -> bool:
    """Rate columns whose heading tells only beside another one; tell whether there are any."""
    found = False
    for entry in filter(lambda entry: entry.near, layout.fields):
        beside = [column.index for column in columns if column.means == entry.near]
        for column in columns if beside else ():
            near = any(0 < abs(column.index - index) <= _NEAR for index in beside)
            if near and heading_words(column.heading) in entry.bare:
                column.candidates[entry.name] = _HEADING_WEIGHT
                found = True
    return found


def assign(columns: Sequence[Column], fixed: Mapping[int, str]) -> None:
    """Give columns that are rated the fields that are decided, then those that they likely hold.

    Of equal scores the column further left counts, and the field that a list names first.
    `fixed` says what people decided: column number -> field, or empty for none.
    """
    for column in columns:
        column.means, column.score, column.basis = "", 0.0, ""
    taken = {name for name in fixed.values() if name}
    open_pairs: list[tuple[float, int, int, str]] = []
    for column in columns:
        if column.index in fixed:
            column.means = fixed[column.index]
            column.score, column.basis = 1.0, "user"
            continue
        ranked = enumerate(column.candidates.items())
        open_pairs += [(-score, column.index, place, name) for place, (name, score) in ranked]
    by_index = {column.index: column for column in columns}
    for negative, index, _, name in sorted(open_pairs):
        column = by_index[index]
        if -negative >= _ENOUGH and not column.means and name not in taken:
            column.means, column.score = name, round(-negative, 2)
            headed = (column.heading or column.group) and not column.misnamed
            column.basis = "heading" if headed and name not in column.vague else "contents"
            taken.add(name)


def _rate(layout: Layout, column: Column, sample: Sequence[str]) -> dict[str, float]:
    named = dict(layout.heading_scores(column.heading))
    if column.group:
        group = _NUMBER.sub(" ", column.group)
        for name, score in layout.heading_scores(f"{group} {column.heading}").items():
            if score >= _SURE_TOGETHER:
                named[name] = max(named.get(name, 0.0), score)
    rated: dict[str, float] = {}
    maybe = layout.may_mean(column.heading)
    for entry in maybe:
        named.pop(entry.name, None)
    vague = _rate_vague(maybe, sample)
    column.vague = frozenset(vague)
    column.misnamed = any(is_unfit(entry, sample) for entry in layout.fields if entry.name in named)
    for entry in layout.fields if sample else _among(layout.fields, {*named, *vague}):
        heading = 0.0 if column.misnamed else named.get(entry.name, 0.0)
        if not heading:
            has_heading = bool(column.heading or column.group) and not column.misnamed
            offered = _WORTH_OFFERING_ONLY if has_heading else 1
            rated |= {n: s * offered for n, s in rated_by_contents(entry, sample).items()}
            if entry.name in column.vague:
                rated[entry.name] = max(vague[entry.name], rated.get(entry.name, 0.0))
            continue
        share = sum(map(entry.fits, sample)) / len(sample) if entry.fits and sample else None
        if entry.must_fit and share is not None and share < _FITTING_SHARE:
            continue
        content = 0.5 if share is None else share
        score = _HEADING_WEIGHT * heading + _CONTENT_WEIGHT * content
        score -= _ADDRESS * heading_words(column.heading).startswith(_ADDRESSES)
        contradicted = share == 0 and len(sample) >= _ENOUGH_CELLS
        rated[entry.name] = score * (_CONTRADICTION if contradicted else 1)
    return rated


def _among(fields: Sequence[Field], names: Set[str]) -> list[Field]:
    return [entry for entry in fields if entry.name in names] if names else []


def _rate_vague(maybe: Sequence[Field], sample: Sequence[str]) -> dict[str, float]:
    """Rate the fields that a heading may mean, those alone that most cells fit."""
    rated: dict[str, float] = {}
    for entry in maybe:
        test = entry.tells or entry.fits or entry.unnamed
        if test is not None:
            fit = sum(test(text) and not (entry.unfit and entry.unfit(text)) for text in sample)
            share = fit / len(sample) if sample else _VAGUE_SHARE
            if share >= _VAGUE_SHARE:
                rated[entry.name] = _VAGUE_WEIGHT + _CONTENT_WEIGHT * share + _LARGER * len(rated)
    return rated
