"""What cooperatives and people are called, without the rest of their records: for searching."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import case
from sqlmodel import Session, col
from sqlmodel.sql.expression import SelectOfScalar

from app.attendees.queries import attendees, in_order
from app.attendees.records import Attendee, AttendeeKind, Cooperative


class CooperativeName(NamedTuple):
    """What a cooperative is called, without the rest of its record."""

    id: UUID
    village: str
    kecamatan: str
    name: str


_NUMBERS = (Attendee.phone, Attendee.phone_other)


class PersonName(NamedTuple):
    """What a person is called and whose they are, without the rest of their record.

    The numbers of somebody whose data is restricted are left out, so that nobody finds them by one.
    """

    id: UUID
    cooperative_id: UUID | None
    partner_id: UUID | None
    name: str
    phone: str | None
    phone_other: str | None


def cooperative_names(
    session: Session, statement: SelectOfScalar[Cooperative]
) -> list[CooperativeName]:
    """What the cooperatives of a statement are called, by kecamatan and village."""
    columns = (Cooperative.id, Cooperative.village, Cooperative.kecamatan, Cooperative.name)
    rows = session.execute(in_order(statement).with_only_columns(*map(col, columns)))
    return [CooperativeName(*row) for row in rows]


def people_names(
    session: Session, event_id: UUID, *, of: AttendeeKind | None = None
) -> list[PersonName]:
    """What the people of the event are called, by name; withdrawn ones are among them.

    `of` limits it to one kind of people.
    """
    shown = col(Attendee.restricted_at).is_(None)
    columns = (
        *(col(Attendee.id), col(Attendee.cooperative_id), col(Attendee.partner_id)),
        *(col(Attendee.name), *(case((shown, col(one))) for one in _NUMBERS)),
    )
    statement = attendees(event_id, kind=of).order_by(Attendee.name, col(Attendee.id))
    rows = session.execute(statement.with_only_columns(*columns))
    return [PersonName(*row) for row in rows]
