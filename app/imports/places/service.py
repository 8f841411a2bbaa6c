"""Use cases of an event's own places, callable without HTTP."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlmodel import Session

from app.auth.audit import trail
from app.auth.principal import Principal
from app.events.places import queries
from app.events.places.records import EventPlaces
from app.events.records import Event
from app.imports.reader.talk import AnyPreview
from app.sheets.lists.places import group_word, places_of
from app.sheets.values.keys import visible
from app.sheets.values.regions.own import OwnPlaces, own_places

LONGEST_HEADING: Final = 60
"""Characters that the word for places, or for their groups, has at most."""


@dataclass(frozen=True, slots=True)
class PlacesRead:
    """A file of places as it was read, and whether villages of regencies count beside them."""

    filename: str
    read: AnyPreview
    with_regencies: bool
    place_heading: str = ""
    """What the places are called; empty: as their heading."""
    group_heading: str = ""
    """What the groups are called; empty: as their heading."""

    @property
    def own(self) -> OwnPlaces:
        """The places that were read, apart from rows that wait; long headings are cut."""
        headings = {
            column.field: visible(column.header)[:LONGEST_HEADING] for column in self.read.columns
        }
        return places_of(
            self.read.rows,
            self.place_heading or headings.get("name", ""),
            self.group_heading or headings.get("kecamatan", ""),
        )


def put_places(
    session: Session,
    event: Event,
    reading: PlacesRead,
    *,
    actor: Principal | str,
    now: datetime,
) -> EventPlaces:
    """Let an event's lists name the places that were read, instead of those so far."""
    own = reading.own
    known = queries.places_of(session, event.id)
    stored = known or EventPlaces(
        event_id=event.id, filename="", content="", with_regencies=False, version=0, updated_at=now
    )
    stored.filename, stored.content = reading.filename, own.text()
    event.group_word = group_word(own.group_heading)
    stored.with_regencies = reading.with_regencies
    stored.version, stored.updated_at = stored.version + 1, now
    session.add(stored)
    _note(session, event, actor, now, "places.put", places=len(own.villages))
    return stored


def delete_places(
    session: Session, event: Event, places: EventPlaces, *, actor: Principal | str, now: datetime
) -> None:
    """Let an event's lists name the villages of its regencies again."""
    session.delete(places)
    event.group_word = ""
    _note(session, event, actor, now, "places.delete")


def own(places: EventPlaces) -> OwnPlaces:
    """Return the places that a row holds."""
    return own_places(places.content)


def _note(
    session: Session,
    event: Event,
    actor: Principal | str,
    now: datetime,
    action: str,
    **detail: int,
) -> None:
    trail.record(
        session,
        actor=actor,
        action=action,
        now=now,
        event_id=event.id,
        subject=event.id,
        **detail,
    )
    session.flush()
