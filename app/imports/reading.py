"""Lists looked at, then read: what to ask of the process that reads a file, and what it answered.

A list is looked at in a short transaction that only reads, is read while none is open, and is
changed in a third step, which asks whether what was read still holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from zoneinfo import ZoneInfo

from anyio import to_thread
from sqlmodel import Session

from app.core.http.fields import printable
from app.events import queries as event_queries
from app.events.places import queries as place_queries
from app.events.records import Event
from app.imports import queries
from app.imports.decided import decision_of
from app.imports.errors import refusal
from app.imports.reader.readers import Readers
from app.imports.reader.talk import AnyPreview, AsRead, Question, unfolded
from app.imports.records import Import, ImportStatus, ListKind, ListReading
from app.partners import queries as partner_queries
from app.sheets.errors import SheetError
from app.sheets.files.limits import DEFAULT_LIMITS, Limits
from app.sheets.lists.column_uses import ColumnUse
from app.sheets.values.tags import Tag as SheetTag

Mapped = Mapping[str, str | None]
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Looked:
    """A list as it was looked at, and how to read it; `known` if it was read like that lately.

    `stored` is how the list was read like that before, folded.
    """

    imp: Import
    question: Question
    key: str
    content: bytes
    known: AsRead | None
    stored: bytes | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A list as it was looked at, and what was read. Readings are shared: nobody may change one."""

    imp: Import
    question: Question
    read: AnyPreview
    content: bytes
    """What was read as it is stored."""

    @property
    def folded(self) -> "Folded":
        """The same for another process."""
        return Folded(self.imp, self.question, self.content)


@dataclass(frozen=True, slots=True)
class Folded:
    """A list as it was looked at, and what was read as it is stored."""

    imp: Import
    question: Question
    content: bytes


def look_at_upload(
    session: Session,
    event: Event,
    kind: ListKind,
    filename: str,
    content: bytes,
    *,
    sheet: str | None = None,
    mapping: Mapped | None = None,
    limits: Limits = DEFAULT_LIMITS,
    now: datetime,
) -> Looked:
    """Return how to read a list that is not stored yet; a ListUnreadableError if it is too large.

    `sheet` and `mapping` (column key or heading -> field or None) overrule what is detected.
    """
    try:
        limits.check_size(len(content))
    except SheetError as error:
        raise refusal(error) from None
    made = Import(
        event_id=event.id,
        number=0,
        kind=kind,
        filename=clean_name(filename),
        content=content,
        sheet=sheet,
        mapping=dict(mapping) if mapping else None,
        status=ImportStatus.PREVIEWED,
        created_at=now,
    )
    question = question_about(session, event, made)
    return Looked(made, question, _key(made, question), content, None)


def look_at(
    session: Session,
    event: Event,
    imp: Import,
    readers: Readers,
    *,
    choices: tuple[str | None, Mapped] | None = None,
) -> Looked:
    """Return how to read a stored list; with `choices` (sheet, mapping) by them, not by its own."""
    question = question_about(session, event, imp, choices=choices)
    key = _key(imp, question)
    known = readers.recall(key)
    stored = None if known else queries.stored_reading(session, imp, key)
    content = b"" if known or stored else queries.content_of(session, imp)
    return Looked(imp, question, key, content, known, stored)


async def read(looked: Looked, readers: Readers) -> Reading:
    """Read a list when its turn comes; a ListUnreadableError if that cannot be done."""
    made = looked.known
    if made is None and looked.stored:
        made = await to_thread.run_sync(_unfolded, looked, readers)
    if made is None:
        try:
            made = await readers.read(looked.key, looked.question, looked.content)
        except SheetError as error:
            raise refusal(error) from None
    return Reading(looked.imp, looked.question, made.read, made.folded)


def is_new(looked: Looked) -> bool:
    """Return whether a list had to be read, so that how it was read is worth storing."""
    return looked.known is None and looked.stored is None


def store(session: Session, looked: Looked, folded: bytes) -> None:
    """Store how a list was read, in the place of how it was read before."""
    kept = session.get(ListReading, looked.imp.id)
    kept = kept or ListReading(import_id=looked.imp.id, key="", content=b"")
    kept.key, kept.content = looked.key, folded
    session.add(kept)


def _unfolded(looked: Looked, readers: Readers) -> AsRead:
    stored = looked.stored or b""
    made = AsRead(unfolded(looked.question, stored), stored)
    readers.remember(looked.key, made)
    return made


def read_now(looked: Looked, readers: Readers) -> Reading:
    """Read a list at once, where nobody else waits; a ListUnreadableError if it cannot be read."""
    made = looked.known
    if made is None:
        try:
            made = readers.read_now(looked.key, looked.question, looked.content)
        except SheetError as error:
            raise refusal(error) from None
    return Reading(looked.imp, looked.question, made.read, made.folded)


def question_about(
    session: Session,
    event: Event,
    imp: Import,
    *,
    choices: tuple[str | None, Mapped] | None = None,
) -> Question:
    """Return how a list is read: by its choices, the event's vocabulary and day of the upload."""
    names = (
        partner_queries.names_by_code(session, event.id) if imp.kind is ListKind.REQUESTS else {}
    )
    places, regions = place_queries.places_and_regions(session, event)
    sheet, mapping = choices or (imp.sheet, imp.mapping or {})
    return Question(
        kind=imp.kind.value,
        filename=imp.filename,
        sheet=sheet,
        mapping=dict(mapping),
        tags=tuple(
            SheetTag(tag.code, tag.label_id, tag.label_en, tag.direction.value, tuple(tag.aliases))
            for tag in event_queries.tags(session, event.id)
        ),
        partner_names=names,
        today=imp.created_at.astimezone(ZoneInfo(event.timezone)).date(),
        regions=regions,
        places=places,
        decisions={
            made.row_key: decision_of(made)
            for made in session.exec(queries.decisions(event.id, imp.kind)).all()
        },
    )


def signature_of(columns: Sequence[ColumnUse]) -> str:
    """Return what identifies the headings of a list, in their order."""
    said = "\n".join(f"{each.key} {' '.join(each.header.casefold().split())}" for each in columns)
    return sha256(said.encode("utf-8", "replace")).hexdigest()


def _key(imp: Import, question: Question) -> str:
    return f"{imp.id}{sha256(question.line()).hexdigest()}"


def clean_name(filename: str) -> str:
    """Return a file's name as it is kept: without folders and marks that nobody sees."""
    name = PurePath(filename.replace("\\", "/")).name
    visible = "".join(mark for mark in printable(name) if mark.isprintable())
    return visible[-_LONGEST_NAME:] or "list"
