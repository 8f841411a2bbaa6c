"""The people whom scans are about, with their meetings, each loaded once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.checkin.holders import queries
from app.checkin.holders.rules import Appointment, Person
from app.checkin.holders.standing import Standing, standings


class People:
    """People by id and the meetings of their parties, kept for one request."""

    def __init__(self, session: Session, event_id: UUID) -> None:
        self._session = session
        self._event_id = event_id
        self._by_id: dict[UUID, Person] = {}
        self._appointments: dict[UUID, list[Appointment]] = {}

    def add(self, people: Iterable[Person]) -> None:
        """Add people, and load the meetings of their cooperatives and partners."""
        fresh = {person.attendee_id: person for person in people}
        self._by_id |= fresh
        unknown = [p for p in fresh.values() if p.party_id not in self._appointments]
        self._appointments |= queries.appointments(
            self._session,
            self._event_id,
            {p.cooperative_id for p in unknown if p.cooperative_id},
            {p.partner_id for p in unknown if p.partner_id and not p.cooperative_id},
        )

    def find(self, attendee_ids: Collection[UUID]) -> None:
        """Load those people of the event who were not added before."""
        missing = set(attendee_ids) - self._by_id.keys()
        if missing:
            self.add(queries.people(self._session, self._event_id, missing).values())

    def standings(
        self, zone: str, people: Iterable[Person], now: datetime
    ) -> Mapping[UUID, Standing]:
        """Return how the cooperatives of some people stand now, by cooperative."""
        ids = {one.cooperative_id for one in people if one.cooperative_id}
        return standings(self._session, self._event_id, zone, ids, now) if ids else {}

    def __contains__(self, attendee_id: UUID) -> bool:
        """Tell whether somebody was added or found before."""
        return attendee_id in self._by_id

    def person(self, attendee_id: UUID) -> Person:
        """Return somebody who was added or found before."""
        return self._by_id[attendee_id]

    def appointments(self, person: Person) -> Sequence[Appointment]:
        """Return the meetings of a person's cooperative or partner, in order of time."""
        return self._appointments[person.party_id] if person.party_id else []
