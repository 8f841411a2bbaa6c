"""What a list asks for: fields, the headings they go by, and how their cells look."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

_UNNAMED_WEIGHT = 0.5
_UNNAMED_SHARE = 0.8
_LESS_TELLING = 0.05
"""How much less a test for unnamed columns weighs: a name looks like many other things."""
_FEWEST_UNFIT = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a list: the headings it goes by (in `words` form) and how its cells look.

    `unnamed` is how cells look where nothing but they can tell (default: `fits`). `beside` are
    the only words that a heading may hold besides a known one (None: any that is about no other
    matter). With `must_fit` a column in which hardly a cell fits is not this field.
    """

    name: str
    headings: tuple[str, ...]
    fits: Callable[[str], bool] | None = None
    unnamed: Callable[[str], bool] | None = None
    beside: frozenset[str] | None = None
    must_fit: bool = False
    never: frozenset[str] = frozenset()
    """Words that a heading without the word `name` must not hold."""
    not_of: frozenset[str] = frozenset()
    """Words with which a heading is about something else than this field."""
    vague: tuple[str, ...] = ()
    """Headings that may mean this field or another: they count where most cells fit, and people
    have to confirm it."""
    alone: frozenset[str] = frozenset()
    """Known headings that count as a whole only: `Bank Jateng` is a name, and no heading."""
    bare: tuple[str, ...] = ()
    """Headings that mean this field only near the column of the field `near`."""
    near: str = ""
    tells: Callable[[str], bool] | None = None
    """What proves that a row is data where it is more than what `fits`."""
    unfit: Callable[[str], bool] | None = None
    """What hardly a cell may be: where most are, the heading does not count."""
    plain: Callable[[str], bool] | None = None
    """What proves by itself that a column whose heading no list knows holds this field."""
    several: bool = False
    """Several columns may hold it, such as `Kebutuhan 1` and `Kebutuhan 2`: all are read."""
    sorted_headings: list[list[str]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        ordered = [sorted(heading.split()) for heading in self.headings]
        object.__setattr__(self, "sorted_headings", ordered)


def is_unfit(entry: Field, sample: Sequence[str]) -> bool:
    """Tell whether nearly all cells are what none of a field may be."""
    return (
        entry.unfit is not None
        and len(sample) >= _FEWEST_UNFIT
        and (sum(map(entry.unfit, sample)) >= _UNNAMED_SHARE * len(sample))
    )


def rated_by_contents(entry: Field, sample: Sequence[str]) -> dict[str, float]:
    """Rate a field for a column without a heading: only what its cells hold can tell."""
    test = entry.unnamed or entry.fits
    if test is None or not sample:
        return {}
    unfit = 0
    for text in sample:
        unfit += not test(text)
        if (len(sample) - unfit) / len(sample) < _UNNAMED_SHARE:
            return {}
    weight = _UNNAMED_WEIGHT if entry.unnamed is None else _UNNAMED_WEIGHT - _LESS_TELLING
    return {entry.name: weight * (len(sample) - unfit) / len(sample)}
