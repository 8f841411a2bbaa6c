"""The people whom scans are about, with their meetings, each loaded once."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from sqlmodel import Session

from app.checkin import holder_queries
from app.checkin.holders import Appointment, Person
from app.events.records import Event


class People:
    """The people concerned and their meetings, each loaded once."""

    def __init__(self, session: Session, event: Event) -> None:
        self._session = session
        self._event_id = event.id
        self._by_id: dict[UUID, Person] = {}
        self._appointments: dict[UUID, list[Appointment]] = {}

    def add(self, people: Iterable[Person]) -> None:
        """Take people in, and load the meetings of their cooperatives and partners."""
        fresh = {person.attendee_id: person for person in people}
        self._by_id |= fresh
        parties = {p.party_id for p in fresh.values() if p.party_id} - self._appointments.keys()
        if parties:
            found = holder_queries.appointments(self._session, self._event_id, parties)
            self._appointments |= {party: found.get(party, []) for party in parties}

    def find(self, attendee_ids: Collection[UUID]) -> None:
        """Load those of the event who are not known yet."""
        missing = set(attendee_ids) - self._by_id.keys()
        if missing:
            self.add(holder_queries.people(self._session, self._event_id, missing).values())

    def __contains__(self, attendee_id: UUID) -> bool:
        """Tell whether somebody was added or found before."""
        return attendee_id in self._by_id

    def person(self, attendee_id: UUID) -> Person:
        """Return somebody who was added or found before."""
        return self._by_id[attendee_id]

    def appointments(self, person: Person) -> Sequence[Appointment]:
        """Return the meetings of a person's cooperative or partner, in order of time."""
        return self._appointments[person.party_id] if person.party_id else []
