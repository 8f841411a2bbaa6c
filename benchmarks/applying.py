"""How long applying a long list locks the event, and on SQLite blocks all other writers.

    python -m benchmarks.applying [--rows 19990] [--postgres]

Lists of each kind are uploaded to one event and applied: new, again unchanged, and with a change in
every row. It prints milliseconds of the clock and of this process's processor time, which other
processes do not influence: for planning, while nothing is locked; for storing the file; and for the
transaction that applies the list, from its begin to its commit.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice, product
from pathlib import Path

from sqlalchemy import Engine

import app.records  # noqa: F401 - foreign keys need every table to be known
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.events.records import Event
from app.events.vocabulary import shipped_tags
from app.imports import service
from app.imports.applying.base import look
from app.imports.applying.outcome import ApplyResult
from app.imports.reader.readers import Readers
from app.imports.reading import look_at_upload, read_now
from app.imports.records import ListKind
from app.migrations import migrate
from app.sheets.values.regions.shipped import banjarnegara
from benchmarks.import_preview import workbook
from tests.checkin.hall import new_event
from tests.databases import running_postgres

NOW = datetime(2025, 7, 4, tzinfo=UTC)
ACTOR = "benchmark"
_ABOVE_DATA = 3
"""Rows of the generated list of people before its first person."""
_OFFERS = ("pupuk, gudang", "sembako", "pembiayaan, gas melon", "kopi, beras")


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds of the clock and of the processor."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.0f} ({self.processor:.0f})"


@dataclass(slots=True)
class Applied:
    """A list, the result of applying it, and the time by stage."""

    name: str
    result: ApplyResult
    stages: dict[str, Spent] = field(default_factory=dict)


@contextmanager
def _timed(stages: dict[str, Spent], name: str) -> Iterator[None]:
    begun, used = time.perf_counter(), time.process_time()
    yield
    clock, processor = time.perf_counter() - begun, time.process_time() - used
    stages[name] = Spent(1000 * clock, 1000 * processor)


def partner_list(rows: int, title: str = "PT") -> bytes:
    """Return a list of partners with offers, hours, a table and a representative each."""
    lines = ["Kode;Nama Perusahaan;Penawaran;Jml Meja;Waktu Hadir;Nama Perwakilan;No. HP"]
    lines += [
        f"M{number};{title} Mitra Nomor {number:x};{_OFFERS[number % len(_OFFERS)]};1;pagi;"
        f"Wakil {number:x} Utomo;0812{number:08}"
        for number in range(1, rows + 1)
    ]
    return "\n".join(lines).encode()


def attendee_list() -> bytes:
    """Return a list with a person for every village."""
    lines = ["Desa;Kecamatan;Nama;Kebutuhan"]
    lines += [
        f"{village.name};{village.kecamatan};Siti {village.name};pupuk, gas melon"
        for village in banjarnegara().villages
    ]
    return "\n".join(lines).encode()


def request_list(rows: int, note: str = "") -> bytes:
    """Return a list in which villages ask for the first partners."""
    villages = [village.code for village in banjarnegara().villages]
    codes = [f"M{number}" for number in range(1, 2 + rows // len(villages))]
    lines = ["Kode Desa;Kode Mitra;Catatan"]
    lines += [f"{v};{code};{note}" for code, v in islice(product(codes, villages), rows)]
    return "\n".join(lines).encode()


def apply(engine: Engine, event: Event, name: str, kind: ListKind, content: bytes) -> Applied:
    """Upload a list, apply it, and return the time that it took."""
    stages: dict[str, Spent] = {}
    suffix = "xlsx" if content.startswith(b"PK") else "csv"
    with transaction(engine, read_only=True) as session:
        looked = look_at_upload(session, event, kind, f"{name}.{suffix}", content, now=NOW)
    reading = read_now(looked, Readers())
    with _timed(stages, "upload"), transaction(engine) as session:
        imp = service.upload(session, event, reading, actor=ACTOR, now=NOW)
    with _timed(stages, "plan"):
        with transaction(engine, read_only=True) as session:
            base = look(session, event, kind)
        ready = service.prepare(reading, base, NOW)
    with _timed(stages, "hold"), transaction(engine) as session:
        imp = session.merge(imp)
        result = service.apply(session, event, imp, ready, actor=ACTOR, now=NOW).counts
    return Applied(name, result, stages)


def all_lists(engine: Engine, rows: int) -> Iterator[Applied]:
    """Apply lists of each kind to events of their own."""
    lists: list[tuple[str, ListKind, Callable[[], bytes]]] = [
        ("attendees, crowded", ListKind.ATTENDEES, lambda: workbook(rows - _ABOVE_DATA, seed=1)),
        ("attendees, a village each", ListKind.ATTENDEES, attendee_list),
        ("partners, new", ListKind.PARTNERS, lambda: partner_list(rows)),
        ("partners, again", ListKind.PARTNERS, lambda: partner_list(rows)),
        ("partners, changed", ListKind.PARTNERS, lambda: partner_list(rows, "CV")),
        ("requests, new", ListKind.REQUESTS, lambda: request_list(rows)),
        ("requests, again", ListKind.REQUESTS, lambda: request_list(rows)),
        ("requests, changed", ListKind.REQUESTS, lambda: request_list(rows, "penting")),
    ]
    large, small = _event(engine), _event(engine)
    apply(engine, small, "villages", ListKind.ATTENDEES, attendee_list())
    few = 1 + rows // len(banjarnegara().villages)
    apply(engine, small, "partners", ListKind.PARTNERS, partner_list(few))
    for name, kind, make in lists:
        yield apply(engine, small if kind is ListKind.REQUESTS else large, name, kind, make())


def _event(engine: Engine) -> Event:
    event_id = new_event(engine, NOW)
    with transaction(engine) as session:
        for tag in shipped_tags():
            tag.event_id = event_id
            session.add(tag)
        return session.get_one(Event, event_id)


def main(arguments: list[str] | None = None) -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.applying", description=__doc__)
    parser.add_argument("--rows", type=int, default=19_990, help="of each list")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL, not on SQLite")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="titik-temu-applying-"))
        url = f"sqlite:///{Path(folder) / 'titik-temu.db'}"
        if options.postgres:
            url = stack.enter_context(stack.enter_context(running_postgres()).copy())
        engine = open_engine(url)
        stack.callback(engine.dispose)
        migrate(engine)
        print("| list | new/changed/same/held | plan ms (CPU) | upload ms (CPU) | hold ms (CPU) |")
        print("| --- | --- | ---: | ---: | ---: |")
        for one in all_lists(engine, options.rows):
            found = one.result
            counts = (found.created, found.updated, found.unchanged, found.held_back)
            spent = " | ".join(str(one.stages[name]) for name in ("plan", "upload", "hold"))
            print(f"| {one.name} | {'/'.join(map(str, counts))} | {spent} |", flush=True)


if __name__ == "__main__":
    main()
