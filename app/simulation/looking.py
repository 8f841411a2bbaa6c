"""Reading from a server what a simulated day knows of its event."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Final

from app.simulation.hall import Hall, Slot
from app.simulation.site import Site

_DAY: Final = timedelta(hours=16)
"""Slots that begin so long after the first are on another day."""


def look(site: Site) -> Hall:
    """Return the hall of an event whose timetable is published, on the first of its days."""
    slots = [
        Slot(one["id"], moment(one["starts_at"]), moment(one["ends_at"]))
        for one in site.get("/programme")["items"]
        if one["kind"] == "slot"
    ]
    opening = min(one.starts_at for one in slots)
    slots = [one for one in slots if one.starts_at - opening < _DAY]
    people: defaultdict[str, list[str]] = defaultdict(list)
    for one in site.all("/attendees", kind="manager", status="active"):
        if one["cooperative_id"] is not None:
            people[one["cooperative_id"]].append(one["id"])
    first: dict[str, datetime] = {}
    for one in site.all("/meetings"):
        at = moment(one["starts_at"])
        first[one["cooperative_id"]] = min(at, first.get(one["cooperative_id"], at))
    tables = list(site.all("/tables"))
    needs = {tag for one in site.all("/partners") for tag in one["offers"]}
    return Hall(
        zone=site.get("")["timezone"],
        slots=sorted(slots, key=lambda slot: slot.starts_at),
        people=dict(people),
        first_meetings=first,
        partners=sorted({one["partner_id"] for one in tables}),
        tables=[one["id"] for one in tables],
        needs=sorted(needs),
    )


def is_played(site: Site) -> bool:
    """Return whether the event's day was begun already: somebody was scanned."""
    return bool(site.get("/scans", limit=1)["items"])


def moment(told: str) -> datetime:
    """Return a moment of the API."""
    return datetime.fromisoformat(told)
