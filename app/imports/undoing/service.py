"""Undoing an application: what it would take back, what stands in its way, and doing it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy.engine import Dialect
from sqlmodel import Session, SQLModel

from app.attendees.records import Attendee, Cooperative, CooperativeNeed
from app.auth.audit.trail import record_change
from app.auth.principal import Principal
from app.core.database.bulk import inserted, removed, run, updated
from app.core.database.drafts import table_of
from app.core.database.images import Write
from app.core.ids import new_id
from app.events import queries as event_queries
from app.events.records import Event
from app.imports import queries
from app.imports.applying.base import Base, look
from app.imports.applying.undo import Changes, Record, by_owner, changes_of, records_of
from app.imports.records import Import, ImportStatus, ListApplication
from app.imports.undoing.errors import BuiltUponError, ListNotAppliedError
from app.imports.undoing.queries import (
    absent_cooperatives,
    badges_of,
    leaning,
    meetings,
    scans_of,
)
from app.imports.undoing.schemas import BuiltOut, UndoOut
from app.partners.records import Partner, PartnerAbsence, PartnerOffer, Table
from app.requests.records import Request

_KINDS: Mapping[str, type[SQLModel]] = {
    "cooperatives": Cooperative,
    "people": Attendee,
    "partners": Partner,
    "tables": Table,
    "requests": Request,
}
_OWNED: Mapping[str, tuple[type[SQLModel], str]] = {
    "needs": (CooperativeNeed, "cooperative_id"),
    "offers": (PartnerOffer, "partner_id"),
    "absences": (PartnerAbsence, "partner_id"),
}
_FIRST = ("requests", "people", "tables")
"""Created records that are removed before others are changed back, whose keys they may have."""
_LAST = ("partners", "cooperatives")


def would_undo(session: Session, event: Event, imp: Import) -> UndoOut:
    """Return what undoing the last application of a list takes back, and what was built on it.

    Raises ListNotAppliedError for a list that is not applied.
    """
    return _taken_back(session, event, *_standing(session, event, imp)[1:])


def _standing(session: Session, event: Event, imp: Import) -> tuple[ListApplication, Base, Changes]:
    """Return a list's last application, what the event has, and what the one did to the other."""
    base = look(session, event, imp.kind)
    made = queries.last_application(session, imp)
    if made is None:
        raise ListNotAppliedError
    return made, base, changes_of(made.changes, base)


def _taken_back(session: Session, event: Event, base: Base, changes: Changes) -> UndoOut:
    created = {row["id"] for rows in changes.created.values() for row in rows}
    owners = {owner for lists in changes.owned.values() for owner in lists}
    changed = {after["id"] for pairs in changes.changed.values() for _, after in pairs}
    return UndoOut(
        created=len(created),
        changed=len(changed | owners - created),
        built=_built(session, event, base, changes),
    )


def undo(
    session: Session, event: Event, imp: Import, *, actor: Principal | str, now: datetime
) -> UndoOut:
    """Take the last application of a list back; what it created is removed.

    Raises BuiltUponError if something was built on it, such as requests, meetings or scans.
    """
    event_queries.lock_event(session, event.id)
    made, base, changes = _standing(session, event, imp)
    taken = _taken_back(session, event, base, changes)
    if not taken.built.is_nothing:
        raise BuiltUponError(taken.built.model_dump())
    run(session, list(_writes(event, changes, base.dialect, now)))
    imp.result, imp.applied_at = made.before, made.applied_before
    imp.status = ImportStatus.APPLIED if made.applied_before else ImportStatus.PREVIEWED
    imp.version += 1
    session.delete(made)
    session.add(imp)
    counts = {"created": taken.created, "changed": taken.changed}
    record_change(session, imp, actor, now, "import.undo", number=imp.number, **counts)
    return taken


def _built(session: Session, event: Event, base: Base, changes: Changes) -> BuiltOut:
    gone = {UUID(row["id"]) for rows in changes.created.values() for row in rows}
    people = {UUID(row["id"]) for row in changes.created.get("people", ())}
    pairs = {
        (UUID(row["cooperative_id"]), UUID(row["partner_id"]))
        for row in changes.created.get("requests", ())
    }
    lean = {
        name: sum(row[0] not in gone and not gone.isdisjoint(row[1:]) for row in found)
        for name, statement in leaning(event.id).items()
        for found in [session.execute(statement)]
    }
    return BuiltOut(
        **lean,
        meetings=sum(
            (row[0], row[1]) in pairs or not gone.isdisjoint(row)
            for row in session.execute(meetings(event.id))
        ),
        badges=badges_of(session, event.id, people),
        scans=scans_of(session, event.id, people),
        edited=_edited(base, changes)
        + sum(cooperative in gone for cooperative in absent_cooperatives(session)),
    )


def _edited(base: Base, changes: Changes) -> int:
    """Count what is no longer as the application left it."""
    found = 0
    for name in changes.created.keys() | changes.changed.keys():
        now = {row["id"]: row for row in records_of(base, name)}
        left = [*changes.created.get(name, ())]
        left += [after for _, after in changes.changed.get(name, ())]
        found += sum(now.get(row["id"]) != row for row in left)
    created = {row["id"] for rows in changes.created.values() for row in rows}
    for name in base.found.rows.keys() & _OWNED.keys():
        standing = by_owner(base, name)
        left_with = {owner: after for owner, (_, after) in changes.owned.get(name, {}).items()}
        owners = left_with.keys() | (standing.keys() & created)
        found += sum(standing.get(who, []) != left_with.get(who, []) for who in owners)
    return found


def _writes(event: Event, changes: Changes, to: Dialect, now: datetime) -> Iterable[Write]:
    for name in _FIRST:
        yield from _removed(name, changes, to)
    for name, pairs in changes.changed.items():
        yield from _changed_back(name, pairs, to, now)
    gone = {row["id"] for rows in changes.created.values() for row in rows}
    for name, lists in changes.owned.items():
        kind, owner = _OWNED[name]
        kept = {who: before for who, (before, _) in lists.items() if who not in gone}
        yield from _owned_back(event, kind, owner, kept, to)
    for name in _LAST:
        yield from _removed(name, changes, to)


def _removed(name: str, changes: Changes, to: Dialect) -> list[Write]:
    gone = [UUID(row["id"]) for row in changes.created.get(name, ())]
    return removed(table_of(_KINDS[name]), "id", gone, to)


def _changed_back(
    name: str, pairs: Iterable[tuple[Record, Record]], to: Dialect, now: datetime
) -> list[Write]:
    kind = _KINDS[name]
    table = table_of(kind)
    rows = []
    for before, after in pairs:
        row = {
            field: _value(kind, field, value)
            for field, value in before.items()
            if field not in {"id", "version"} and value != after[field]
        }
        if "version" in after:
            row["version"] = after["version"] + 1
        if "updated_at" in table.c:
            row["updated_at"] = now
        if row:
            rows.append(row | {"id": UUID(after["id"])})
    return updated(table, rows, to)


def _owned_back(
    event: Event,
    kind: type[SQLModel],
    owner: str,
    lists: Mapping[str, list[Record]],
    to: Dialect,
) -> Iterable[Write]:
    table = table_of(kind)
    yield from removed(table, owner, map(UUID, lists), to)
    rows = []
    for before in lists.values():
        for row in before:
            values = {
                field: _value(kind, field, value)
                for field, value in row.items()
                if field != "owner"
            }
            values[owner] = UUID(row["owner"])
            if "event_id" in table.c:
                values["event_id"] = event.id
            if "id" in table.c:
                values["id"] = new_id()
            rows.append(values)
    yield from inserted(table, rows, to)


def _value(kind: type[SQLModel], field: str, value: Any) -> Any:
    """Return a value that JSON had in the type of its column."""
    wanted: Any = kind.model_fields[field].annotation
    return TypeAdapter(wanted).validate_python(value)
