"""A published timetable to change: a filled hall, solved, with people who may arrive."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import select

from app.attendees.records import Attendee, AttendeeKind
from app.checkin.records import EVENT_AREA, Direction, FirstAdmission, Gate, GateKind, Scan, Verdict
from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.day.proposals.records import Proposal
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.seats.records import OfferStatus, SeatRelease, StandbyOffer
from app.meetings.versions import queries
from app.timetable.records import SolveRun
from app.timetable.works.answering import answer
from app.timetable.works.execution import execute
from tests.api import Api
from tests.meetings.hall import Hall, fill


@dataclass(frozen=True)
class Day:
    """An event whose timetable 1 is published."""

    api: Api
    hall: Hall

    def meetings(self, number: int = 1) -> list[dict[str, Any]]:
        """Return a timetable's meetings, in order of time, table and seat."""
        path = self.api.at(f"/timetables/{number}/meetings")
        found: list[dict[str, Any]] = self.api.get(self.api.viewer, path, limit=200)["items"]
        return found

    def published(self) -> int:
        """Return the number of the published timetable."""
        rows = self.api.get(self.api.viewer, self.api.at("/timetables"), limit=200)["items"]
        (number,) = [row["number"] for row in rows if row["status"] == "published"]
        return int(number)

    def ask(self, changes: list[dict[str, Any]], **more: Any) -> int:
        """Ask for a proposal, without computing it; return its number."""
        body = {"changes": changes, "time_limit": 5} | more
        made = self.api.post(self.api.organizer, self.api.at("/proposals"), body, status=202)
        return int(made["number"])

    def compute(self, number: int) -> dict[str, Any]:
        """Compute a proposal here, as a worker would, and read it."""
        with transaction(self.api.engine, read_only=True) as session:
            analysis = session.exec(
                select(Proposal.analysis_id).where(
                    Proposal.event_id == self.api.event_id, Proposal.number == number
                )
            ).one()
        assert analysis is not None
        answer(analysis, self.api.engine, clock=self.api.app.state.clock)
        return self.read(number)

    def read(self, number: int) -> dict[str, Any]:
        """Return a proposal with its answer."""
        found: dict[str, Any] = self.api.get(self.api.viewer, self.api.at(f"/proposals/{number}"))
        return found

    def propose(self, changes: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
        """Ask for a proposal, compute and return it."""
        return self.compute(self.ask(changes, **more))

    def adopt(self, number: int, **body: Any) -> dict[str, Any]:
        """Adopt a proposal; it must work."""
        path = self.api.at(f"/proposals/{number}/adopt")
        adopted: dict[str, Any] = self.api.post(self.api.organizer, path, body, status=200)
        return adopted

    def arrive(self, cooperative: UUID) -> None:
        """Admit a new manager of a cooperative."""
        api = self.api
        now = api.app.state.clock.now()
        with transaction(api.engine) as session:
            gate = session.exec(select(Gate).where(Gate.event_id == api.event_id)).first()
            gate = gate or Gate(
                event_id=api.event_id, name="Pintu", kind=GateKind.EVENT, created_at=now
            )
            person = Attendee(
                event_id=api.event_id,
                external_key=str(cooperative),
                kind=AttendeeKind.MANAGER,
                cooperative_id=cooperative,
                name="Sugeng",
                created_at=now,
                updated_at=now,
            )
            session.add_all([gate, person])
            session.flush()
            scan = Scan(
                event_id=api.event_id,
                gate_id=gate.id,
                device="test",
                scan_id=new_id(),
                attendee_id=person.id,
                direction=Direction.ENTRY,
                scanned_at=now,
                received_at=now,
                verdict=Verdict.ADMITTED,
            )
            session.add(scan)
            session.flush()
            day = session.get_one(Event, api.event_id).day
            session.add(
                FirstAdmission(attendee_id=person.id, area=EVENT_AREA, day=day, scan_id=scan.id)
            )


def open_day(api: Api, *, publish: bool = True, **hall: int) -> Day:
    """Fill the event, solve it and, with `publish`, publish the timetable."""
    filled = fill(api.engine, api.event_id, api.now, **hall)
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    api.post(api.organizer, api.at("/solve-runs"), {"time_limit": 5}, status=202)
    with transaction(api.engine, read_only=True) as session:
        run_id = session.exec(select(SolveRun.id).where(SolveRun.event_id == api.event_id)).one()
    execute(run_id, api.engine)
    if publish:
        api.post(api.organizer, api.at("/timetables/1/publish"), {"replaces": None}, status=200)
    return Day(api, filled)


def leave_traces(engine: Engine, event_id: UUID, now: datetime) -> dict[str, str]:
    """Add a release and an offer of a published meeting's seat; return their ids."""
    with transaction(engine) as session:
        published = queries.published(session, event_id)
        assert published is not None
        meeting = session.exec(meeting_queries.meetings(published.id)).all()[0]
        seat: dict[str, Any] = {
            "event_id": event_id,
            **meeting.model_dump(exclude={"id", "timetable_id"}),
        }
        release = SeatRelease(released_at=now, released_by="test", **seat)
        offer = StandbyOffer(status=OfferStatus.DECLINED, offered_at=now, offered_by="test", **seat)
        session.add_all([release, offer])
        return {"release": str(release.id), "offer": str(offer.id)}


def absent(cooperative: Any, **when: str) -> dict[str, Any]:
    """Return the change that a cooperative is absent, all day by default."""
    return {"kind": "cooperative_absent", "cooperative_id": str(cooperative), **when}
