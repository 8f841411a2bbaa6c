"""What a request says of the papers that it wants."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from app.core.http.fields import NO_NUL
from app.documents.choosing import Choice

_OF = "Of badges, agendas and table sheets only those"


def _choice(
    kecamatan: Annotated[
        str | None,
        Query(max_length=120, pattern=NO_NUL, description=f"{_OF} of cooperatives of a kecamatan"),
    ] = None,
    partner_id: Annotated[UUID | None, Query(description=f"{_OF} of or with a partner")] = None,
    changed_since: Annotated[
        int | None,
        Query(
            ge=1,
            le=2**31 - 1,
            description=f"{_OF} that differ from this version of the timetable: an agenda or table "
            "sheet with another meeting, time or table, or at a table that was moved or "
            "renumbered since; a badge that was issued since the version "
            "was made, or whose holder, cooperative or partner was changed since",
        ),
    ] = None,
    attendee_id: Annotated[
        UUID | None, Query(description="Of badges only that of a person")
    ] = None,
    cooperative_id: Annotated[
        UUID | None, Query(description="Of agendas only that of a cooperative")
    ] = None,
    outdated: Annotated[
        bool,
        Query(
            description="Of agendas and table sheets only those that differ from the ones noted as "
            "printed last; where none was noted, they are not outdated"
        ),
    ] = False,
    day: Annotated[
        date | None,
        Query(description="Of agendas, table sheets and the timetable only one day of the event"),
    ] = None,
) -> Choice:
    return Choice(
        kecamatan or None, partner_id, changed_since, attendee_id, cooperative_id, outdated, day
    )


Wanted = Annotated[Choice, Depends(_choice)]
"""Which of the badges, agendas and table sheets are wanted."""
