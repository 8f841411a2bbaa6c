"""Use cases of uploaded lists, callable without HTTP."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from app.auth.audit.trail import record_change
from app.auth.principal import Principal
from app.core.database.bulk import run
from app.core.errors import StaleVersionError
from app.core.locale import Locale
from app.events import queries as event_queries
from app.events.records import Event
from app.imports import queries
from app.imports.applying.base import Base, look
from app.imports.applying.outcome import ImportFinished
from app.imports.applying.undo import states_between
from app.imports.errors import ColumnsUnconfirmedError
from app.imports.planner.planner import plan_now
from app.imports.planner.task import Planned, Task, plan
from app.imports.reading import Folded, Reading, question_about, signature_of
from app.imports.records import Import, ImportStatus, ListApplication, RememberedMapping
from app.notify.feed import news
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


MOST_PLANS = 3
"""How often a list is planned before it is applied: again while the event changes meanwhile."""


@dataclass(frozen=True, slots=True)
class ToApply:
    """A list that was read, and what applying it will do as long as the event has what `base` says.

    `again` plans it anew where the event has changed; for a long list it raises StaleVersionError.
    """

    task: Task
    base: Base
    plan: Planned
    again: Callable[[Task], Planned]


def task_of(folded: Folded, base: Base, now: datetime, locale: Locale | None = None) -> Task:
    """Return the task of planning a list that was read."""
    return Task(folded.imp.id, folded.question, folded.content, base.standing, now, locale)


def ready(
    task: Task, base: Base, planned: Planned, again: Callable[[Task], Planned] = plan_now
) -> ToApply:
    """Return a list as it is to be applied; ColumnsUnconfirmedError while columns wait for that."""
    if planned.to_confirm:
        raise ColumnsUnconfirmedError(planned.to_confirm, task.question.mapping)
    return ToApply(task, base, planned, again)


def prepare(reading: Reading, base: Base, now: datetime) -> ToApply:
    """Plan a list at once, where nobody else waits, by what the event had a moment ago (`look`)."""
    task = task_of(reading.folded, base, now)
    return ready(task, base, plan(task))


def apply(
    session: Session,
    event: Event,
    imp: Import,
    ready: ToApply,
    *,
    actor: Principal | str,
    now: datetime,
) -> Planned:
    """Bring the list's rows into the event, all but those that wait for a person; return the plan.

    New ones are added and known ones changed where the list says something else; nothing is
    removed or emptied. Applying the same list again changes nothing. Where the event has changed
    since the list was planned, a short one is planned again. Raises StaleVersionError for a long
    one, and where the list would now be read differently: its mapping or the event's vocabulary
    have changed.
    """
    event_queries.lock_event(session, event.id)
    if question_about(session, event, imp) != ready.task.question:
        raise StaleVersionError
    base, planned = look(session, event, imp.kind), ready.plan
    if base != ready.base:
        planned = ready.again(ready.task.on(base))
    run(session, planned.writes)
    _keep_changes(session, event, imp, base, now)
    run(session, planned.kept)
    session.expire(imp, ["result"])
    if planned.requests is not None:
        note_counts(session, event, actor, now, "request.put", planned.requests)
    imp.status, imp.applied_at = ImportStatus.APPLIED, now
    session.add(imp)
    counts = planned.counts.model_dump(exclude={"held", "notes"})
    record_change(session, imp, actor, now, "import.apply", number=imp.number, **counts)
    fact = ImportFinished(number=imp.number, list=imp.kind, **counts)
    news.tell(session, event.id, fact)
    return planned


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
