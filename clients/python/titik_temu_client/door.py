"""A device at a gate without a network: its signed data, and its decisions by them."""

import base64
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Protocol, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from titik_temu_client import badges, schemas
from titik_temu_client.errors import SnapshotRefused
from titik_temu_client.rules import (
    Attempt,
    Direction,
    Hours,
    KnownBadge,
    NoBadge,
    Passage,
    Told,
    decide,
)

FORMAT = 1
Document = dict[str, Any]


def open_snapshot(
    envelope: schemas.SnapshotOut, key: schemas.SnapshotKeyOut, event_id: str
) -> Document:
    """Return the document that the key received at enrolment signed.

    Raises SnapshotRefused if another key did, or it is of another event or format.
    """
    message = envelope["document"].encode()
    signature = _unbase64(envelope["signature"])
    ours = envelope["key_id"] == key["key_id"]
    if not ours or not badges.signed(bytes.fromhex(key["public_key"]), signature, message):
        raise SnapshotRefused("signature")
    document: Document = json.loads(message)
    if document["format"] != FORMAT or document["event_id"] != event_id:
        raise SnapshotRefused("content")
    return document


class OwnPassages(Protocol):
    """What a device let through and its snapshot may lack: a `ScanQueue`."""

    def passages(self, attendee_id: str, area: str, day: date) -> list[tuple[Direction, datetime]]:
        """Return the ways and moments of a person's passages."""


class Door:
    """The data that a device keeps. `device` is how the server calls it (`principal`)."""

    def __init__(self, device: str, own: OwnPassages) -> None:
        self._device = device
        self._own = own
        self._document: Document = {}

    @property
    def cursor(self) -> str | None:
        """Where `get_snapshot_changes` goes on; None: read the whole snapshot."""
        return self._document.get("cursor")

    def apply(self, document: Document) -> bool:
        """Take a document over; False: it is older than what is held, and nothing was changed."""
        held = self._document
        if held and _moment(document["made_at"]) < _moment(held["made_at"]):
            return False
        parts = {} if document["full"] or not held else held["parts"]
        self._document = {**document, "full": True, "parts": {**parts, **document["parts"]}}
        self._index()
        return True

    def held(self) -> Document:
        """Return what is held as a full document, to keep it and apply it after a restart."""
        return self._document

    def scan(self, code: str, gate_id: str, direction: Direction, at: datetime) -> Told:
        """Decide on a scanned code; `at` is by the server's clock.

        Add the scan to the queue before the next one: what the queue has is known, also after a
        restart, so that no badge lets two people in.
        """
        gate = self._gates[gate_id]
        badge, person = self._holder(code, gate)
        day = at.astimezone(ZoneInfo(self._event["timezone"])).date()
        key = (person["id"], gate["area"], day) if person else None
        history = [] if key is None else [*self._admitted(*key), *self._let_through(*key)]
        hours = Hours(_moment_or_none(gate["opens_at"]), _moment_or_none(gate["closes_at"]))
        # Only a genuine badge that is newer than the data is admitted with a note.
        attempt = Attempt(self._device, direction, at, offline=isinstance(badge, NoBadge))
        decision = decide(attempt, badge, history, hours)
        return Told(decision, person, key if decision.verdict == "admitted" else None)

    def _let_through(self, attendee_id: str, area: str, day: date) -> list[Passage]:
        own = self._own.passages(attendee_id, area, day)
        return [Passage(direction, at, self._device) for direction, at in own]

    def _index(self) -> None:
        self._event: dict[str, Any] = self._document["parts"]["event"]
        self._gates = {row["id"]: row for row in self._rows("gates")}
        self._keys = badges.keys_of(self._rows("keys"))
        self._sessions = {row["id"]: row["session"] for row in self._rows("slots")}
        self._people = {
            badge["number"]: (person, badge)
            for person in self._rows("people")
            for badge in person["badges"]
        }
        self._meetings: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for cooperative in self._rows("cooperatives"):
            for meeting in cooperative["meetings"]:
                self._meetings[cooperative["id"]].append(meeting)
                self._meetings[meeting["partner_id"]].append(meeting)
        self._admissions = {
            (row["attendee_id"], row["area"], date.fromisoformat(row["day"])): row
            for row in self._rows("admissions")
        }

    def _rows(self, name: str) -> Iterator[dict[str, Any]]:
        for part, rows in self._document["parts"].items():
            if part == name or part.startswith(f"{name}/"):
                yield from rows

    def _holder(
        self, code: str, gate: Mapping[str, Any]
    ) -> tuple[KnownBadge | NoBadge, dict[str, Any] | None]:
        token = badges.read_token(code)
        unfit = badges.judge(token, self._keys, UUID(self._event["id"]))
        if token is None or unfit is not None:
            return NoBadge(unfit or "unknown_code", authentic=False), None
        if token.badge_id not in self._people:
            return NoBadge("unknown_code", authentic=True), None
        person, badge = self._people[token.badge_id]
        revoked = _moment_or_none(badge["revoked_at"])
        return KnownBadge(revoked, person["withdrawn"], self._is_for(person, gate)), person

    def _is_for(self, person: Mapping[str, Any], gate: Mapping[str, Any]) -> bool:
        if gate["kind"] == "event" or person["kind"] == "staff":
            return True
        party = person["cooperative_id"] or person["partner_id"]
        meetings = self._meetings[party] if party else []
        if gate["kind"] == "session":
            return any(self._sessions.get(one["slot_id"]) == gate["session"] for one in meetings)
        return any(one["table_id"] == gate["table_id"] for one in meetings)

    def _admitted(self, attendee_id: str, area: str, day: date) -> list[Passage]:
        row = self._admissions.get((attendee_id, area, day))
        if row is None:
            return []
        way = cast(Direction, row["last_direction"])
        last = Passage(way, _moment(row["last_at"]), row["last_device"])
        if row["first_at"] is None or row["first_at"] == row["last_at"]:
            return [last]
        return [Passage("entry", _moment(row["first_at"]), ""), last]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _moment_or_none(text: str | None) -> datetime | None:
    return None if text is None else _moment(text)


def _unbase64(text: str) -> bytes:
    return base64.b64decode(text)
