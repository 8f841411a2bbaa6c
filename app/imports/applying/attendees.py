"""Applying a list of attendees: a cooperative per village, its manager and who comes beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries
from app.attendees.cooperatives import write_needs
from app.attendees.records import Attendee, AttendeeKind, Cooperative, PartyStatus
from app.attendees.rules import beside_key, village_key
from app.events.records import Event
from app.imports.applying.lengths import text_lengths
from app.imports.applying.outcome import ApplyResult, remark
from app.imports.applying.people import cooperative_fields, manager_fields
from app.imports.applying.rules import in_order, is_somebody_else, outcome_of, refusals
from app.imports.applying.writing import new_record, update_person, update_record
from app.sheets.rows import AttendeeRow
from app.sheets.values.keys import letters


@dataclass(slots=True)
class _Known:
    """What the event has, and what a list adds to it."""

    cooperatives: dict[str, Cooperative]
    people: dict[str, Attendee]
    needs: dict[UUID, list[str]]
    new_people: list[Attendee] = field(default_factory=list)
    new_needs: dict[UUID, Sequence[str]] = field(default_factory=dict)


def apply_attendees(
    session: Session,
    event: Event,
    rows: Sequence[AttendeeRow],
    result: ApplyResult,
    now: datetime,
) -> None:
    """Bring the rows of a list that wait for nobody in, and count them in `result`."""
    known = _Known(
        {row.village_code: row for row in queries.all_cooperatives(session, event.id)},
        {row.external_key: row for row in session.exec(queries.attendees(event.id))},
        queries.needs_in_event(session, event.id),
    )
    here = {_key(row) for row in rows}
    result.not_in_list = sum(
        key.startswith(village_key("")) and person.status is PartyStatus.ACTIVE
        for key, person in known.people.items()
        if key not in here
    )
    ready = [row for row in rows if row.status == "ok"]
    _follow_demoted(known, ready)
    for row in sorted(ready, key=lambda row: row.beside > 0):
        _apply_row(session, event, row, known, result, now)
    session.flush()
    session.add_all(known.new_people)
    write_needs(session, known.new_needs, event.id)


def _key(row: AttendeeRow) -> str:
    """Return what identifies a row's person: the village's manager, or who comes beside."""
    if not row.beside:
        return village_key(row.village_code)
    return beside_key(row.village_code, letters(row.position) or str(row.beside + 1))


def _follow_demoted(known: _Known, rows: Sequence[AttendeeRow]) -> None:
    """Let a manager so far, whom a list now names beside another one, stay the same person."""
    for row in rows:
        usual, key = village_key(row.village_code), _key(row)
        person = known.people.get(usual)
        if not row.beside or person is None or key in known.people:
            continue
        if not is_somebody_else(person.name, row.name):
            person.external_key = key
            known.people[key] = known.people.pop(usual)


def _apply_row(
    session: Session,
    event: Event,
    row: AttendeeRow,
    known: _Known,
    result: ApplyResult,
    now: datetime,
) -> None:
    home, person = cooperative_fields(row), manager_fields(row)
    remarks = refusals(row, home, text_lengths(Cooperative))
    remarks += refusals(row, person, text_lengths(Attendee))
    if remarks:
        result.hold(remarks)
        return
    is_new = row.village_code not in known.cooperatives
    cooperative, changed = _cooperative(event, row, home, known, now)
    session.add(cooperative)
    key = _key(row)
    manager = known.people.get(key)
    if manager is not None:
        also, replaced = update_person(manager, person, now)
        changed = also or changed
        if replaced:
            result.notes.append(remark(row, "person_replaced"))
    else:
        ties = {"kind": AttendeeKind.MANAGER, "cooperative_id": cooperative.id}
        manager = new_record(Attendee, event, person | ties | {"external_key": key}, now)
        known.people[key] = manager
        known.new_people.append(manager)
        changed = True
    result.withdrawn += PartyStatus.WITHDRAWN in (cooperative.status, manager.status)
    result.count(outcome_of(is_new=is_new, changed=changed))


def _cooperative(
    event: Event, row: AttendeeRow, home: Mapping[str, object], known: _Known, now: datetime
) -> tuple[Cooperative, bool]:
    """Return the village's cooperative as the row leaves it, and whether that is a change."""
    cooperative = known.cooperatives.get(row.village_code)
    if cooperative is not None and row.beside:
        return cooperative, False
    if cooperative is None:
        cooperative = new_record(Cooperative, event, home, now)
        known.cooperatives[row.village_code] = cooperative
        known.new_needs[cooperative.id] = row.needs
        return cooperative, True
    needs = known.needs.get(cooperative.id, [])
    after = in_order(needs, row.needs)
    if after != needs:
        known.new_needs[cooperative.id] = known.needs[cooperative.id] = after
    return cooperative, update_record(cooperative, home, now, more=after != needs)
