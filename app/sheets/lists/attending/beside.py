"""Several people of one cooperative: the manager, and who comes beside."""

from collections.abc import Sequence
from typing import Protocol

from app.sheets.layout.reading import Reader
from app.sheets.rows import AttendeeRow, place_of
from app.sheets.values.companions import MOST_PEOPLE
from app.sheets.values.positions import POSITIONS_BY_RANK


class Draft(Protocol):
    """A row that may stand beside another of the same cooperative."""

    row: AttendeeRow
    reader: Reader


def stand_beside(people: Sequence[Draft]) -> bool:
    """Tell whether all of them may come: they share a cell, or hold positions that differ.

    A struck row and legal numbers that differ say that one is to replace the other.
    """
    if len(people) > MOST_PEOPLE or any(draft.reader.data.row.struck for draft in people):
        return False
    if len({draft.row.legal_no for draft in people if draft.row.legal_no}) > 1:
        return False
    if len({draft.row.row for draft in people}) == 1:
        return True
    positions = {draft.row.position for draft in people}
    return "" not in positions and len(positions) == len(people)


def settle_beside(people: Sequence[Draft]) -> None:
    """Make the one of the highest position the manager, with what any row says of the cooperative.

    Whom a person put beside the manager comes after all others; of equal positions, the one named
    first counts.
    """
    ranks = {name: rank for rank, name in enumerate(POSITIONS_BY_RANK)}
    manager, *others = sorted(
        people,
        key=lambda d: (
            d.reader.data.decision.role == "beside",
            ranks.get(d.row.position, len(ranks)),
        ),
    )
    row = manager.row
    needs = [tag for draft in people for tag in draft.row.needs]
    row.needs = tuple(sorted(dict.fromkeys(needs)))
    for place, draft in enumerate(others, start=1):
        draft.row.beside = place
        row.legal_no = row.legal_no or draft.row.legal_no
        row.legal_date = row.legal_date or draft.row.legal_date
        draft.reader.note(
            *("", "person_beside"),
            found=draft.row.name,
            proposed=row.name,
            detail=place_of(row),
        )
