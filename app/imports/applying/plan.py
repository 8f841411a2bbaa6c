"""What applying a list will do, decided before anything is locked or written."""

from dataclasses import dataclass
from datetime import datetime

from app.core.database.images import Packed, packed
from app.imports.applying.attendees import plan_attendees
from app.imports.applying.base import Base
from app.imports.applying.outcome import ApplyResult
from app.imports.applying.partners.planning import plan_partners
from app.imports.applying.requests import plan_requests
from app.imports.reader.talk import AnyPreview
from app.imports.records import ListKind
from app.requests.derivation import RequestCounts


@dataclass(frozen=True, slots=True)
class Plan:
    """What applying a list writes, as long as the event has what `base` says.

    `requests` is what becomes of requests.
    """

    base: Base
    writes: Packed
    result: ApplyResult
    requests: RequestCounts | None = None


def plan_list(
    kind: ListKind, base: Base, read: AnyPreview, begun: ApplyResult, now: datetime
) -> Plan:
    """Plan a list that was read; `begun` has the rows that wait for a person, and is not changed.

    New rows are added and known ones changed where the list says something else; nothing is
    removed or emptied.
    """
    result = begun.model_copy(update={"held": list(begun.held), "notes": list(begun.notes)})
    counts = None
    if kind is ListKind.ATTENDEES:
        writes = plan_attendees(base, read.rows, result, now)
    elif kind is ListKind.PARTNERS:
        made = frozenset(
            (f.sheet, f.row) for f in read.findings if f.code == "partner_code_missing"
        )
        writes = plan_partners(base, read.rows, made, result, now)
    else:
        stated = plan_requests(base, read.rows, result, now)
        writes, counts = stated.writes(base.dialect), stated.counts
    result.held.sort(key=lambda remark: remark.row)
    return Plan(base, packed(writes), result, counts)
