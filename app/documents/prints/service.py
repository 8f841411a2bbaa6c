"""Use cases of what was printed: noting it, and saying what is outdated."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Attendee
from app.auth.audit import trail
from app.auth.principal import Principal
from app.core.errors import NotFoundError
from app.core.locale import DEFAULT_LOCALE, Locale, local_day
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
from app.meetings.records import Timetable

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
    paper, day = _PAPERS[document], choice.day
    material = _material(session, event, shown, day)
    owners = _owners(session, material, document, choice)
    if fetched_at is not None:
        known = printed_papers(session, event.id, paper)
        owners = [
            one
            for one in owners
            if all(printed <= fetched_at for printed in known.times(one, material.days))
        ]
    note_printed(session, event.id, paper, owners, shown.id, now, day)
    trail.record(
        session,
        actor=actor,
        action="paper.print",
        now=now,
        event_id=event.id,
        subject=shown.id,
        document=document.value,
        count=len(owners),
        **({} if day is None else {"day": day.isoformat()}),
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


def state(session: Session, event: Event, day: date | None = None) -> PrintStateOut:
    """Return how far the papers of a day (None: of all) are printed, and how many are outdated.

    Who has papers of all days that it meets on counts as printed. NothingPublishedError.
    """
    shown = timetable_for(session, event, None)
    material = _material(session, event, shown, day)
    items = []
    for document, paper in _PAPERS.items():
        known = printed_papers(session, event.id, paper)
        everyone = set(_owners(session, material, document, Choice(day=day)))
        days = _days_of(material, paper)
        printed = {one for one in everyone if all(known.of(one, each) for each in days(one))}
        outdated = _owners(session, material, document, Choice(outdated=True, day=day))
        items.append(
            PaperStateOut(
                document=document,
                printed=len(printed),
                outdated=len(printed.intersection(outdated)),
                missing=len(everyone - printed),
            )
        )
    return PrintStateOut(timetable=shown.number, items=items)


def _days_of(material: Material, paper: Paper) -> Callable[[UUID], Collection[date]]:
    """Return what tells the days whose papers an owner needs: those of its meetings, or all."""
    met: defaultdict[UUID, set[date]] = defaultdict(set)
    for line in material.lines:
        day = local_day(line.starts_at, material.event.timezone)
        met[line.cooperative_id if paper is Paper.AGENDA else line.table_id].add(day)
    return lambda owner: met.get(owner, material.days)


def _material(session: Session, event: Event, shown: Timetable, day: date | None) -> Material:
    material = gather(session, event, shown, DEFAULT_LOCALE)
    return material if day is None else material.of_day(day)


def _owners(
    session: Session, material: Material, document: PrintedDocument, choice: Choice
) -> Sequence[UUID]:
    if document is PrintedDocument.AGENDAS:
        return [one.id for one in chosen_agendas(session, material, choice)]
    return [one.id for one in chosen_sheets(session, material, choice)]
