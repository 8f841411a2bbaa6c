"""Reader of published instances: MiniZinc data into an `Instance`.

Loads no solver.
"""

from pathlib import Path

from scheduler.b2bsp.dzn import DznError, Value, parse
from scheduler.b2bsp.instance import Instance, InstanceError, Meeting

MORNING, AFTERNOON, ANY = 1, 2, 3


class B2bspError(ValueError):
    """The file is not an instance; the message names the entry and the error."""


def read(path: Path, spread: int) -> Instance:
    """Return the instance in a `.dzn` file, with a limit on the spread of breaks.

    Raises `B2bspError` for what is no instance, `OSError` where the file cannot be read.
    """
    try:
        return instance_of(path.name.removesuffix(".dzn"), path.read_text("utf-8"), spread)
    except UnicodeDecodeError as error:
        raise B2bspError(f"{path}: is not text in UTF-8") from error
    except (DznError, InstanceError, B2bspError) as error:
        raise B2bspError(f"{path}: {error}") from error


def instance_of(name: str, text: str, spread: int) -> Instance:
    """Return the instance in a text; `meetingsxBusiness` and other entries are ignored."""
    data = parse(text)
    parties, count, tables, slots, morning = (
        _number(data, entry)
        for entry in ("nBusiness", "nMeetings", "nTables", "nTotalSlots", "nMorningSlots")
    )
    if not 0 <= morning <= slots:
        raise B2bspError(f"nMorningSlots is {morning}, must be 0..{slots} (nTotalSlots)")
    requested = _rows(data, "requested", count)
    forbidden = [
        _slots(f"forbidden, party {party}", numbers, slots)
        for party, numbers in enumerate(_sets(data, "forbidden", parties), start=1)
    ]
    fixed = _numbers(data, "fixed", count)
    later_than = _sets(data, "precedences", count)
    meetings = []
    for number, (a, b, session) in enumerate(requested, start=1):
        if not (1 <= a <= parties and 1 <= b <= parties):
            raise B2bspError(f"requested, row {number}: parties {a}, {b} must be 1..{parties}")
        allowed = _session(number, session, morning, slots) - forbidden[a - 1] - forbidden[b - 1]
        if fixed[number - 1]:
            allowed &= _slots(f"fixed, meeting {number}", frozenset({fixed[number - 1]}), slots)
        after = frozenset(earlier - 1 for earlier in later_than[number - 1] if earlier)
        meetings.append(Meeting(a - 1, b - 1, allowed, after))
    return Instance(name, slots, parties, tables, tuple(meetings), spread)


def _entry(data: dict[str, Value], name: str) -> Value:
    if name not in data:
        raise B2bspError(f"{name} is missing")
    return data[name]


def _number(data: dict[str, Value], name: str) -> int:
    value = _entry(data, name)
    if not isinstance(value, int) or value < 0:
        raise B2bspError(f"{name} must be a number, not negative")
    return value


def _list(data: dict[str, Value], name: str, length: int) -> list[Value]:
    value = _entry(data, name)
    if not isinstance(value, list) or len(value) != length:
        found = f"{len(value)} entries" if isinstance(value, list) else "no list"
        raise B2bspError(f"{name} must be a list of {length} entries; it has {found}")
    return value


def _numbers(data: dict[str, Value], name: str, length: int) -> list[int]:
    values = _list(data, name, length)
    numbers = [value for value in values if isinstance(value, int)]
    if len(numbers) < length:
        raise B2bspError(f"{name} must hold numbers only")
    return numbers


def _sets(data: dict[str, Value], name: str, length: int) -> list[frozenset[int]]:
    values = _list(data, name, length)
    sets = [value for value in values if isinstance(value, frozenset)]
    if len(sets) < length:
        raise B2bspError(f"{name} must hold sets only, as in [{{0}}, {{2,3}}]")
    return sets


def _rows(data: dict[str, Value], name: str, length: int) -> list[tuple[int, int, int]]:
    rows = []
    for number, row in enumerate(_list(data, name, length), start=1):
        cells = [cell for cell in row if isinstance(cell, int)] if isinstance(row, list) else []
        if len(cells) != 3:  # noqa: PLR2004
            raise B2bspError(f"{name}, row {number}: must be two parties and a session")
        rows.append((cells[0], cells[1], cells[2]))
    return rows


def _session(number: int, session: int, morning: int, slots: int) -> frozenset[int]:
    hours = {
        MORNING: frozenset(range(morning)),
        AFTERNOON: frozenset(range(morning, slots)),
        ANY: frozenset(range(slots)),
    }
    if session not in hours:
        raise B2bspError(
            f"requested, row {number}: session is {session}; 1 is morning, 2 afternoon, 3 any"
        )
    return hours[session]


def _slots(where: str, numbers: frozenset[int], slots: int) -> frozenset[int]:
    """Return slots counted from 0; the number 0 is a dummy."""
    for number in sorted(numbers):
        if not 0 <= number <= slots:
            raise B2bspError(f"{where}: slot {number} does not exist (1..{slots})")
    return frozenset(number - 1 for number in numbers if number)
