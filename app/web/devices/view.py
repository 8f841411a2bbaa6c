"""Devices as pages list them: how long ago they were heard, and which need somebody."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from app.core.locale import Locale, number, text
from app.devices.enrolment.schemas import DeviceOut

_TOLD_IN_MINUTES: Final = 120


def ago(moment: datetime | None, now: datetime, locale: Locale) -> str:
    """Return how long ago a moment was, in whole minutes or hours; None: never."""
    if moment is None:
        return text("web.door_never", locale)
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 1:
        return text("web.door_just_now", locale)
    if minutes < _TOLD_IN_MINUTES:
        return text("web.door_minutes_ago", locale, minutes=number(minutes, locale))
    return text("web.door_hours_ago", locale, hours=number(minutes // 60, locale))


def in_need(devices: Iterable[DeviceOut]) -> list[DeviceOut]:
    """Return the devices somebody should look at: with scans that wait, or a clock that is off."""
    return [
        one
        for one in devices
        if one.pending_scans or (one.clock_is_off and one.state == "enrolled")
    ]
