"""From ungranted requests to wire shapes."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendees_queries
from app.core.locale import Locale, text
from app.meetings.granting.service import Ungranted
from app.partners import queries as partners_queries
from app.timetable.bridge.registering import in_registration_order
from app.timetable.exchange import Document
from app.timetable.versions.schemas import (
    CooperativeCountOut,
    RegistrationOrderOut,
    TierValueOut,
    UngrantedOut,
)


def ungranted_out(
    session: Session, ungranted: Sequence[Ungranted], locale: Locale
) -> list[UngrantedOut]:
    """Return ungranted requests with names and sentences."""
    requests = [one.request for one in ungranted]
    cooperatives = attendees_queries.cooperatives_by_id(
        session, {request.cooperative_id for request in requests}
    )
    partners = partners_queries.partners_by_id(
        session, {request.partner_id for request in requests}
    )
    shown = []
    for one in ungranted:
        cooperative = cooperatives[one.request.cooperative_id]
        partner = partners[one.request.partner_id]
        shown.append(
            UngrantedOut(
                request_id=one.request.id,
                cooperative_id=cooperative.id,
                village=cooperative.village,
                kecamatan=cooperative.kecamatan,
                partner_id=partner.id,
                partner_code=partner.code,
                partner=partner.name,
                asker=one.request.asker,
                source=one.request.source,
                rank=one.request.rank,
                reason=one.reason,
                detail=text(f"meetings.reason_{one.reason.value}", locale),
            )
        )
    return shown


def registration_order_out(number: int, problem: Document) -> RegistrationOrderOut:
    """Return what registration order makes of a problem, the work of a moment."""
    found = in_registration_order(problem)
    counts: dict[str, int] = found["counts"]
    return RegistrationOrderOut(
        number=number,
        meetings=found["meetings"],
        without=sum(count == 0 for count in counts.values()),
        tiers=[TierValueOut(**tier) for tier in found["tiers"]],
        cooperatives=[
            CooperativeCountOut(cooperative_id=UUID(key), meetings=count)
            for key, count in counts.items()
        ],
    )
