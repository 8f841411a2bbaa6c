"""Use cases of what was printed: noting it, and saying what is outdated."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Attendee
from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.errors import NotFoundError
from app.core.locale import DEFAULT_LOCALE, Locale
from app.documents.choosing import Choice
from app.documents.comparing.versions import chosen_agendas, chosen_sheets, timetable_for
from app.documents.errors import DocumentEmptyError
from app.documents.material import Material, gather
from app.documents.names import DocumentName
from app.documents.prints.schemas import PaperStateOut, PrintedDocument, PrintStateOut
from app.documents.service import prepare
from app.documents.wishes import Document, Wish
from app.events.records import Event
from app.meetings.printed.queries import note_printed, printed_papers
from app.meetings.printed.records import Paper

_PAPERS: Final = {
    PrintedDocument.AGENDAS: Paper.AGENDA,
    PrintedDocument.TABLE_SHEETS: Paper.TABLE_SHEET,
}


def note(
    session: Session,
    event: Event,
    document: PrintedDocument,
    choice: Choice,
    number: int | None,
    *,
    fetched_at: datetime | None = None,
    actor: Principal | str,
    now: datetime,
) -> int:
    """Note that these papers of a version were printed; return how many.

    Without a number it is the published version. Papers noted after `fetched_at` keep that note.
    NothingPublishedError, TimetableUnknownError.
    """
    shown = timetable_for(session, event, number)
    material = gather(session, event, shown, DEFAULT_LOCALE)
    owners = _owners(session, material, document, choice)
    if fetched_at is not None:
        known = printed_papers(session, event.id, _PAPERS[document])
        later = {one.owner_id for one in known if one.printed_at > fetched_at}
        owners = [one for one in owners if one not in later]
    note_printed(session, event.id, _PAPERS[document], owners, shown.id, now)
    trail.record(
        session,
        actor=actor,
        action="paper.print",
        now=now,
        event_id=event.id,
        subject=shown.id,
        document=document.value,
        count=len(owners),
    )
    return len(owners)


def reprint_agenda(
    session: Session, event: Event, attendee_id: UUID, locale: Locale
) -> tuple[Document, int]:
    """Return the agenda of a person's cooperative as it is now, and the version that it shows.

    `note_reprint` notes it once it has arrived. DocumentEmptyError for who stands for no
    cooperative; NotFoundError for a stranger.
    """
    choice = _agenda_of(session, event, attendee_id)
    shown = timetable_for(session, event, None).number
    wish = Wish(locale, timetable=shown, choice=choice)
    return prepare(session, event, DocumentName.AGENDAS, wish), shown


def note_reprint(
    session: Session,
    event: Event,
    attendee_id: UUID,
    number: int,
    *,
    actor: Principal | str,
    now: datetime,
) -> int:
    """Note that the agenda of a person's cooperative was printed, of that version; return 1.

    Refusals are those of `reprint_agenda` and `note`.
    """
    choice = _agenda_of(session, event, attendee_id)
    return note(session, event, PrintedDocument.AGENDAS, choice, number, actor=actor, now=now)


def _agenda_of(session: Session, event: Event, attendee_id: UUID) -> Choice:
    person = session.get(Attendee, attendee_id)
    if person is None or person.event_id != event.id:
        raise NotFoundError
    if person.cooperative_id is None:
        raise DocumentEmptyError
    return Choice(cooperative_id=person.cooperative_id)


def state(session: Session, event: Event) -> PrintStateOut:
    """Return how far the papers are printed, and how many are outdated. NothingPublishedError."""
    shown = timetable_for(session, event, None)
    material = gather(session, event, shown, DEFAULT_LOCALE)
    items = []
    for document, paper in _PAPERS.items():
        printed = {one.owner_id for one in printed_papers(session, event.id, paper)}
        everyone = set(_owners(session, material, document, Choice()))
        outdated = _owners(session, material, document, Choice(outdated=True))
        items.append(
            PaperStateOut(
                document=document,
                printed=len(printed & everyone),
                outdated=len(printed.intersection(outdated)),
                missing=len(everyone - printed),
            )
        )
    return PrintStateOut(timetable=shown.number, items=items)


def _owners(
    session: Session, material: Material, document: PrintedDocument, choice: Choice
) -> Sequence[UUID]:
    if document is PrintedDocument.AGENDAS:
        return [one.id for one in chosen_agendas(session, material, choice)]
    return [one.id for one in chosen_sheets(session, material, choice)]
