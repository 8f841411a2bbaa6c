"""The lines of a chat that are about one person: a record of several lines."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from app.sheets.layout.chats.lines import Line, joined
from app.sheets.values.positions import is_written_as_position

_LEAST_SHARE = 0.5
_LEAST_LINES = 2
_MOST_LINES_OF_ONE = 6


def begins_as_listed(line: Line) -> bool:
    """Tell whether a line begins with a number, a bullet or a time."""
    return bool(line.number) or line.marked or line.stamped


def records(lines: list[Line], is_village: Callable[[str], bool]) -> list[Line]:
    """Return lines with those of a record of several lines joined to one."""
    begun = any(map(begins_as_listed, lines))
    groups = _by_numbers(lines, is_village) if begun else list(_by_blank_lines(lines))
    sizes = Counter(len(group) for group in groups)
    usual = max(sizes, key=lambda size: (sizes[size], size), default=1)
    several = 1 < usual <= _MOST_LINES_OF_ONE
    if several and sizes[usual] >= max(_LEAST_LINES, len(groups) * _LEAST_SHARE):
        return [line for group in groups for line in _joined(group, usual)]
    return lines


def _joined(group: list[Line], usual: int) -> list[Line]:
    """Join the lines of a record; what stands below the usual number of lines is none of it."""
    if not _LEAST_LINES <= len(group) <= _MOST_LINES_OF_ONE:
        return [joined(group[:usual]), *group[usual:]] if len(group) > usual else group
    return [joined(group)]


def _by_numbers(lines: list[Line], is_village: Callable[[str], bool]) -> list[list[Line]]:
    """Return each numbered line with the lines below it that are about the same person.

    What stands below a blank line may as well be about those who follow: a place or a position
    counts only if so all records have as many lines, a number where the record has none.
    """

    def says_more(_: list[Line], line: Line) -> bool:
        if len(line.pieces) != 1:
            return _has_only_number(line)
        return not line.phone and (
            is_village(line.pieces[0]) or is_written_as_position(line.pieces[0])
        )

    above = _villages_above(lines, is_village)
    groups = list(_grouped(lines, says_more, above))
    if len({len(group) for group in groups if group[0].number}) == 1:
        return groups
    return list(_grouped(lines, _lacks_number, above))


def _has_only_number(line: Line) -> bool:
    return bool(line.phone) and not line.pieces and not line.position


def _lacks_number(group: list[Line], line: Line) -> bool:
    return _has_only_number(line) and not any(one.phone for one in group)


def _grouped(
    lines: list[Line], goes_on: Callable[[list[Line], Line], bool], above: set[int]
) -> Iterator[list[Line]]:
    """Yield each numbered line with those right below it, and below a blank one those that go on.

    `goes_on` tells by the record so far and the line; `above` are lines that begin what follows.
    Right below the numbered line blank ones do not count.
    """
    group: list[Line] = []
    for line in lines:
        parted = len(group) > 1 and line.row.line > group[-1].row.line + 1
        ends = line.number or id(line) in above or (parted and not goes_on(group, line))
        if group and ends:
            yield group
            group = []
        if line.number or group:
            group.append(line)
        else:
            yield [line]
    if group:
        yield group


def _villages_above(lines: list[Line], is_village: Callable[[str], bool]) -> set[int]:
    """Return the lines of the villages that stand right above numbered lines, one above the first.

    They are about those who follow, not about those above them.
    """
    found = {
        id(line)
        for line, below in pairwise(lines)
        if not line.number
        and below.number
        and below.row.line == line.row.line + 1
        and is_village(line.text)
    }
    first = next((at for at, line in enumerate(lines) if line.number), 0)
    return found if first and id(lines[first - 1]) in found else set()


def _by_blank_lines(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield lines that stand below each other, without a blank one between."""
    group: list[Line] = []
    for line in lines:
        if group and line.row.line > group[-1].row.line + 1:
            yield group
            group = []
        group.append(line)
    if group:
        yield group
