"""Who is calling, and what that lets them do: pure decisions."""

from dataclasses import dataclass
from uuid import UUID

from app.auth.records import Role, TokenKind

_RANK = {Role.VIEWER: 1, Role.ORGANIZER: 2}


@dataclass(frozen=True, slots=True)
class Principal:
    """The caller of a request."""

    user_id: UUID
    username: str
    is_admin: bool
    token_id: UUID
    token_kind: TokenKind


def may_act(principal: Principal, granted: Role | None, needed: Role) -> bool:
    """Tell whether a caller with the role `granted` in an event may do what takes `needed`.

    An administrator of the installation may do everything in every event.
    """
    if principal.is_admin:
        return True
    return granted is not None and _RANK[granted] >= _RANK[needed]


def may_know(principal: Principal, granted: Role | None) -> bool:
    """Tell whether the caller may know that an event exists at all."""
    return principal.is_admin or granted is not None
