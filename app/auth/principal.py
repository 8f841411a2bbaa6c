"""Kinds of callers and what each may do, as pure rules."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.auth.records import IntegrationScope, Role, Scope, TokenKind

_RANK = {Role.VIEWER: 1, Role.ORGANIZER: 2}


@dataclass(frozen=True, slots=True)
class Principal:
    """A user who calls."""

    user_id: UUID
    username: str
    is_admin: bool
    token_id: UUID
    token_kind: TokenKind
    must_change_password: bool = False
    """Nothing is allowed but to change the password."""
    has_second_factor: bool = False
    proved_at: datetime | None = None
    """When the caller last proved who they are."""
    seen_at: datetime | None = None
    """When the token was last used, as far as the database knows."""
    scopes: frozenset[IntegrationScope] = frozenset()
    """Of another system: what its token may do."""

    @property
    def is_integration(self) -> bool:
        """Whether it is another system that calls, and no person."""
        return self.token_kind is TokenKind.INTEGRATION

    @property
    def actor(self) -> str:
        """The caller's name in the audit log."""
        return self.username


@dataclass(frozen=True, slots=True)
class DevicePrincipal:
    """A device that calls; it may do what its scope says, in its own event only."""

    device_id: UUID
    event_id: UUID
    scope: Scope
    name: str
    gate_ids: frozenset[UUID] | None
    """The gates it may scan at; None: all of the event."""
    table_ids: frozenset[UUID]
    """The tables it stands at."""
    token_id: UUID

    @property
    def actor(self) -> str:
        """The caller's name in the audit log and in recorded scans."""
        return f"device:{self.device_id}"


@dataclass(frozen=True, slots=True)
class LinkPrincipal:
    """A caller with a partner's link, who acts for that partner in one event."""

    event_id: UUID
    partner_id: UUID
    name: str
    token_id: UUID

    @property
    def actor(self) -> str:
        """The caller's name in the audit log."""
        return f"link:{self.token_id}"


Holder = Principal | DevicePrincipal | LinkPrincipal
"""Every kind of holder of a token."""


def username(actor: Principal | str) -> str:
    """Return the name under which a user, or a part of the program, acts."""
    return actor if isinstance(actor, str) else actor.username


def may_act(principal: Principal, granted: Role | None, needed: Role) -> bool:
    """Return whether a caller with the role `granted` in an event may do what requires `needed`.

    An administrator of the installation may do everything in every event.
    """
    if principal.is_admin:
        return True
    return granted is not None and _RANK[granted] >= _RANK[needed]


def may_know(principal: Principal, granted: Role | None) -> bool:
    """Return whether the caller may know that an event exists."""
    return principal.is_admin or granted is not None
