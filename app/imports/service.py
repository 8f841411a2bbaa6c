"""Use cases of uploaded lists, callable without HTTP."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath
from zoneinfo import ZoneInfo

from sqlmodel import Session

from app.auth.audit import record_change
from app.auth.principal import Principal
from app.core.http.fields import printable
from app.events import queries as event_queries
from app.events.records import Event
from app.imports import queries
from app.imports.applying.attendees import apply_attendees
from app.imports.applying.outcome import ApplyResult, Remark
from app.imports.applying.partners import apply_partners
from app.imports.applying.requests import apply_requests
from app.imports.errors import refusal
from app.imports.reading import AnyPreview, read_list
from app.imports.records import Import, ImportStatus, ListKind
from app.notify.feed import news
from app.notify.feed.records import FeedKind
from app.partners import queries as partner_queries
from app.sheets.errors import SheetError
from app.sheets.files.limits import DEFAULT_LIMITS, Limits

Mapped = Mapping[str, str | None]
_LONGEST_NAME = 255


def upload(
    session: Session,
    event: Event,
    kind: ListKind,
    filename: str,
    content: bytes,
    *,
    sheet: str | None = None,
    mapping: Mapped | None = None,
    limits: Limits = DEFAULT_LIMITS,
    actor: Principal | str,
    now: datetime,
) -> Import:
    """Keep a list as it came, if it can be read. Nothing of it is applied yet.

    `sheet` and `mapping` (column key or heading -> field or None) overrule what is detected.
    Raises a ListUnreadableError, and keeps nothing, if the file as a whole cannot be used.
    """
    try:
        limits.check_size(len(content))
    except SheetError as error:
        raise refusal(error) from None
    event_queries.lock_event(session, event.id)
    made = Import(
        event_id=event.id,
        number=queries.next_number(session, event.id),
        kind=kind,
        filename=_clean_name(filename),
        content=content,
        sheet=sheet,
        mapping=dict(mapping) if mapping else None,
        status=ImportStatus.PREVIEWED,
        created_at=now,
    )
    preview(session, event, made)
    session.add(made)
    record_change(session, made, actor, now, "import.upload", number=made.number, kind=kind.value)
    return made


def preview(session: Session, event: Event, imp: Import) -> AnyPreview:
    """Return what applying the list would bring; a ListUnreadableError if it cannot be read.

    Previews are shared: nobody may change one.
    """
    partners = (
        partner_queries.all_partners(session, event.id) if imp.kind is ListKind.REQUESTS else []
    )
    try:
        return read_list(
            imp.kind,
            imp.content,
            imp.filename,
            sheet=imp.sheet,
            mapping=imp.mapping,
            tags=event_queries.tags(session, event.id),
            partner_names={partner.code: partner.name for partner in partners},
            today=imp.created_at.astimezone(ZoneInfo(event.timezone)).date(),
        )
    except SheetError as error:
        raise refusal(error) from None


def set_mapping(
    session: Session,
    event: Event,
    imp: Import,
    *,
    sheet: str | None,
    mapping: Mapped,
    actor: Principal | str,
    now: datetime,
) -> Import:
    """Overrule how a list is read; a ListUnreadableError, and no change, if that makes no list.

    The list then counts as not applied; what it brought in before stays.
    """
    imp.sheet, imp.mapping = sheet, dict(mapping) or None
    preview(session, event, imp)
    imp.status, imp.applied_at, imp.result = ImportStatus.PREVIEWED, None, None
    imp.version += 1
    session.add(imp)
    record_change(session, imp, actor, now, "import.map", number=imp.number)
    return imp


def apply(
    session: Session, event: Event, imp: Import, *, actor: Principal | str, now: datetime
) -> ApplyResult:
    """Bring the list's rows into the event, all but those that wait for a person.

    New ones are added and known ones changed where the list says something else; nothing is
    removed or emptied. Applying the same list again changes nothing.
    """
    event_queries.lock_event(session, event.id)
    read = preview(session, event, imp)
    result = _held(read)
    if imp.kind is ListKind.ATTENDEES:
        apply_attendees(session, event, read.rows, result, now)
    elif imp.kind is ListKind.PARTNERS:
        made = frozenset(
            finding.row for finding in read.findings if finding.code == "partner_code_missing"
        )
        apply_partners(session, event, read.rows, made, result, now)
    else:
        apply_requests(session, event, read.rows, result, actor=actor, now=now)
    result.held.sort(key=lambda remark: remark.row)
    imp.status, imp.applied_at = ImportStatus.APPLIED, now
    imp.result = result.model_dump()
    session.add(imp)
    counts = result.model_dump(exclude={"held", "notes"})
    record_change(session, imp, actor, now, "import.apply", number=imp.number, **counts)
    told = {"number": imp.number, "list": imp.kind.value, **counts}
    news.tell(session, event.id, FeedKind.IMPORT_FINISHED, told)
    return result


def _held(read: AnyPreview) -> ApplyResult:
    """Begin a result with the rows that wait for a person, each with what it waits for."""
    blocking: dict[int, list[Remark]] = {}
    for finding in read.findings:
        if finding.blocks_row:
            remark = Remark(row=finding.row, line=finding.line, code=finding.code)
            blocking.setdefault(finding.row, []).append(remark)
    result = ApplyResult(held_back=len(read.held_back))
    for number in dict.fromkeys(row.row for row in read.held_back):
        result.held += blocking.get(number, [])
    return result


def _clean_name(filename: str) -> str:
    name = PurePath(filename.replace("\\", "/")).name
    visible = "".join(mark for mark in printable(name) if mark.isprintable())
    return visible[-_LONGEST_NAME:] or "list"
