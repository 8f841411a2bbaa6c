"""Use cases of cooperatives."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert
from sqlmodel import Session, col

from app.attendees import queries
from app.attendees.errors import CooperativeExistsError, NeedUnknownError
from app.attendees.records import (
    Cooperative,
    CooperativeAbsence,
    CooperativeNeed,
    PartyStatus,
)
from app.attendees.schemas import CooperativeIn, CooperativeOut, CooperativePatch
from app.auth.audit.trail import record_change
from app.auth.principal import Principal
from app.events import queries as event_queries
from app.events.parties import (
    AbsenceOut,
    absence_windows,
    join_documents,
    split_documents,
)
from app.events.records import Event

Window = tuple[datetime, datetime]
_PER_STATEMENT = 5_000
_CLEARABLE = frozenset({"legal_no", "legal_date"})


def described(session: Session, rows: Sequence[Cooperative]) -> list[CooperativeOut]:
    """Return cooperatives as the API shows them, with their needs and absences."""
    ids = [row.id for row in rows]
    needs = queries.needs_of(session, ids)
    absences = queries.absences_of(session, ids)
    return [
        CooperativeOut(
            **row.model_dump(exclude={"documents"}),
            documents=split_documents(row.documents),
            needs=needs.get(row.id, []),
            absences=[AbsenceOut.model_validate(entry) for entry in absences.get(row.id, [])],
        )
        for row in rows
    ]


def create_cooperative(
    session: Session, event: Event, body: CooperativeIn, *, actor: Principal | str, now: datetime
) -> Cooperative:
    """Add a cooperative; CooperativeExistsError, NeedUnknownError or IntervalOrderError."""
    if queries.cooperative_of_village(session, event.id, body.village_code) is not None:
        raise CooperativeExistsError(village_code=body.village_code)
    cooperative = Cooperative(
        **body.model_dump(exclude={"documents", "needs", "absences"}),
        documents=join_documents(body.documents),
        event_id=event.id,
        created_at=now,
        updated_at=now,
    )
    session.add(cooperative)
    session.flush()
    _replace_needs(session, event, cooperative, body.needs)
    windows = absence_windows(body.absences, event.day, event.timezone)
    _write_absences(session, cooperative, windows)
    record_change(session, cooperative, actor, now, "cooperative.create")
    return cooperative


def update_cooperative(
    session: Session,
    event: Event,
    cooperative: Cooperative,
    patch: CooperativePatch,
    *,
    actor: Principal | str,
    now: datetime,
) -> Cooperative:
    """Change what the patch names; NeedUnknownError or IntervalOrderError."""
    lists = {"documents", "needs", "absences"}
    changes: dict[str, Any] = patch.model_dump(exclude_unset=True, exclude=lists)
    before = _whole(session, cooperative)
    for name, value in changes.items():
        if value is not None or name in _CLEARABLE:
            setattr(cooperative, name, value)
    if patch.documents is not None:
        cooperative.documents = join_documents(patch.documents)
    if patch.needs is not None:
        _replace_needs(session, event, cooperative, patch.needs)
    if patch.absences is not None:
        windows = absence_windows(patch.absences, event.day, event.timezone)
        _write_absences(session, cooperative, windows)
    if _whole(session, cooperative) != before:
        fields = sorted(patch.model_fields_set)
        _touch(session, cooperative, actor, now, "cooperative.update", fields=fields)
    return cooperative


def withdraw_cooperative(
    session: Session, cooperative: Cooperative, *, actor: Principal | str, now: datetime
) -> None:
    """Mark a cooperative as withdrawn; its record is kept.

    Its people keep their own status: one of them may still come as a guest.
    """
    if cooperative.status is not PartyStatus.WITHDRAWN:
        cooperative.status = PartyStatus.WITHDRAWN
        _touch(session, cooperative, actor, now, "cooperative.withdraw")


def _replace_needs(
    session: Session, event: Event, cooperative: Cooperative, tags: Sequence[str]
) -> None:
    known = {tag.code for tag in event_queries.tags(session, event.id)}
    wanted = list(dict.fromkeys(tags))
    for position, tag in enumerate(wanted):
        if tag not in known:
            raise NeedUnknownError(pointer=f"/needs/{position}", tag=tag)
    write_needs(session, {cooperative.id: wanted}, event.id)


def add_absence(
    session: Session,
    cooperative: Cooperative,
    window: Window,
    *,
    actor: Principal | str,
    now: datetime,
) -> None:
    """Add an absence of a cooperative to those it already has."""
    start, end = window
    session.add(CooperativeAbsence(cooperative_id=cooperative.id, starts_at=start, ends_at=end))
    _touch(session, cooperative, actor, now, "cooperative.update", fields=["absences"])


def set_absences(
    session: Session,
    cooperative: Cooperative,
    windows: Iterable[Window],
    *,
    actor: Principal | str,
    now: datetime,
) -> None:
    """Let a cooperative have just these absences; one may go on past midnight."""
    _write_absences(session, cooperative, windows)
    _touch(session, cooperative, actor, now, "cooperative.update", fields=["absences"])


def write_needs(session: Session, needs: Mapping[UUID, Sequence[str]], event_id: UUID) -> None:
    """Replace the needs of cooperatives (id -> tags, most wanted first)."""
    owner = col(CooperativeNeed.cooperative_id)
    for owners in _batched(list(needs)):
        session.execute(delete(CooperativeNeed).where(owner.in_(owners)))
    rows = [
        {"cooperative_id": owner_id, "event_id": event_id, "tag": tag, "position": position}
        for owner_id, tags in needs.items()
        for position, tag in enumerate(tags)
    ]
    if rows:
        session.execute(insert(CooperativeNeed), rows)


def _whole(session: Session, cooperative: Cooperative) -> tuple[object, ...]:
    """Return all that a patch may change of a cooperative."""
    needs = queries.needs_of(session, [cooperative.id]).get(cooperative.id, [])
    absences = queries.absences_of(session, [cooperative.id]).get(cooperative.id, [])
    windows = [(absence.starts_at, absence.ends_at) for absence in absences]
    return cooperative.model_dump(), needs, windows


def _batched(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Yield the ids in batches small enough for one statement."""
    for start in range(0, len(ids), _PER_STATEMENT):
        yield ids[start : start + _PER_STATEMENT]


def _write_absences(session: Session, cooperative: Cooperative, windows: Iterable[Window]) -> None:
    owner = col(CooperativeAbsence.cooperative_id)
    session.execute(delete(CooperativeAbsence).where(owner == cooperative.id))
    session.add_all(
        CooperativeAbsence(cooperative_id=cooperative.id, starts_at=start, ends_at=end)
        for start, end in windows
    )
    session.flush()


def _touch(
    session: Session,
    cooperative: Cooperative,
    actor: Principal | str,
    now: datetime,
    action: str,
    **detail: Any,
) -> None:
    cooperative.version += 1
    cooperative.updated_at = now
    session.add(cooperative)
    record_change(session, cooperative, actor, now, action, **detail)
