"""`titik-temu import --event`: apply a list to an event."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session

from app.cli.previewing import read_file
from app.cli.running import migrated_engine
from app.console import ACTOR, console, print_held, refuse
from app.core.clock import SystemClock
from app.core.database.sessions import transaction
from app.core.errors import AppError
from app.core.locale import Locale, text
from app.core.settings import Settings
from app.events.queries import events_named
from app.events.records import Event
from app.imports import service as imports
from app.imports.applying.base import Base, look
from app.imports.reader.readers import Readers
from app.imports.reading import Mapped, Reading, look_at_upload, read_now
from app.imports.records import ListKind
from app.imports.views import apply_out
from app.sheets.rows import place_of


def apply_list(
    kind: str,
    path: Path,
    *,
    wanted: str,
    sheet: str | None,
    confirm_columns: bool,
    locale: Locale,
) -> None:
    """Apply a list to the event of the id or name `wanted`, and write what changed.

    Columns without a heading are refused, unless `confirm_columns` takes them for what they hold.
    """
    data = read_file(path, locale)
    now = SystemClock().now()
    engine = migrated_engine(Settings(), locale)

    def look_and_read(mapping: Mapped | None = None) -> tuple[Event, Base, Reading]:
        with transaction(engine, read_only=True) as session:
            event = _find_event(session, wanted, locale)
            looked = look_at_upload(
                *(session, event, ListKind(kind), path.name, data),
                sheet=sheet,
                mapping=mapping,
                now=now,
            )
            base = look(session, event, looked.imp.kind)
        return event, base, read_now(looked, Readers())

    try:
        event, base, reading = look_and_read()
        if confirm_columns and reading.read.to_confirm:
            event, base, reading = look_and_read(reading.read.to_confirm)
        ready = _planned(engine, event, reading, base, now)
        with transaction(engine) as session:
            upload = imports.upload(session, event, reading, actor=ACTOR, now=now)
            planned = imports.apply(session, event, upload, ready, actor=ACTOR, now=now)
    except AppError as error:
        raise refuse(error.detail(locale)) from None
    result = planned.result()
    shown = apply_out(result, reading.read, locale)
    counts = result.model_dump(exclude={"held", "notes"})
    console.print(text("cli.applied", locale, event=event.name, **counts))
    for remark in (*shown.held, *shown.notes):
        print_held(place_of(remark), remark.detail, locale)


def _planned(
    engine: Engine, event: Event, reading: Reading, base: Base, now: datetime
) -> imports.ToApply:
    """Plan a list, again where the event changes meanwhile, while no scan waits for that."""
    for _ in range(imports.MOST_PLANS):
        ready = imports.prepare(reading, base, now)
        with transaction(engine, read_only=True) as session:
            base = look(session, event, reading.imp.kind)
        if base == ready.base:
            break
    return ready


def _find_event(session: Session, wanted: str, locale: Locale) -> Event:
    try:
        event = session.get(Event, UUID(wanted))
    except ValueError:
        named = events_named(session, wanted)
        if len(named) > 1:
            raise refuse(
                text("cli.event_ambiguous", locale, count=len(named), wanted=wanted)
            ) from None
        event = named[0] if named else None
    if event is None:
        raise refuse(text("cli.event_unknown", locale, wanted=wanted))
    return event
