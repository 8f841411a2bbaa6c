"""The matrix as it is read: its groups and columns, what is out of balance, windows of its rows."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from app.attendees.records import Cooperative
from app.core.locale import Locale
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings.granting.queries import held_by
from app.meetings.granting.rules import HeldBy
from app.meetings.matrix import queries
from app.meetings.matrix.queries import Head, Label
from app.meetings.matrix.schemas import (
    MatrixGroupOut,
    MatrixOut,
    MatrixRowOut,
    MatrixRowsOut,
    PairOut,
    PartnerColumnOut,
    UnmetNeedOut,
    UnwantedOfferOut,
)
from app.meetings.room import host_seats
from app.meetings.versions import queries as version_queries
from app.partners import queries as partner_queries
from app.requests import queries as request_queries
from app.requests.rows.queries import rows
from app.requests.rows.rules import RequestRow


def matrix(session: Session, event: Event, locale: Locale) -> MatrixOut:
    """Return the matrix without its cells, with what is out of balance."""
    timetable = version_queries.current(session, event.id)
    asked = request_queries.asked_of(session, event.id)
    held = held_by(session, timetable.id) if timetable else {}
    seats = host_seats(session, event.id, event_queries.slots(session, event.id))
    return MatrixOut(
        timetable=timetable.number if timetable else None,
        requests=sum(asked.values()),
        kecamatan=[
            MatrixGroupOut(
                kecamatan=one.kecamatan,
                cooperatives=one.cooperatives,
                without_request=one.without_request,
            )
            for one in queries.groups(session, event.id)
        ],
        partners=[
            PartnerColumnOut(
                id=row.id,
                code=row.code,
                name=row.name,
                asked=asked.get(row.id, 0),
                seats=seats.get(row.id, 0),
                granted=held.get(row.id, HeldBy()).granted,
            )
            for row in partner_queries.active_partners(session, event.id)
        ],
        unmet_needs=[
            UnmetNeedOut(tag=tag.code, label=_label(tag, locale), cooperatives=number)
            for tag, number in queries.unmet_needs(session, event.id)
        ],
        unwanted_offers=_unwanted(session, event.id, locale),
    )


def window(
    session: Session, event: Event, *, kecamatan: str | None, first: int, limit: int
) -> MatrixRowsOut:
    """Return some rows by kecamatan and village, of one kecamatan or of all."""
    heads, total = queries.heads(session, event.id, kecamatan, first, limit)
    return MatrixRowsOut(first=first, total=total, rows=_rows(session, event.id, heads))


def row(session: Session, event: Event, cooperative: Cooperative) -> MatrixRowOut:
    """Return one cooperative's row."""
    head = Head(cooperative.id, cooperative.village, cooperative.kecamatan, cooperative.name)
    return _rows(session, event.id, [head])[0]


def _rows(session: Session, event_id: UUID, heads: Sequence[Head]) -> list[MatrixRowOut]:
    ids = [head.id for head in heads]
    timetable = version_queries.current(session, event_id)
    own = rows(session, ids)
    invited = queries.invited(session, ids)
    granted: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for cooperative, partner in queries.granted(session, timetable.id if timetable else None, ids):
        granted[cooperative].add(partner)
    return [
        MatrixRowOut(
            cooperative_id=head.id,
            village=head.village,
            kecamatan=head.kecamatan,
            name=head.name,
            version=own[head.id].version,
            cells=_cells(own[head.id], invited.get(head.id, {}), granted[head.id]),
        )
        for head in heads
    ]


def _cells(
    own: RequestRow, invited: dict[UUID, tuple[int, int]], granted: set[UUID]
) -> list[PairOut]:
    """Return the cells with content, the cooperative's own requests first."""
    asked = {one.partner_id: one for one in own.asked}
    decided = {one.partner_id: one for one in own.decisions}
    cells = []
    for partner in dict.fromkeys([*asked, *invited, *decided, *sorted(granted)]):
        mine, theirs, decision = asked.get(partner), invited.get(partner), decided.get(partner)
        score = mine.score if mine else theirs[1] if theirs else None
        cells.append(
            PairOut(
                partner_id=partner,
                score=score,
                rank=mine.rank if mine else None,
                partner_rank=theirs[0] if theirs else None,
                source=mine.source if mine else None,
                decision=decision.kind if decision else None,
                placed=decision is not None and decision.slot_id is not None,
                granted=partner in granted,
            )
        )
    return cells


def _unwanted(session: Session, event_id: UUID, locale: Locale) -> list[UnwantedOfferOut]:
    found: dict[Label, list[str]] = defaultdict(list)
    for tag, partner in queries.unwanted_offers(session, event_id):
        found[tag].append(partner)
    return [
        UnwantedOfferOut(tag=tag.code, label=_label(tag, locale), partners=partners)
        for tag, partners in found.items()
    ]


def _label(tag: Label, locale: Locale) -> str:
    return tag.label_id if locale == "id" else tag.label_en
