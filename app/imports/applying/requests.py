"""Applying a list of explicit requests."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from app.attendees import queries as attendee_queries
from app.auth.principal import Principal
from app.events.records import Event
from app.imports.applying.lengths import text_lengths
from app.imports.applying.outcome import ApplyResult, remark
from app.imports.applying.rules import refusals
from app.partners import queries as partner_queries
from app.requests import queries
from app.requests.records import Asker, Request
from app.requests.service import ExplicitRequest, put_explicit_requests
from app.sheets.rows import RequestRow


def apply_requests(
    session: Session,
    event: Event,
    rows: Sequence[RequestRow],
    result: ApplyResult,
    *,
    actor: Principal | str,
    now: datetime,
) -> None:
    """Bring the rows that wait for nobody in as explicit requests, and count them in `result`.

    Wishes of a village whose cooperative is not in the event (yet) are held back.
    """
    cooperatives = {
        row.village_code: row.id for row in attendee_queries.all_cooperatives(session, event.id)
    }
    partners = {row.code: row.id for row in partner_queries.all_partners(session, event.id)}
    notes = {
        (known.cooperative_id, known.partner_id, known.asker): known.note
        for known in session.exec(queries.requests(event.id))
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
        wishes.append(ExplicitRequest(*pair, rank=row.rank, note=note))
    counts = put_explicit_requests(session, event, wishes, actor=actor, now=now)
    result.created, result.updated = counts.created, counts.updated
    result.unchanged = counts.unchanged
