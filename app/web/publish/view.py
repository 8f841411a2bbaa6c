"""What publishing changes, as a page says it: pure."""

from collections.abc import Iterable

from app.timetable.comparing.rules import PartyChanges


def tables_of(parties: Iterable[PartyChanges]) -> list[int]:
    """Return the numbers of the tables at which something changes."""
    return sorted(
        {
            line.table_number
            for party in parties
            for line in (
                *party.added,
                *party.removed,
                *(place for move in party.moved for place in (move.before, move.after)),
            )
        }
    )
