"""Use cases of uploaded lists, callable without HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, update
from sqlmodel import Session

from app.auth.audit.trail import record_change
from app.auth.principal import Principal
from app.core.database.bulk import bound, run
from app.core.database.drafts import table_of
from app.core.database.images import Batch
from app.core.errors import StaleVersionError
from app.events import queries as event_queries
from app.events.records import Event
from app.imports import queries
from app.imports.applying.base import Base, look
from app.imports.applying.outcome import ApplyResult, Remark
from app.imports.applying.outcome import remark as remark_on
from app.imports.applying.plan import Plan, plan_list
from app.imports.applying.undo import states_between
from app.imports.errors import ColumnsUnconfirmedError
from app.imports.reading import Reading, question_about, signature_of
from app.imports.records import Import, ImportStatus, ListApplication, RememberedMapping
from app.notify.feed import news
from app.notify.feed.records import FeedKind
from app.requests.derivation import note_counts


def upload(
    session: Session, event: Event, reading: Reading, *, actor: Principal | str, now: datetime
) -> Import:
    """Keep a list, which could be read, as it came. Nothing of it is applied yet."""
    event_queries.lock_event(session, event.id)
    made = reading.imp
    made.number = queries.next_number(session, event.id)
    session.add(made)
    record_change(
        session, made, actor, now, "import.upload", number=made.number, kind=made.kind.value
    )
    return made


def set_mapping(
    session: Session, imp: Import, reading: Reading, *, actor: Principal | str, now: datetime
) -> Import:
    """Overrule how a list is read by what it was just read by.

    The list then counts as not applied; what it brought in before stays.
    """
    asked = reading.question
    imp.sheet, imp.mapping = asked.sheet, asked.mapping or None
    imp.status, imp.applied_at, imp.result = ImportStatus.PREVIEWED, None, None
    imp.version += 1
    session.add(imp)
    if asked.mapping:
        _remember(session, imp, reading, now)
    record_change(session, imp, actor, now, "import.map", number=imp.number)
    return imp


def _remember(session: Session, imp: Import, reading: Reading, now: datetime) -> None:
    """Remember what columns mean, for the next list with the same headings."""
    columns = reading.read.columns
    signature = signature_of(columns)
    kept = queries.remembered_mapping(session, imp.kind, signature)
    kept = kept or RememberedMapping(
        kind=imp.kind, signature=signature, mapping={}, confirmed_at=now
    )
    kept.mapping, kept.confirmed_at = {each.key: each.field or None for each in columns}, now
    session.add(kept)


def remembered(session: Session, reading: Reading) -> dict[str, str | None] | None:
    """Return what was said before of columns under the same headings, where it differs from now."""
    columns = reading.read.columns
    kept = queries.remembered_mapping(session, reading.imp.kind, signature_of(columns))
    now = {each.key: each.field or None for each in columns}
    if kept is None or kept.mapping.keys() != now.keys():
        return None
    return {key: means for key, means in kept.mapping.items() if means != now[key]} or None


@dataclass(frozen=True, slots=True)
class ToApply:
    """A list that was read, its rows that wait for a person, and what applying it will do."""

    reading: Reading
    begun: ApplyResult
    plan: Plan
    kept: Sequence[Batch]
    """What stores the result with the list."""


def prepare(reading: Reading, base: Base, now: datetime) -> ToApply:
    """Do what applying a list takes before the event is locked, and so outside a transaction.

    Counts the rows that wait for a person, each with what it waits for, and plans the others by
    what the event had a moment ago (`look`). Raises ColumnsUnconfirmedError while columns wait to
    be confirmed.
    """
    if reading.read.to_confirm:
        raise ColumnsUnconfirmedError(reading.read.to_confirm, reading.question.mapping)
    blocking: dict[tuple[str, int], list[Remark]] = {}
    for finding in reading.read.findings:
        if finding.blocks_row:
            remark = remark_on(finding, finding.code)
            blocking.setdefault((finding.sheet, finding.row), []).append(remark)
    held_back = reading.read.held_back
    begun = ApplyResult(held_back=len(held_back))
    for place in dict.fromkeys((row.sheet, row.row) for row in held_back):
        begun.held += blocking.get(place, [])
    plan = plan_list(reading.imp.kind, base, reading.read, begun, now)
    return ToApply(reading, begun, plan, _kept(reading.imp, plan))


def _kept(imp: Import, plan: Plan) -> list[Batch]:
    """Return what stores the result of a plan with its list: it may have 20,000 remarks."""
    table = table_of(Import)
    statement = update(table).where(table.c.id == bindparam("row_id"))
    row = {"row_id": imp.id, "result": plan.result.stored()}
    return bound(statement, [row], plan.base.dialect)


def apply(
    session: Session,
    event: Event,
    imp: Import,
    ready: ToApply,
    *,
    actor: Principal | str,
    now: datetime,
) -> ApplyResult:
    """Bring the list's rows into the event, all but those that wait for a person.

    New ones are added and known ones changed where the list says something else; nothing is
    removed or emptied. Applying the same list again changes nothing. Where the event has changed
    since the list was planned, it is planned again. Raises StaleVersionError where the list would
    now be read differently: its mapping or the event's vocabulary have changed.
    """
    event_queries.lock_event(session, event.id)
    if question_about(session, event, imp) != ready.reading.question:
        raise StaleVersionError
    base, plan, kept = look(session, event, imp.kind), ready.plan, ready.kept
    if base != plan.base:
        plan = plan_list(imp.kind, base, ready.reading.read, ready.begun, now)
        kept = _kept(imp, plan)
    run(session, plan.writes)
    _keep_changes(session, event, imp, base, now)
    run(session, kept)
    session.expire(imp, ["result"])
    if plan.requests is not None:
        note_counts(session, event, actor, now, "request.put", plan.requests)
    imp.status, imp.applied_at = ImportStatus.APPLIED, now
    session.add(imp)
    counts = plan.result.model_dump(exclude={"held", "notes"})
    record_change(session, imp, actor, now, "import.apply", number=imp.number, **counts)
    told = {"number": imp.number, "list": imp.kind.value, **counts}
    news.tell(session, event.id, FeedKind.IMPORT_FINISHED, told)
    return plan.result


def _keep_changes(session: Session, event: Event, imp: Import, before: Base, now: datetime) -> None:
    """Keep what applying a list changed, so that it can be undone."""
    changes = states_between(before, look(session, event, imp.kind))
    if changes is None:
        return
    session.add(
        ListApplication(
            event_id=event.id,
            import_id=imp.id,
            changes=changes,
            before=imp.result,
            applied_before=imp.applied_at,
            applied_at=now,
        )
    )
