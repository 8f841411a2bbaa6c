"""A cooperative's record as a form, and what it asks for and gets: pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from app.attendees.records import Cooperative
from app.events.parties import split_documents
from app.partners.records import Partner
from app.requests.records import Request
from app.web.frame.records.picked import in_list, in_order

FIELDS: Final = ("name", "village", "kecamatan", "legal_no", "legal_date", "required_meetings")
_CLEARABLE: Final = frozenset({"legal_no", "legal_date"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of the cooperative, and whether the timetable shown grants it."""

    rank: int
    partner_id: UUID
    partner: str
    score: int
    granted: bool


def as_typed(row: Cooperative) -> dict[str, str]:
    """Return a cooperative as the form shows it."""
    values = {name: "" if (value := getattr(row, name)) is None else str(value) for name in FIELDS}
    documents = ", ".join(split_documents(row.documents))
    return {**values, "documents": documents, "version": str(row.version)}


def said(
    fields: Mapping[str, str], chosen: Sequence[str], row: Cooperative, needs: Sequence[str]
) -> dict[str, Any]:
    """Return what a form says of a cooperative, without what the record says already.

    Needs that were there keep their place before those that are new.
    """
    before = as_typed(row)
    typed = {name: fields[name].strip() for name in FIELDS if name in fields}
    changes: dict[str, Any] = {
        name: None if name in _CLEARABLE and not text else text
        for name, text in typed.items()
        if text != before[name]
    }
    documents = in_list(fields.get("documents", before["documents"]))
    if documents != split_documents(row.documents):
        changes["documents"] = documents
    wanted = in_order(needs, chosen)
    if wanted != list(needs):
        changes["needs"] = wanted
    return changes


def asked(
    requests: Iterable[Request], partners: Mapping[UUID, Partner], met: frozenset[UUID]
) -> list[Asked]:
    """Return requests with the partners' names; `met` are those that the cooperative meets."""
    return [
        Asked(
            one.rank,
            one.partner_id,
            partners[one.partner_id].name,
            one.score,
            one.partner_id in met,
        )
        for one in requests
        if one.partner_id in partners
    ]
