"""`titik-temu import`: look at a list without any event, or apply it to one."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine
from sqlmodel import Session

from app.core.clock import SystemClock
from app.core.db import transaction
from app.core.errors import AppError
from app.core.locale import Locale, text
from app.events.queries import events_named
from app.events.records import Event
from app.imports import service as imports
from app.imports.records import ListKind
from app.imports.views import apply_out, message
from app.sheets.errors import SheetError
from app.sheets.limits import read_bounded
from app.sheets.preview import Preview, preview

ACTOR = "command line"
"""Under this name the audit log knows what the command line did."""
REFUSED = 2
"""Exit code for a file or an event that cannot be used."""


def refuse(console: Console, sentence: str) -> typer.Exit:
    """Say why a command cannot go on; raise what this returns."""
    console.print(sentence, style="red", markup=False, highlight=False)
    return typer.Exit(REFUSED)


def read_file(console: Console, path: Path, locale: Locale) -> bytes:
    """Return a file's bytes, or end the command with a sentence."""
    try:
        return read_bounded(path)
    except SheetError as error:
        raise refuse(console, text(error.text_key, locale, **error.params)) from None
    except OSError as error:
        raise refuse(console, f"{path}: {error.strerror}") from None


def look(
    console: Console, kind: ListKind, path: Path, sheet: str | None, locale: Locale
) -> Preview[Any]:
    """Return the preview of a list against the shipped regions and vocabulary."""
    data = read_file(console, path, locale)
    try:
        return preview(kind.value, data, path.name, sheet=sheet)
    except SheetError as error:
        raise refuse(console, text(error.text_key, locale, **error.params)) from None


def print_json(read: Preview[Any], locale: Locale) -> None:
    """Write rows and findings to standard output, for programs."""
    document = read.to_json(lambda finding: message(finding, locale))
    typer.echo(json.dumps(document, ensure_ascii=False, indent=1))


def print_preview(console: Console, read: Preview[Any], locale: Locale) -> None:
    """Write what a list would bring, for people: counts, then what needs a person."""
    table = Table(title=f"{read.file} · {read.sheet}" if read.sheet else read.file)
    for heading in ("severity", "problem", "count"):
        table.add_column(text(f"demo.finding_{heading}", locale))
    severities = {finding.code: finding.severity.value for finding in read.findings}
    for code, count in read.counts().items():
        table.add_row(severities[code], code, str(count))
    console.print(table)
    console.print(
        text(
            "demo.preview",
            locale,
            rows=len(read.rows),
            ready=len(read.ready),
            held=len(read.held_back),
        )
    )
    for finding in read.findings:
        if finding.blocks_row:
            print_held(console, finding.row, message(finding, locale), locale)


def print_held(console: Console, row: int, why: str, locale: Locale) -> None:
    """Write why a row waits for a person."""
    line = text("demo.held_row", locale, row=row, why=why)
    console.print(f"  {line}", markup=False, highlight=False)


def apply_list(
    console: Console,
    engine: Engine,
    kind: ListKind,
    path: Path,
    *,
    wanted: str,
    sheet: str | None,
    locale: Locale,
) -> None:
    """Apply a list to an event and write what changed."""
    data = read_file(console, path, locale)
    now = SystemClock().now()
    with transaction(engine) as session:
        event = find_event(console, session, wanted)
        try:
            upload = imports.upload(
                session, event, kind, path.name, data, sheet=sheet, actor=ACTOR, now=now
            )
        except AppError as error:
            raise refuse(console, error.detail(locale)) from None
        read = imports.preview(session, event, upload)
        result = imports.apply(session, event, upload, actor=ACTOR, now=now)
        shown = apply_out(result, read, locale)
    counts = result.model_dump(exclude={"held", "notes"})
    console.print(text("demo.applied", locale, event=event.name, **counts))
    for remark in (*shown.held, *shown.notes):
        print_held(console, remark.row, remark.detail, locale)


def find_event(console: Console, session: Session, wanted: str) -> Event:
    """Return the event of that id or name, or end the command with a sentence."""
    try:
        event = session.get(Event, UUID(wanted))
    except ValueError:
        named = events_named(session, wanted)
        if len(named) > 1:
            raise refuse(
                console, f"{len(named)} events are named {wanted!r}: use the id."
            ) from None
        event = named[0] if named else None
    if event is None:
        raise refuse(console, f"There is no event {wanted!r}.")
    return event
