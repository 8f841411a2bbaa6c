"""Releases and standby through HTTP: what is due, released and wanted."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.day.hall import Day

JUST_BEFORE = timedelta(hours=2, minutes=33)
"""From 07:00 to 09:33: the slot at 09:40 begins in 7 minutes, within the grace time."""


def due(day: Day) -> list[dict[str, Any]]:
    """Return the meetings that may be released now."""
    items: list[dict[str, Any]] = day.api.get(day.api.viewer, day.api.at("/releases/due"))["items"]
    return items


def release(day: Day, *meetings: str) -> dict[str, Any]:
    """Release these meetings; it must work."""
    body = {"meeting_ids": list(meetings), "replaces": day.published()}
    released: dict[str, Any] = day.api.post(day.api.organizer, day.api.at("/releases"), body)
    return released


def seat_of(one: dict[str, Any]) -> dict[str, str]:
    """Return table and slot of a due meeting or a release, as the body of an offer."""
    return {name: one["place"][name] for name in ("table_id", "slot_id")}


def waiting_for(day: Day, partner: str, except_for: str) -> list[UUID]:
    """Return cooperatives that ask for the partner, do not meet it, and have no first meeting."""
    meetings = day.meetings(day.published())
    busy = {m["cooperative_id"] for m in meetings if m["starts_at"].startswith("2025-07-04T02:40")}
    met = {m["cooperative_id"] for m in meetings if m["partner_id"] == partner}
    asked = day.api.get(day.api.viewer, day.api.at("/requests"), partner_id=partner, limit=200)[
        "items"
    ]
    free = {r["cooperative_id"] for r in asked} - busy - met - {except_for}
    return [UUID(one) for one in sorted(free)]


def freed(day: Day) -> tuple[dict[str, Any], dict[str, Any], list[UUID]]:
    """Release a seat that at least two cooperatives could take, and let these arrive.

    Return the due meeting, the release, and the cooperatives.
    """
    for one in due(day):
        wanting = waiting_for(day, one["place"]["partner_id"], one["place"]["cooperative_id"])
        if len(wanting) >= 2:
            released = release(day, one["meeting_id"])["items"][0]
            for cooperative in wanting:
                day.arrive(cooperative)
            return one, released, wanting
    raise AssertionError("the hall has no seat that two could take")
