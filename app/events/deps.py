"""The event of a request's path, loaded only for callers with the route's permission."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, Request
from sqlmodel import Session

from app.auth import roles
from app.auth.deps import (
    AnyHolder,
    Caller,
    Credential,
    Permission,
    check_granted,
    check_role,
    holder_of,
    user_of,
)
from app.auth.entered import Entered, enter
from app.auth.principal import DevicePrincipal, Holder, LinkPrincipal, Principal, may_act
from app.auth.records import Role, Scope
from app.core.database.sessions import Db
from app.core.districts import call_districts
from app.core.errors import ForbiddenError, NotFoundError, or_not_found
from app.core.locale import Locale, RequestLocale
from app.events import queries
from app.events.records import Event

EventId = Annotated[UUID, Path(description="`id` of the event")]
SCANNING = frozenset({Scope.CHECKIN, Scope.TABLE})
"""Scopes of devices that read badges."""


def _event(db: Session, event_id: UUID) -> Event:
    event = or_not_found(db.get(Event, event_id))
    call_districts(event.group_word)
    return event


def event_for(
    db: Session, credential: Credential, event_id: UUID, needed: Role, now: datetime
) -> Event:
    """Return the event for a user with a role in it; outside the request's own transaction.

    Refuses as `EventToRead` and `OrganizerEventToRead` do.
    """
    caller = user_of(holder_of(credential, db, now))
    check_role(db, caller, event_id, needed)
    return _event(db, event_id)


def check_device(
    device: DevicePrincipal | LinkPrincipal, event_id: UUID, scopes: Collection[Scope]
) -> DevicePrincipal:
    """Refuse a device outside its scope (403) or its event (404), and every link (403)."""
    if isinstance(device, LinkPrincipal) or device.scope not in scopes:
        raise ForbiddenError
    if device.event_id != event_id:
        raise NotFoundError
    return device


class _EventFor(Permission):
    """The event, for users with a role in it."""

    def __init__(self, needed: Role) -> None:
        self.needed = needed
        self.name = needed.value

    def __call__(self, request: Request, event_id: EventId, caller: Caller, db: Db) -> Event:
        """Return the event; NotFoundError for outsiders, ForbiddenError below the role."""
        granted = roles.role_of(db, caller.user_id, event_id)
        check_granted(caller, granted, self.needed)
        event = _event(db, event_id)
        may_change = may_act(caller, granted, Role.ORGANIZER)
        enter(request, Entered(event.id, event.name, caller, may_change))
        return event


@dataclass(frozen=True, slots=True)
class Scanning:
    """A caller who works at the gates of an event: a user with a role, or a device."""

    event: Event
    holder: Principal | DevicePrincipal
    device: str
    """`user:<id>` or `device:<id>`, as in recorded scans."""
    gate_ids: frozenset[UUID] | None
    """The gates that may be scanned at; None: all of the event."""
    locale: Locale

    @property
    def actor(self) -> str:
        """The caller's name in the audit log."""
        return self.holder.actor


class _Doorkeeper(Permission):
    """Work at the door, for organizers and for devices at gates."""

    name = "door"

    def __call__(
        self, event_id: EventId, holder: AnyHolder, db: Db, locale: RequestLocale
    ) -> Scanning:
        """Return the caller; refuses as `_EventFor` and `check_device` do."""
        if isinstance(holder, Principal):
            check_role(db, holder, event_id, Role.ORGANIZER)
            device = f"user:{holder.user_id}"
            return Scanning(_event(db, event_id), holder, device, None, locale)
        keeper = check_device(holder, event_id, {Scope.CHECKIN})
        return Scanning(_event(db, event_id), keeper, keeper.actor, keeper.gate_ids, locale)


@dataclass(frozen=True, slots=True)
class DeviceCall:
    """A device that calls for itself, with its event."""

    event: Event
    device: DevicePrincipal


class _DeviceOnly(Permission):
    """Permission for devices only."""

    def __init__(self, name: str, scopes: Collection[Scope]) -> None:
        self.name = name
        self.scopes = scopes

    def __call__(self, event_id: EventId, holder: AnyHolder, db: Db) -> DeviceCall:
        """Return the device and its event; ForbiddenError for users."""
        if isinstance(holder, Principal):
            raise ForbiddenError
        device = check_device(holder, event_id, self.scopes)
        return DeviceCall(_event(db, event_id), device)


class _DeviceOrUser(Permission):
    """Permission for devices of some scopes and for users with a role."""

    def __init__(self, name: str, role: Role, scopes: Collection[Scope]) -> None:
        self.name = name
        self.role = role
        self.scopes = scopes

    def __call__(self, event_id: EventId, holder: AnyHolder, db: Db) -> Event:
        """Return the event."""
        if isinstance(holder, Principal):
            check_role(db, holder, event_id, self.role)
        else:
            check_device(holder, event_id, self.scopes)
        return _event(db, event_id)


@dataclass(frozen=True, slots=True)
class Hosting:
    """A caller who works at tables: an organizer, a device at tables, or a partner by link."""

    event: Event
    holder: Holder
    partner_id: UUID | None
    """The partner whose tables these are; None: any."""
    table_ids: frozenset[UUID] | None
    """The tables; None: all, or all of the partner."""

    @property
    def actor(self) -> str:
        """The caller's name in the audit log."""
        return self.holder.actor

    def may_host(self, partner_id: UUID, table_id: UUID) -> bool:
        """Return whether the caller may lead a meeting of that partner at that table."""
        if self.partner_id is not None and partner_id != self.partner_id:
            return False
        return self.table_ids is None or table_id in self.table_ids


class _TableHost(Permission):
    """Work at tables, for organizers, devices at tables and partners' links."""

    name = "table_host"

    def __call__(self, event_id: EventId, holder: AnyHolder, db: Db) -> Hosting:
        """Return the caller; the route asks what they may act on (`may_host`)."""
        if isinstance(holder, Principal):
            check_role(db, holder, event_id, Role.ORGANIZER)
            return Hosting(_event(db, event_id), holder, None, None)
        if isinstance(holder, LinkPrincipal):
            if holder.event_id != event_id:
                raise NotFoundError
            return Hosting(_event(db, event_id), holder, holder.partner_id, None)
        device = check_device(holder, event_id, {Scope.TABLE})
        return Hosting(_event(db, event_id), device, None, device.table_ids)


class _InsiderEvent(Permission):
    """The event, for whoever works in it: users with a role, its devices and partners' links."""

    name = "insider"

    def __call__(self, event_id: EventId, holder: AnyHolder, db: Db) -> Event:
        """Return the event; NotFoundError for all others."""
        if isinstance(holder, Principal):
            check_role(db, holder, event_id, Role.VIEWER)
        elif holder.event_id != event_id:
            raise NotFoundError
        return _event(db, event_id)


EventToRead = Annotated[Event, Depends(_EventFor(Role.VIEWER))]
"""The event, readable by the caller, not locked."""
InsiderEventToRead = Annotated[Event, Depends(_InsiderEvent())]
"""The event, readable by its viewers, its devices and its partners' links."""
OrganizerEventToRead = Annotated[Event, Depends(_EventFor(Role.ORGANIZER))]
"""The event, readable by organizers only, not locked."""
Doorkeeper = Annotated[Scanning, Depends(_Doorkeeper())]
"""The caller at the door: organizers, and devices at gates."""
AnyDevice = Annotated[DeviceCall, Depends(_DeviceOnly("device", frozenset(Scope)))]
"""A device of any scope that calls for itself."""
SyncingDevice = Annotated[DeviceCall, Depends(_DeviceOnly("syncing_device", SCANNING))]
"""A device that scans badges and keeps a snapshot to work without a network."""
DoorEventToRead = Annotated[
    Event, Depends(_DeviceOrUser("door_or_viewer", Role.VIEWER, frozenset({Scope.CHECKIN})))
]
"""The event, readable by its devices at the door and by its viewers."""
ScreenEventToRead = Annotated[
    Event, Depends(_DeviceOrUser("screen", Role.ORGANIZER, frozenset({Scope.SIGNAGE})))
]
"""The event, readable by its screens in the hall and by its organizers."""
TableHost = Annotated[Hosting, Depends(_TableHost())]
"""The caller who leads meetings at tables."""


def locked_event(event: OrganizerEventToRead, db: Db) -> Event:
    """Lock the event and return it in its newest state (`lock_event`)."""
    queries.lock_event(db, event.id)
    db.refresh(event)
    return event


EventToChange = Annotated[Event, Depends(locked_event)]
"""The event, locked for a change of it or its lists.

Changes run one after the other, so that each sees the result of the one before: a version compared
with `If-Match` is then still the newest, and no row has been deleted meanwhile.
"""
