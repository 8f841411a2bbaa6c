"""The form of a claim: the moment in the event's clock, and whom it is of."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

MINUTES = "%Y-%m-%dT%H:%M"
"""How a browser writes a moment of a form."""


def said(fields: Mapping[str, str], zone: str) -> dict[str, Any]:
    """Return what the form says; a moment that cannot be read stays as it was typed."""
    received = fields.get("received_at", "").strip()
    return {
        "kind": fields.get("kind", ""),
        "attendee_id": fields.get("attendee_id", "").strip() or None,
        "asked": fields.get("asked", "").strip() or None,
        "received_at": moment(received, zone) if received else None,
    }


def moment(typed: str, zone: str) -> datetime | str:
    """Return a moment that was typed by the clock of a zone, or what was typed."""
    try:
        return datetime.strptime(typed, MINUTES).replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        return typed
