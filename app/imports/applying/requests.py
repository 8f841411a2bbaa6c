"""Planning a list of explicit requests."""

from collections.abc import Sequence
from datetime import datetime

from app.attendees.records import PartyStatus
from app.imports.applying.base import Base
from app.imports.applying.lengths import text_lengths
from app.imports.applying.outcome import ApplyResult, remark
from app.imports.applying.rules import refusals
from app.requests.explicit import ExplicitRequest, Standing, Stated, state
from app.requests.records import Asker, Request
from app.sheets.rows import RequestRow


def plan_requests(
    base: Base, rows: Sequence[RequestRow], result: ApplyResult, now: datetime
) -> Stated:
    """Return what explicit requests lead to, of rows that wait for nobody; count them in `result`.

    Wishes of a village whose cooperative is not in the event (yet) are held back.
    """
    cooperatives = {row["village_code"]: row.id for row in base.records("villages")}
    partners = {row["code"]: row.id for row in base.records("codes")}
    withdrawn = _Withdrawn(base)
    requests = base.records("requests")
    notes = {
        (known["cooperative_id"], known["partner_id"], known["asker"]): known["note"]
        for known in requests
    }
    wishes: list[ExplicitRequest] = []
    for row in rows:
        if row.status != "ok":
            continue
        remarks = refusals(row, {"note": row.note}, text_lengths(Request))
        cooperative_id = cooperatives.get(row.village_code)
        if cooperative_id is None:
            code = "cooperative_not_in_event"
            remarks.append(remark(row, code, village_code=row.village_code))
        if remarks or cooperative_id is None:
            result.hold(remarks)
            continue
        pair = cooperative_id, partners[row.partner_code], Asker(row.direction)
        note = row.note or notes.get(pair)
        withdrawn.tell(row, result)
        wishes.append(ExplicitRequest(*pair, rank=row.rank, note=note))
    standing = Standing(requests, base.tags("needs"), base.tags("offers"))
    stated = state(base.event_id, standing, wishes, now)
    result.created, result.updated = stated.counts.created, stated.counts.updated
    result.unchanged = stated.counts.unchanged
    return stated


class _Withdrawn:
    """Parties that have withdrawn: rows about them count, and each party is named once."""

    def __init__(self, base: Base) -> None:
        self._villages = {
            row["village_code"]
            for row in base.records("villages")
            if row["status"] is PartyStatus.WITHDRAWN
        }
        self._codes = {
            row["code"] for row in base.records("codes") if row["withdrawn_at"] is not None
        }
        self._told: set[str] = set()

    def tell(self, row: RequestRow, result: ApplyResult) -> None:
        """Count a row that is about one of them; name those that were not named before."""
        village, code = row.village_code, row.partner_code
        result.withdrawn += village in self._villages or code in self._codes
        if village in self._villages - self._told:
            result.notes.append(remark(row, "cooperative_withdrawn", village_code=village))
        if code in self._codes - self._told:
            result.notes.append(remark(row, "partner_withdrawn", partner_code=code))
        self._told |= {village, code}
