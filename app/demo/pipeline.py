"""The steps of the demo, each in one transaction, and their results."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import anyio
from sqlalchemy import Engine

from app.auth.principal import Principal
from app.badges import service as badges
from app.beginnings.sample import Example, Imported, Loader
from app.checkin.gates.service import ensure_main_gate
from app.core.clock import Clock
from app.core.database.sessions import transaction
from app.core.locale import Locale
from app.documents import service as documents
from app.documents.names import DocumentName
from app.documents.wishes import Wish
from app.events import service as events
from app.events.clocks import service as clocks
from app.events.records import Event
from app.events.vocabulary import shipped_tags
from app.imports.reader.readers import Readers
from app.imports.views import findings_csv
from app.meetings.records import Timetable
from app.meetings.versions import publishing
from app.requests.derivation import RequestCounts, derive_requests
from app.timetable.comparing.schemas import SummaryOut
from app.timetable.comparing.statistics import summary
from app.timetable.questions.capacity_now import ask_capacity_now
from app.timetable.records import SolveRun
from app.timetable.runs import service
from app.timetable.works.answering import answer
from app.timetable.works.execution import execute

TIME_LIMIT: Final = 2.0
"""Seconds for the solve; tiers 1 to 3 are proven in a fraction, the rest improves compactness."""
DOCUMENTS: Final = (
    DocumentName.BADGES,
    DocumentName.AGENDAS,
    DocumentName.TABLE_SHEETS,
    DocumentName.TIMETABLE_XLSX,
    DocumentName.TIMETABLE_PDF,
)
Step = Callable[[str], None]


@dataclass(slots=True)
class DemoResult:
    """The result of the demo."""

    event_id: UUID
    lists: list[Imported] = field(default_factory=list)
    requests: RequestCounts | None = None
    run: SolveRun | None = None
    timetable: Timetable | None = None
    summary: SummaryOut | None = None
    files: list[Path] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    password: str = field(default="", repr=False)
    """The administrator's; never written to a file."""

    def as_json(self) -> dict[str, Any]:
        """Return the figures for `summary.json`."""
        return {
            "event_id": str(self.event_id),
            "lists": [
                {
                    "kind": item.kind.value,
                    "file": item.filename,
                    "rows": len(item.read.rows),
                    "findings": item.read.counts(),
                    **item.result.model_dump(mode="json", exclude={"held", "notes"}),
                    "held": [remark.model_dump(mode="json") for remark in item.result.held],
                }
                for item in self.lists
            ],
            "timetable": self.summary.model_dump(mode="json") if self.summary else None,
            "files": [file.name for file in self.files],
            "seconds": {name: round(value, 3) for name, value in self.seconds.items()},
        }


class Demo:
    """Carries the example event from its lists to its documents."""

    def __init__(
        self,
        engine: Engine,
        example: Example,
        actor: Principal,
        clock: Clock,
        folder: Path,
        locale: Locale,
    ) -> None:
        self._engine = engine
        self._example = example
        self._actor = actor
        self._clock = clock
        self._folder = folder
        self._locale = locale

    def run(self, begin: Step) -> DemoResult:
        """Run all steps; `begin` is called with the name of each step when it begins."""
        with transaction(self._engine) as session:
            event = events.create_event(
                session,
                self._example.event,
                actor=self._actor,
                tags=shipped_tags(),
                now=self._clock.now(),
            )
            clocks.let_move(session, event)
        result = DemoResult(event.id)
        steps = (
            ("import", self._import),
            ("requests", self._derive),
            ("capacity", self._measure),
            ("solve", self._solve),
            ("publish", self._publish),
            ("documents", self._write_documents),
            ("files", self._write_files),
        )
        for name, step in steps:
            begin(name)
            started = time.perf_counter()
            step(event, result)
            result.seconds[name] = time.perf_counter() - started
        summary_file = self._folder / "summary.json"
        summary_file.write_text(json.dumps(result.as_json(), indent=1, ensure_ascii=False), "utf-8")
        result.files.append(summary_file)
        return result

    def _import(self, event: Event, result: DemoResult) -> None:
        loader = Loader(self._engine, Readers(), self._clock, self._actor)
        for kind, path in self._example.lists:
            result.lists.append(anyio.run(loader.apply, event.id, kind, path))

    def _derive(self, event: Event, result: DemoResult) -> None:
        with transaction(self._engine) as session:
            result.requests = derive_requests(
                session, event, actor=self._actor, now=self._clock.now()
            )

    def _measure(self, event: Event, _: DemoResult) -> None:
        with transaction(self._engine) as session:
            asked = ask_capacity_now(session, event, actor=self._actor, now=self._clock.now())
        for analysis in asked:
            answer(analysis.id, self._engine, clock=self._clock)

    def _solve(self, event: Event, result: DemoResult) -> None:
        with transaction(self._engine) as session:
            run = service.request_run(
                session,
                event,
                time_limit=TIME_LIMIT,
                seed=1,
                deterministic=False,
                actor=self._actor,
                now=self._clock.now(),
            )
        execute(run.id, self._engine, clock=self._clock)
        with transaction(self._engine, read_only=True) as session:
            result.run = session.get_one(SolveRun, run.id)

    def _publish(self, event: Event, result: DemoResult) -> None:
        if result.run is None or result.run.timetable_id is None:
            raise RuntimeError("the example event has no timetable")
        with transaction(self._engine) as session:
            timetable = session.get_one(Timetable, result.run.timetable_id)
            publishing.publish(session, event, timetable, actor=self._actor, now=self._clock.now())
            badges.issue_missing(session, event, actor=self._actor, now=self._clock.now())
            ensure_main_gate(session, event, actor=self._actor, now=self._clock.now())
            result.timetable = timetable
            result.summary = summary(session, event, timetable)

    def _write_documents(self, event: Event, result: DemoResult) -> None:
        with transaction(self._engine, read_only=True) as session:
            prepared = [
                documents.prepare(session, event, name, Wish(self._locale)) for name in DOCUMENTS
            ]
        for document in prepared:
            stem, _, kind = document.name.rpartition(".")
            for number, make in enumerate(document.parts, start=1):
                name = f"{stem}-{number}.{kind}" if document.parts[1:] else document.name
                self._write(result, name, make())

    def _write_files(self, _: Event, result: DemoResult) -> None:
        if result.timetable is None or result.timetable.certificate is None:
            raise RuntimeError("the example event has no certificate")
        certificate = result.timetable.certificate
        for name, document in (
            ("problem.json", certificate["problem"]),
            ("solution.json", certificate["result"]),
        ):
            self._write(result, name, json.dumps(document, indent=1).encode())
        findings = b"".join(findings_csv((item.read for item in result.lists), self._locale))
        self._write(result, "findings.csv", findings)

    def _write(self, result: DemoResult, name: str, content: bytes) -> None:
        path = self._folder / name
        path.write_bytes(content)
        result.files.append(path)
