"""The lines of a chat that are about one person: a record of several lines."""

from collections import Counter
from collections.abc import Iterator

from app.sheets.layout.chats.lines import Line, joined

_LEAST_SHARE = 0.5
_LEAST_LINES = 2
_MOST_LINES_OF_ONE = 6


def begins_as_listed(line: Line) -> bool:
    """Tell whether a line begins with a number, a bullet or a time."""
    return bool(line.number) or line.marked or line.stamped


def records(lines: list[Line]) -> list[Line]:
    """Return lines with those of a record of several lines joined to one."""
    begun = any(map(begins_as_listed, lines))
    groups = list(_by_numbers(lines) if begun else _by_blank_lines(lines))
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


def _by_numbers(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield each numbered line with the lines right below it that have no number."""
    group: list[Line] = []
    for line in lines:
        if group and (line.number or (len(group) > 1 and line.row.line > group[-1].row.line + 1)):
            yield group
            group = []
        if line.number or group:
            group.append(line)
        else:
            yield [line]
    if group:
        yield group


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
