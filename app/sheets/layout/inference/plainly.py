"""Columns whose heading no list knows, but whose cells leave no doubt: people confirm them."""

from collections.abc import Callable, Sequence

from app.sheets.layout.columns import Column, Layout, assign
from app.sheets.layout.fields import Field
from app.sheets.layout.headings import OTHER_MATTERS, OUTSIDERS
from app.sheets.layout.meaning import heading_words, words_apart

_FEWEST, _MOSTLY = 3, 0.8
_ENOUGH = 0.45
"""Just enough to count: any heading that is known comes before."""
_KNOWN = 0.4


def take_plain(layout: Layout, columns: list[Column], samples: Sequence[Sequence[str]]) -> None:
    """Give fields that no column has the only column of unknown heading that plainly holds them.

    A heading about another matter or somebody else, or that names a field, is not unknown.
    """
    taken = {column.means for column in columns}
    unknown = [column for column in columns if _is_unknown(layout, column, samples[column.index])]
    found = False
    for entry in layout.fields if unknown else ():
        group = next((group for group in layout.needed if entry.name in group), (entry.name,))
        if entry.plain is None or not taken.isdisjoint(group):
            continue
        needed = len(group) > 1
        fitting = [
            column
            for column in unknown
            if (share := _share(entry.plain, samples[column.index])) >= _MOSTLY
            and (_may_be(entry, column) or (needed and share == 1))
        ]
        if len(fitting) != 1:
            continue
        column = fitting[0]
        column.candidates = {**column.candidates, entry.name: _ENOUGH}
        column.vague |= {entry.name}
        unknown.remove(column)
        taken.add(entry.name)
        found = True
    if found:
        assign(columns, {})
        for column in columns:
            column.guess = column.means


def _is_unknown(layout: Layout, column: Column, sample: Sequence[str]) -> bool:
    if column.means or not column.heading or len(sample) < _FEWEST:
        return False
    tests = {entry.name: entry.fits for entry in layout.fields}
    scores = layout.heading_scores(column.heading)
    known = max((s for n, s in scores.items() if _may_hold(tests[n], sample)), default=0.0)
    said = _words(column)
    return known < _KNOWN and OTHER_MATTERS.isdisjoint(said) and OUTSIDERS.isdisjoint(said)


def _may_hold(test: Callable[[str], bool] | None, sample: Sequence[str]) -> bool:
    """Tell whether a cell is what a field holds; where most differ, the heading says little."""
    return test is None or any(map(test, sample))


def _words(column: Column) -> set[str]:
    apart = words_apart(column.heading) or heading_words(column.heading)
    return {*apart.split(), *heading_words(column.group).split()}


def _may_be(entry: Field, column: Column) -> bool:
    said = _words(column)
    return said.isdisjoint(entry.not_of) and said.isdisjoint(entry.never)


def _share(test: Callable[[str], bool], sample: Sequence[str]) -> float:
    return sum(map(test, sample)) / len(sample)
