"""Planning a list of attendees: a cooperative per village, its manager and who comes beside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from app.attendees.erased.rules import Marks
from app.attendees.records import Attendee, AttendeeKind, Cooperative, CooperativeNeed, PartyStatus
from app.attendees.rules import beside_key, village_key
from app.core.database.drafts import Draft, additions, alterations
from app.core.database.images import Write
from app.imports.applying.base import Base
from app.imports.applying.changing import change, change_person, filled, is_erased, replacing
from app.imports.applying.lengths import text_lengths
from app.imports.applying.outcome import ApplyResult, remark
from app.imports.applying.people import cooperative_fields, manager_fields
from app.imports.applying.rules import in_order, is_somebody_else, outcome_of, refusals
from app.sheets.rows import AttendeeRow
from app.sheets.values.keys import letters


@dataclass(slots=True)
class _Known:
    """What the event has, and what a list adds to it."""

    event_id: UUID
    cooperatives: dict[str, Draft]
    people: dict[str, Draft]
    needs: dict[UUID, list[str]]
    beside: Mapping[str, Sequence[str]]
    """Key of a village's manager -> keys of those who come beside."""
    erased: Marks
    new_needs: dict[UUID, Sequence[str]] = field(default_factory=dict)


def plan_attendees(
    base: Base, rows: Sequence[AttendeeRow], result: ApplyResult, now: datetime
) -> list[Write]:
    """Return what brings the rows of a list that wait for nobody in; count them in `result`."""
    people_by_key = {row["external_key"]: row for row in base.records("people")}
    known = _Known(
        base.event_id,
        {row["village_code"]: row for row in base.records("cooperatives")},
        people_by_key,
        base.tags("needs"),
        _beside(people_by_key),
        base.erased(),
    )
    with_needs = list(known.needs)
    here = {_key_of(row, known) for row in rows}
    result.not_in_list = sum(
        key.startswith(village_key("")) and person["status"] is PartyStatus.ACTIVE
        for key, person in known.people.items()
        if key not in here
    )
    ready = [row for row in rows if row.status == "ok"]
    _follow_demoted(known, ready)
    for row in sorted(ready, key=lambda row: row.beside > 0):
        _plan_row(row, known, result, now)
    homes, people, to = known.cooperatives.values(), known.people.values(), base.dialect
    needs = [
        {"cooperative_id": owner, "event_id": base.event_id, "tag": tag, "position": position}
        for owner, tags in known.new_needs.items()
        for position, tag in enumerate(tags)
    ]
    return [
        *additions(Cooperative, homes, to),
        *alterations(Cooperative, homes, to),
        *alterations(Attendee, people, to),  # first: a new manager may take the key of a former one
        *additions(Attendee, people, to),
        *replacing(
            CooperativeNeed,
            "cooperative_id",
            [owner for owner in with_needs if owner in known.new_needs],
            needs,
            to,
        ),
    ]


def _beside(keys: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key in keys:
        usual, is_beside, _ = key.partition("/")
        if is_beside:
            found.setdefault(usual, []).append(key)
    return found


def _key(row: AttendeeRow) -> str:
    """Return what identifies a row's person: the village's manager, or who comes beside."""
    if not row.beside:
        return village_key(row.village_code)
    return beside_key(row.village_code, letters(row.position) or str(row.beside + 1))


def _key_of(row: AttendeeRow, known: _Known) -> str:
    """Return what identifies a row's person, who may be known as coming beside the manager.

    A list that names only this one of several leaves the others as they are.
    """
    usual = _key(row)
    person = known.people.get(usual)
    if row.beside or person is None or not is_somebody_else(person["name"], row.name):
        return usual
    same = [
        key
        for key in known.beside.get(usual, ())
        if key in known.people and not is_somebody_else(known.people[key]["name"], row.name)
    ]
    return same[0] if len(same) == 1 else usual


def _follow_demoted(known: _Known, rows: Sequence[AttendeeRow]) -> None:
    """Let a manager so far, whom a list now names beside another one, stay the same person."""
    for row in rows:
        usual, key = village_key(row.village_code), _key(row)
        person = known.people.get(usual)
        if not row.beside or person is None or key in known.people:
            continue
        if not is_somebody_else(person["name"], row.name):
            person.put(external_key=key)
            known.people[key] = known.people.pop(usual)


def _plan_row(row: AttendeeRow, known: _Known, result: ApplyResult, now: datetime) -> None:
    home, person = cooperative_fields(row), manager_fields(row)
    remarks = refusals(row, home, text_lengths(Cooperative))
    remarks += refusals(row, person, text_lengths(Attendee))
    if remarks:
        result.hold(remarks)
        return
    is_new = row.village_code not in known.cooperatives
    cooperative, changed = _cooperative(row, home, known, now)
    key = _key_of(row, known)
    manager = known.people.get(key)
    if not row.beside and key != _key(row):
        result.notes.append(remark(row, "person_beside"))
    if is_erased(known.erased, key, person, manager):
        result.notes.append(remark(row, "person_erased"))
    elif manager is not None:
        also, replaced = change_person(manager, person, now)
        changed = also or changed
        if replaced:
            result.notes.append(remark(row, "person_replaced"))
    else:
        ties: dict[str, Any] = {
            "event_id": known.event_id,
            "external_key": key,
            "kind": AttendeeKind.MANAGER,
            "cooperative_id": cooperative.id,
        }
        manager = known.people[key] = Draft.new(Attendee, filled(person) | ties, now)
        changed = True
    parties = (cooperative,) if manager is None else (cooperative, manager)
    result.withdrawn += any(one["status"] is PartyStatus.WITHDRAWN for one in parties)
    result.count(outcome_of(is_new=is_new, changed=changed))


def _cooperative(
    row: AttendeeRow, home: Mapping[str, object], known: _Known, now: datetime
) -> tuple[Draft, bool]:
    """Return the village's cooperative as the row leaves it, and whether that is a change."""
    cooperative = known.cooperatives.get(row.village_code)
    if cooperative is not None and row.beside:
        return cooperative, False
    if cooperative is None:
        cooperative = Draft.new(Cooperative, filled(home) | {"event_id": known.event_id}, now)
        known.cooperatives[row.village_code] = cooperative
        known.new_needs[cooperative.id] = row.needs
        return cooperative, True
    needs = known.needs.get(cooperative.id, [])
    after = in_order(needs, row.needs)
    if after != needs:
        known.new_needs[cooperative.id] = known.needs[cooperative.id] = after
    return cooperative, change(cooperative, home, now, more=after != needs)
