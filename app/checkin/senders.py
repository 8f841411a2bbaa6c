"""Who sends scans: what a request claims, and what the database makes of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from app.auth import queries as auth_queries
from app.auth import service as auth
from app.auth.principal import Principal
from app.checkin.rules import Standing, standing_of
from app.core.errors import AppError


@dataclass(frozen=True, slots=True)
class Claim:
    """That the holder of a token may scan at an event."""

    event_id: UUID
    digest: str
    """Of the token."""
    by_cookie: bool


def proven(
    session: Session, claims: Collection[Claim], now: datetime
) -> Mapping[Claim, Standing | AppError]:
    """Return as whom each sender may scan, or why not."""
    holders = auth.holders_of(session, {claim.digest for claim in claims}, now)
    users = {holder.user_id for holder in holders.values() if isinstance(holder, Principal)}
    roles = auth_queries.roles_of(session, users, {claim.event_id for claim in claims})
    standings: dict[Claim, Standing | AppError] = {}
    for claim in claims:
        holder = holders.get(claim.digest)
        granted = None
        if isinstance(holder, Principal):
            granted = roles.get((holder.user_id, claim.event_id))
        elif claim.by_cookie:
            holder = None  # cookies are for users in a browser
        try:
            standings[claim] = standing_of(holder, granted, claim.event_id)
        except AppError as refusal:
            standings[claim] = refusal
    return standings
