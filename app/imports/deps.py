"""The uploaded list of a request's path, and how it is read.

Files are read before the request's own transaction, so a route names its reading first of all its
parameters: they are resolved in that order.
"""

from collections.abc import Callable
from functools import partial
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Depends, File, Form, Path, Request, UploadFile
from pydantic import Json
from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.deps import Presented
from app.auth.records import Role
from app.core.clock import Now
from app.core.database.sessions import Db, in_transaction
from app.core.errors import or_not_found
from app.core.http.etag import IfMatch, require_match
from app.core.locale import Locale, RequestLocale
from app.events.deps import EventId, EventToChange, OrganizerEventToRead, event_for
from app.events.records import Event
from app.imports import queries
from app.imports.applying.base import Base, look
from app.imports.foreseen import Foreseen, Foresight
from app.imports.mapping import Mapping, MappingIn, SheetName
from app.imports.planner.planner import Planner
from app.imports.planner.task import Planned, Task
from app.imports.reader.readers import Readers
from app.imports.reading import (
    Folded,
    Looked,
    Reading,
    is_new,
    look_at,
    look_at_upload,
    read,
    store,
)
from app.imports.records import Import, ListKind
from app.imports.service import MOST_PLANS, ToApply, ready, task_of
from app.sheets.files.limits import Limits

Seen = TypeVar("Seen")
_MOST_IMPORTS = 1_000_000
ImportNumber = Annotated[int, Path(ge=1, le=_MOST_IMPORTS, description="`number` of the list")]


def _import(db: Session, event_id: UUID, number: int, *, with_result: bool = True) -> Import:
    return or_not_found(queries.import_by_number(db, event_id, number, with_result=with_result))


def _import_to_change(event: EventToChange, number: ImportNumber, db: Db) -> Import:
    return _import(db, event.id, number, with_result=False)


def _import_to_read(event: OrganizerEventToRead, number: ImportNumber, db: Db) -> Import:
    return _import(db, event.id, number)


ImportToRead = Annotated[Import, Depends(_import_to_read)]
"""The uploaded list of the path, readable by organizers."""
ImportToChange = Annotated[Import, Depends(_import_to_change)]
"""The uploaded list of the path, changeable by the caller (`EventToChange`)."""


class Desk:
    """Looks at lists for one request of an organizer, and has them read."""

    def __init__(self, request: Request, credential: Presented, now: Now) -> None:
        self._engine: Engine = request.app.state.engine
        self.readers: Readers = request.app.state.list_readers
        self._planner: Planner = request.app.state.list_planner
        self._credential = credential
        self._now = now

    async def read(self, event_id: UUID, look: Callable[[Session, Event], Looked]) -> Reading:
        """Read the list that `look` finds, in a transaction that has ended when reading begins."""
        return (await self.read_all(event_id, lambda db, event: [look(db, event)]))[0]

    async def read_all(
        self, event_id: UUID, look: Callable[[Session, Event], list[Looked]]
    ) -> list[Reading]:
        """Read the lists of an event that `look` finds, one after the other."""
        return [await self._read(looked) for looked in await self.look(event_id, look)]

    async def _read(self, looked: Looked) -> Reading:
        made = await read(looked, self.readers)
        if is_new(looked) and looked.imp.number:
            await in_transaction(self._engine, partial(store, looked=looked, folded=made.content))
        return made

    async def fold(self, event_id: UUID, look: Callable[[Session, Event], Looked]) -> Folded:
        """Return the list that `look` finds as another process is told of it.

        It is read if it never was, and else not taken apart here, where scans would wait for that.
        """
        looked = await self.look(event_id, look)
        content = looked.known.folded if looked.known else looked.stored
        content = content or (await self._read(looked)).content
        return Folded(looked.imp, looked.question, content)

    async def plan(self, task: Task) -> Planned:
        """Return what applying a list that was read will do; errors as of `Planner.plan`."""
        return await self._planner.plan(task, self.readers)

    async def prepare(
        self, event_id: UUID, look_at: Callable[[Session, Event], Looked], locale: Locale | None
    ) -> ToApply:
        """Have the list that `look_at` finds planned, and read if it never was.

        Where the event changes meanwhile, it is planned again, while nobody waits for that.
        """
        folded = await self.fold(event_id, look_at)

        async def base_now() -> Base:
            return await self.look(event_id, lambda db, event: look(db, event, folded.imp.kind))

        base = await base_now()
        for _ in range(MOST_PLANS):
            task = task_of(folded, base, self._now, locale)
            made = ready(task, base, await self.plan(task), self._planner.plan_now)
            base = await base_now()
            if base == made.base:
                break
        return made

    async def look(self, event_id: UUID, look: Callable[[Session, Event], Seen]) -> Seen:
        """Look at the event, in a transaction that has ended when the answer comes."""

        def seen(session: Session) -> Seen:
            who = self._credential
            return look(session, event_for(session, who, event_id, Role.ORGANIZER, self._now))

        return await in_transaction(self._engine, seen, read_only=True)


AtDesk = Annotated[Desk, Depends()]
"""What has lists of the path's event read."""


async def _read_upload(
    desk: AtDesk,
    event_id: EventId,
    request: Request,
    now: Now,
    file: Annotated[UploadFile, File(description="XLSX or CSV, as it is")],
    kind: Annotated[ListKind, Form(description="What the list is about")],
    sheet: Annotated[
        SheetName | None,
        Form(description="Left out: the sheet is found", examples=["DATA PESERTA"]),
    ] = None,
    mapping: Annotated[
        Json[Mapping] | None,
        Form(description="As in `put_mapping`, written as JSON", examples=['{"D": "village"}']),
    ] = None,
) -> Reading:
    limits = Limits(file_bytes=request.app.state.settings.upload_limit_bytes)
    content = await file.read()
    return await desk.read(
        event_id,
        lambda session, event: look_at_upload(
            session,
            event,
            kind,
            file.filename or "",
            content,
            sheet=sheet,
            mapping=mapping,
            limits=limits,
            now=now,
        ),
    )


async def _read_stored(desk: AtDesk, event_id: EventId, number: ImportNumber) -> Reading:
    return await desk.read(
        event_id,
        lambda session, event: look_at(
            session, event, _import(session, event.id, number), desk.readers
        ),
    )


async def _folded(desk: AtDesk, event_id: EventId, number: ImportNumber) -> Folded:
    return await desk.fold(
        event_id,
        lambda session, event: look_at(
            session, event, _import(session, event.id, number), desk.readers
        ),
    )


async def _planned(
    desk: AtDesk,
    event_id: EventId,
    number: ImportNumber,
    locale: RequestLocale,
    if_match: IfMatch = None,
) -> ToApply:
    def find(session: Session, event: Event) -> Looked:
        imp = _import(session, event.id, number, with_result=False)
        require_match(if_match, imp.version)
        return look_at(session, event, imp, desk.readers)

    return await desk.prepare(event_id, find, locale)


async def _foreseen(
    desk: AtDesk, request: Request, event_id: EventId, number: ImportNumber, now: Now
) -> Foreseen:
    reading = await _read_stored(desk, event_id, number)
    base = await desk.look(event_id, lambda db, event: look(db, event, reading.imp.kind))
    foresight: Foresight = request.app.state.list_foresight
    return await foresight.foresee(reading, base, now, desk.plan)


async def _read_anew(
    desk: AtDesk, event_id: EventId, number: ImportNumber, body: MappingIn, if_match: IfMatch = None
) -> Reading:
    def look(session: Session, event: Event) -> Looked:
        imp = _import(session, event.id, number)
        require_match(if_match, imp.version)
        choices = body.sheet, body.mapping
        return look_at(session, event, imp, desk.readers, choices=choices)

    return await desk.read(event_id, look)


UploadRead = Annotated[Reading, Depends(_read_upload)]
"""The file of the request, as it was read."""
ListRead = Annotated[Reading, Depends(_read_stored)]
"""The list of the path, as it is read."""
ListFolded = Annotated[Folded, Depends(_folded)]
"""The list of the path, as it is read, for another process."""
ListForeseen = Annotated[Foreseen, Depends(_foreseen)]
"""The list of the path, as it is read, and what applying it now would do."""
ListToApply = Annotated[ToApply, Depends(_planned)]
"""The list of the path in the version that the caller means, read and planned."""
ListReadAnew = Annotated[Reading, Depends(_read_anew)]
"""The list of the path in the version that the caller means, as the body says to read it."""
