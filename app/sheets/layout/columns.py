"""Which column means what: headings in both languages, checked against what the cells hold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from rapidfuzz.distance import Levenshtein

from app.sheets.errors import BadMappingError
from app.sheets.values.keys import words

_PART_OF_HEADING = (0.55, 0.35)
"""Score of a heading that contains a known one: a base, and what its share of the words adds."""
_MISSPELT_HEADING = 0.8
_HEADING_WEIGHT, _CONTENT_WEIGHT = 0.8, 0.2
_UNNAMED_WEIGHT = 0.5
_UNNAMED_SHARE = 0.8
_CONTRADICTION = 0.6
_ENOUGH = 0.4
_WORTH_OFFERING = 0.2
_SHORTEST_FUZZY = 5
_OTHER_MATTERS = frozenset(
    {"lahir", "birth", "kelamin", "gender", "email", "surel", "nik", "npwp", "rekening", "foto"}
    | {"tanda", "tangan", "ttd", "signature", "umur", "usia", "age", "agama"}
)
"""A heading with one of these words is about something no list here asks for, or must ask for."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a list: the headings it goes by (in `words` form) and how its cells look."""

    name: str
    headings: tuple[str, ...]
    fits: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of a kind of list. Of each group in `needed`, one field must have a column.

    `telling` are fields whose cells, when they look right, prove that a row is data.
    """

    fields: tuple[Field, ...]
    needed: tuple[tuple[str, ...], ...]
    telling: tuple[str, ...]
    known: dict[str, dict[str, float]] = field(default_factory=dict, compare=False)
    """Heading -> scores, remembered."""
    exact: dict[str, str] = field(default_factory=dict, compare=False)
    """Known heading -> field."""

    def __post_init__(self) -> None:
        for entry in self.fields:
            self.exact.update(dict.fromkeys(entry.headings, entry.name))

    @property
    def names(self) -> list[str]:
        """Names of the fields."""
        return [entry.name for entry in self.fields]

    def lacks(self, fields: Mapping[str, int] | Sequence[str]) -> list[str]:
        """Return the groups of which no field is among `fields`, each as `a / b`."""
        return [" / ".join(group) for group in self.needed if not set(group) & set(fields)]

    def heading_scores(self, heading: str) -> dict[str, float]:
        """Return how well a heading names each field, 0 to 1; fields that score 0 are left out."""
        key = words(heading)[:80]
        scores = self.known.get(key)
        if scores is None:
            rated = ((entry.name, _heading_score(key, entry)) for entry in self.fields)
            scores = {name: score for name, score in rated if score}
            if len(self.known) < 10_000:  # noqa: PLR2004 - a bound on memory, nothing more
                self.known[key] = scores
        return scores

    def names_a_field(self, heading: str) -> str | None:
        """Return the field that a heading names exactly."""
        return self.exact.get(words(heading))


@dataclass(slots=True)
class Column:
    """A column of a table with its best guess."""

    index: int
    key: str
    heading: str
    group: str = ""
    means: str = ""
    score: float = 0.0
    candidates: dict[str, float] = field(default_factory=dict)

    def alternatives(self) -> tuple[str, ...]:
        """Other fields that it might be, best first."""
        ranked = sorted(self.candidates, key=lambda name: -self.candidates[name])
        return tuple(n for n in ranked if n != self.means and self.candidates[n] > _WORTH_OFFERING)


def _heading_score(key: str, entry: Field) -> float:
    """Rate a heading: known as it is or in another order of words, as a part, or misspelt."""
    if not key:
        return 0.0
    best = 0.0
    padded = f" {key} "
    tokens = sorted(key.split())
    strange = _is_about_other_matters(key)
    for known in entry.headings:
        if known == key or sorted(known.split()) == tokens:
            return 1.0
        if strange:
            continue
        if f" {known} " in padded:
            base, more = _PART_OF_HEADING
            best = max(best, base + more * len(known) / len(key))
        elif len(key) >= _SHORTEST_FUZZY and len(known) >= _SHORTEST_FUZZY:
            near = Levenshtein.distance(key, known, score_cutoff=2)
            if near <= 1 + (len(known) > 2 * _SHORTEST_FUZZY):
                best = max(best, _MISSPELT_HEADING)
    return best


def _is_about_other_matters(key: str) -> bool:
    return not _OTHER_MATTERS.isdisjoint(key.split())


def suggest(
    layout: Layout,
    columns: list[Column],
    samples: Sequence[Sequence[str]],
    fixed: Mapping[int, str],
) -> None:
    """Give each column the field it most likely holds, each field at most one column.

    `samples` holds texts of some cells per column; `fixed` says what people decided already
    (column number -> field, or empty for none).
    """
    for column in columns:
        column.candidates = _rate(layout, column, samples[column.index])
    taken = {name for name in fixed.values() if name}
    open_pairs: list[tuple[float, int, str]] = []
    for column in columns:
        if column.index in fixed:
            column.means = fixed[column.index]
            column.score = 1.0
            continue
        open_pairs += [(s, -column.index, name) for name, s in column.candidates.items()]
    by_index = {column.index: column for column in columns}
    for score, negative_index, name in sorted(open_pairs, reverse=True):
        column = by_index[-negative_index]
        if score >= _ENOUGH and not column.means and name not in taken:
            column.means, column.score = name, round(score, 2)
            taken.add(name)


def _rate(layout: Layout, column: Column, sample: Sequence[str]) -> dict[str, float]:
    named = dict(layout.heading_scores(column.heading))
    if column.group:
        for name, score in layout.heading_scores(f"{column.group} {column.heading}").items():
            named[name] = max(named.get(name, 0.0), score)
    rated: dict[str, float] = {}
    strange = _is_about_other_matters(words(column.heading))
    for entry in layout.fields:
        heading = named.get(entry.name, 0.0)
        share = sum(map(entry.fits, sample)) / len(sample) if entry.fits and sample else None
        if heading:
            content = 0.5 if share is None else share
            score = _HEADING_WEIGHT * heading + _CONTENT_WEIGHT * content
            contradicted = share == 0 and len(sample) >= _SHORTEST_FUZZY
            rated[entry.name] = score * (_CONTRADICTION if contradicted else 1)
        elif share is not None and share >= _UNNAMED_SHARE and not strange:
            rated[entry.name] = _UNNAMED_WEIGHT * share
    return rated


def resolve_mapping(
    layout: Layout, columns: Sequence[Column], mapping: Mapping[str, str | None]
) -> dict[int, str]:
    """Turn what people decided (column key or heading -> field or nothing) into column numbers.

    Raises BadMappingError for a name that is neither a column nor, on the other side, a field, and
    for a field given to two columns.
    """
    fixed: dict[int, str] = {}
    for name, wanted in mapping.items():
        matches = partial(_is_called, name=name)
        column = next(filter(matches, columns), None)
        if column is None:
            raise BadMappingError(name=name, allowed=", ".join(c.key for c in columns))
        if wanted and (wanted not in layout.names or wanted in fixed.values()):
            raise BadMappingError(name=wanted, allowed=", ".join(layout.names))
        fixed[column.index] = wanted or ""
    return fixed


def _is_called(column: Column, name: str) -> bool:
    return name.strip().upper() == column.key or (
        bool(words(name)) and words(name) == words(column.heading)
    )
