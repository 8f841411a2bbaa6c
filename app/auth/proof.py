"""What is asked of a caller before something grave: to have proved lately who they are."""

from typing import Annotated

from fastapi import Depends, Request

from app.auth.deps import AdministratorApart, AnyHolder, Oneself, OneselfApart
from app.auth.presence import Presence
from app.auth.principal import Holder, Principal
from app.core.clock import Now
from app.core.errors import ForbiddenError


def presence_of(request: Request) -> Presence:
    """Return what the process knows of sessions."""
    presence: Presence = request.app.state.presence
    return presence


def proved(request: Request, holder: AnyHolder, now: Now) -> Holder:
    """Return the caller; ProofNeededError if they proved too long ago who they are."""
    presence_of(request).check_proof(holder, now)
    return holder


PROVED = Depends(proved)
"""The caller proved lately who they are: with the password, a code or a passkey."""


def _a_person(holder: AnyHolder) -> Holder:
    if isinstance(holder, Principal) and holder.is_integration:
        raise ForbiddenError
    return holder


BY_A_PERSON = Depends(_a_person)
"""No other system calls: what gives away a token or an address that would outlive its own token."""


def _proved_anyway(request: Request, caller: Oneself, now: Now) -> Principal:
    presence_of(request).check_proof(caller, now)
    return caller


PROVED_ONESELF = Depends(_proved_anyway)
"""The same, of users whose log-in lacks something still."""


async def _proved_oneself(request: Request, caller: OneselfApart, now: Now) -> Principal:
    presence_of(request).check_proof(caller, now)
    return caller


async def _proved_administrator(
    request: Request, caller: AdministratorApart, now: Now
) -> Principal:
    presence_of(request).check_proof(caller, now)
    return caller


ProvedOneselfApart = Annotated[Principal, Depends(_proved_oneself)]
"""The user who calls, who proved lately who they are; found before the route's transaction."""
ProvedAdministratorApart = Annotated[Principal, Depends(_proved_administrator)]
"""The administrator who calls, who proved lately who they are; found before the transaction."""
