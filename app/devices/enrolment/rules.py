"""Decisions about devices: pure, every moment passed in."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from app.auth.records import Device, Scope
from app.checkin.scans.clocks import NOTICED_SKEW
from app.core.clock import LONGEST_LATENESS
from app.devices.enrolment.errors import DeviceTargetError
from app.events.records import Event

CODE_LIFE = timedelta(minutes=15)
"""How long a one-time code can be used."""
_GROUP = 4
"""Letters between two dashes of a one-time code."""
PAGES = {Scope.CHECKIN: "/pindai", Scope.TABLE: "/meja", Scope.SIGNAGE: "/layar"}
"""The page that a device of each scope opens."""


class DeviceState(StrEnum):
    """The state of a device."""

    WAITING = "waiting"
    """Nobody has used its code yet."""
    ENROLLED = "enrolled"
    REVOKED = "revoked"


def state_of(device: Device) -> DeviceState:
    """Return the state of a device."""
    if device.revoked_at is not None:
        return DeviceState.REVOKED
    return DeviceState.WAITING if device.enrolled_at is None else DeviceState.ENROLLED


def check_targets(
    scope: Scope, gate_ids: Sequence[UUID] | None, table_ids: Sequence[UUID] | None
) -> None:
    """Refuse gates and tables that do not go with a scope: DeviceTargetError.

    A device at tables names them, and may scan at their gates; one for check-in may be kept to
    some gates; a screen has neither.
    """
    if gate_ids is not None and scope is not Scope.CHECKIN:
        raise DeviceTargetError(pointer="/gate_ids", scope=scope.value)
    if bool(table_ids) != (scope is Scope.TABLE):
        raise DeviceTargetError(pointer="/table_ids", scope=scope.value)


def token_expiry(event: Event, now: datetime) -> datetime:
    """Return until when a device's token works.

    It works after the event for as long as a scan that the device kept is accepted.
    """
    midnight = datetime.combine(event.days[-1], time.max, ZoneInfo(event.timezone))
    return max(midnight.astimezone(UTC), now) + LONGEST_LATENESS


def clock_offset(device_time: datetime, now: datetime) -> timedelta:
    """Return by how much a device's clock is ahead of ours."""
    return device_time - now


def offset_is_off(offset_ms: int | None) -> bool:
    """Tell whether staff should look at a device's clock."""
    return offset_ms is not None and abs(timedelta(milliseconds=offset_ms)) > NOTICED_SKEW


def tidy_code(text: str) -> str:
    """Return a one-time code as it was made, with or without dashes, blanks and capitals."""
    letters = "".join(filter(str.isalnum, text)).lower()
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
