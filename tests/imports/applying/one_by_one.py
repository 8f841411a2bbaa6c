"""Lists applied row by row, as slowly as one can: what applying at once is compared with."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session, select

from app.attendees import queries as attendee_queries
from app.core.database.bulk import run
from app.core.database.sessions import transaction
from app.events.records import Event
from app.events.vocabulary import shipped_tags
from app.imports.applying.base import look
from app.imports.applying.outcome import ApplyResult
from app.imports.applying.plan import Plan, plan_list
from app.imports.records import ListKind
from app.partners import queries as partner_queries
from app.requests.records import Request
from app.sheets.lists.preview import Preview
from tests.checkin.hall import new_event
from tests.conftest import EVENT_MORNING

Rows = Sequence[Any]


def fresh(engine: Engine) -> UUID:
    event_id = new_event(engine, EVENT_MORNING)
    with transaction(engine) as session:
        for tag in shipped_tags():
            tag.event_id = event_id
            session.add(tag)
    return event_id


def planned(session: Session, event_id: UUID, kind: ListKind, rows: Rows) -> Plan:
    event = session.get_one(Event, event_id)
    read: Preview[Any] = Preview(kind.value, "", "", (), (), list(rows))
    held = ApplyResult(held_back=len(read.held_back))
    return plan_list(kind, look(session, event, kind), read, held, EVENT_MORNING)


def bring(engine: Engine, event_id: UUID, kind: ListKind, rows: Rows) -> ApplyResult:
    with transaction(engine, read_only=True) as session:
        plan = planned(session, event_id, kind, rows)
    with transaction(engine) as session:
        run(session, plan.writes)
    return plan.result


def bring_one_by_one(
    engine: Engine, event_id: UUID, kind: ListKind, rows: Rows
) -> list[ApplyResult]:
    with transaction(engine) as session:
        results = []
        for row in rows:
            plan = planned(session, event_id, kind, [row])
            run(session, plan.writes)
            results.append(plan.result)
    return results


def state(engine: Engine, event_id: UUID) -> dict[str, Any]:
    """All that lists lead to, by what people know it by in place of ids."""
    own = {"id", "event_id", "cooperative_id", "partner_id", "created_at"}
    with transaction(engine, read_only=True) as session:
        homes = attendee_queries.all_cooperatives(session, event_id)
        firms = partner_queries.all_partners(session, event_id)
        names = {home.id: home.village_code for home in homes} | {f.id: f.code for f in firms}
        away = partner_queries.absences_of(session, [firm.id for firm in firms])
        people = session.exec(attendee_queries.attendees(event_id)).all()
        tables = partner_queries.all_tables(session, event_id)
        requests = session.exec(select(Request).where(Request.event_id == event_id)).all()
        return {
            "homes": {home.village_code: home.model_dump(exclude=own) for home in homes},
            "needs": names_of(attendee_queries.needs_in_event(session, event_id), names),
            "firms": {firm.code: firm.model_dump(exclude=own) for firm in firms},
            "offers": names_of(partner_queries.offers_in_event(session, event_id), names),
            "away": {
                names[owner]: [(absence.starts_at, absence.ends_at) for absence in absences]
                for owner, absences in away.items()
            },
            "people": {
                person.external_key: person.model_dump(exclude=own)
                | {"of": names[person.cooperative_id or person.partner_id]}  # type: ignore[index]
                for person in people
            },
            "tables": {
                t.number: t.model_dump(exclude=own) | {"of": names[t.partner_id]} for t in tables
            },
            "requests": {
                (names[r.cooperative_id], names[r.partner_id], r.asker): r.model_dump(exclude=own)
                for r in requests
            },
        }


def names_of(found: dict[UUID, list[str]], names: dict[UUID, str]) -> dict[str, list[str]]:
    return {names[owner]: tags for owner, tags in found.items()}


def nothing(_: UUID) -> None:
    """Leave the event empty."""


def compare(
    engine: Engine,
    kind: ListKind,
    before: Rows,
    rows: Rows,
    prepare: Callable[[UUID], None] = nothing,
) -> None:
    """Bring both lists into two events, at once and row by row, and compare."""
    one, other = fresh(engine), fresh(engine)
    for event_id in (one, other):
        prepare(event_id)
        bring(engine, event_id, kind, before)
    result = bring(engine, one, kind, rows)
    results = bring_one_by_one(engine, other, kind, rows)
    assert state(engine, one) == state(engine, other)
    for count in ("created", "updated", "unchanged", "held_back", "withdrawn"):
        assert getattr(result, count) == sum(getattr(each, count) for each in results), count
    codes = [remark.code for each in results for remark in each.held + each.notes]
    assert sorted(remark.code for remark in result.held + result.notes) == sorted(codes)
    standing = state(engine, one)
    again = bring(engine, one, kind, rows)
    assert (again.created, again.updated) == (0, 0)
    assert state(engine, one) == standing
