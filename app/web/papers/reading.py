"""What the page of papers lets one choose from, read from the event."""

from datetime import date
from typing import Any, Final

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.core.locale import Locale, long_date, text
from app.documents.choosing import Choice
from app.documents.prints import service as prints_service
from app.documents.prints.schemas import PaperStateOut
from app.events.records import Event
from app.finding.service import found
from app.meetings.versions import queries as versions_queries
from app.partners import queries as partner_queries
from app.web.papers import queries

_MOST_PEOPLE: Final = 8


def options(db: Session, event: Event, locale: Locale, choice: Choice) -> dict[str, Any]:
    """Return what can be chosen: days, kecamatan, partners, versions that people may hold."""
    versions = queries.handed_out(db, event.id)
    if choice.changed_since is not None and choice.changed_since not in versions:
        versions = [*versions, choice.changed_since]
    areas = {one.kecamatan for one in attendee_queries.all_cooperatives(db, event.id)}
    partners = partner_queries.all_partners(db, event.id)
    return {
        "areas": [(name, name) for name in sorted(areas)],
        "partners": [(str(one.id), one.name) for one in partners],
        "days": [(str(day), long_date(day, locale)) for day in event.days],
        "versions": [
            (number, text("web.papers_since", locale, number=number)) for number in versions
        ],
    }


def printed_so_far(db: Session, event: Event, day: date | None) -> list[PaperStateOut]:
    """Return how far papers of a day (None: all) are printed; nothing while none is published."""
    if versions_queries.published(db, event.id) is None:
        return []
    return prints_service.state(db, event, day).items


def people_found(db: Session, event: Event, query: str) -> list[dict[str, Any]]:
    """Return the people that a search finds, and whether each has a badge."""
    hits = [hit for hit in found(db, event, query, most=_MOST_PEOPLE).hits if hit.kind == "person"]
    holding = queries.holders(db, [hit.id for hit in hits if hit.id])
    return [{"hit": hit, "has_badge": hit.id in holding} for hit in hits]
