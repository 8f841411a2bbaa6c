"""Scans that wait for the server: kept on the disk until it has answered them."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, cast
from uuid import uuid4

from titik_temu_client import operations, schemas
from titik_temu_client.client import Client
from titik_temu_client.errors import Problem, TitikTemuError
from titik_temu_client.rules import Direction, Told

MOST_SCANS = 500
MOST_CHARACTERS = 250_000
FAULTY = frozenset({400, 413, 422})
"""Statuses that find fault with the content; others concern the sender or the moment."""
SETTLING = timedelta(minutes=1)
"""A snapshot may lack what the server received so shortly before it was made."""
_AHEAD, _LATE = timedelta(days=1), timedelta(days=30)
_TOO_MANY, _SERVER_ERROR = 429, 500


class Storage(Protocol):
    """Where texts are kept that must outlive the program."""

    def entries(self) -> list[tuple[str, str]]:
        """Return all, in the order of their keys."""

    def put(self, key: str, text: str) -> None:
        """Keep a text; when this returns, it outlives a restart."""

    def remove(self, keys: Sequence[str]) -> None:
        """Forget texts."""


class FileStorage:
    """A storage in one file (SQLite)."""

    def __init__(self, file: Path) -> None:
        self._file = file
        with self._open() as database:
            database.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, text TEXT)")

    def entries(self) -> list[tuple[str, str]]:
        """Return all, in the order of their keys."""
        with closing(self._open()) as database:
            return database.execute("SELECT key, text FROM kept ORDER BY key").fetchall()

    def put(self, key: str, text: str) -> None:
        """Keep a text; when this returns, it is on the disk."""
        with closing(self._open()) as database, database:
            database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, text))

    def remove(self, keys: Sequence[str]) -> None:
        """Forget texts."""
        with closing(self._open()) as database, database:
            database.executemany("DELETE FROM kept WHERE key = ?", [(key,) for key in keys])

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file)
        database.execute("PRAGMA synchronous = FULL")
        return database


@dataclass(frozen=True)
class Kept:
    """A scan that waits, or that the server found fault with (`rejection`).

    `at` and `device_at` are when it was made, by the server's clock and the device's. An admission
    of somebody known (`passage`: person, area, day) that the server has received (`received_at`) is
    kept until a snapshot has it.
    """

    scan: dict[str, Any]
    at: str
    device_at: str
    passage: list[str] | None = None
    received_at: str | None = None
    rejection: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of a scan; without an answer the server found fault with it (`rejection`)."""

    scan: dict[str, Any]
    answer: schemas.ScanAnswer | None
    rejection: str | None


@dataclass(frozen=True)
class Upload:
    """What an upload came to; `failure` is why the rest still waits."""

    outcomes: list[Outcome]
    failure: TitikTemuError | None


class ScanQueue:
    """The scans of one device at an event, in the order in which they were made."""

    def __init__(self, client: Client, event_id: str, storage: Storage) -> None:
        self._client = client
        self._event_id = event_id
        self._storage = storage
        self._kept = {key: Kept(**json.loads(text)) for key, text in storage.entries()}
        self._order = max((int(key.partition(" ")[0]) for key in self._kept), default=0)
        self._offset = timedelta(0)

    @property
    def waiting(self) -> list[dict[str, Any]]:
        """The scans that the server has not answered, oldest first."""
        return [kept.scan for _, kept in self._waiting()]

    @property
    def rejected(self) -> list[Kept]:
        """The scans that the server found fault with; they stay until they are dismissed."""
        return [kept for kept in self._kept.values() if kept.rejection is not None]

    def passages(self, attendee_id: str, area: str, day: date) -> list[tuple[Direction, datetime]]:
        """Return what this device let through of a person, and a snapshot may lack."""
        whose = [attendee_id, area, day.isoformat()]
        return [
            (kept.scan["direction"], datetime.fromisoformat(kept.at))
            for kept in self._kept.values()
            if kept.passage == whose and kept.rejection is None
        ]

    def trust(self, made_at: str) -> None:
        """Forget admissions that a snapshot made at this moment has, or has seen annulled."""
        since = datetime.fromisoformat(made_at) - SETTLING
        self._forget(
            [
                key
                for key, kept in self._kept.items()
                if kept.received_at and datetime.fromisoformat(kept.received_at) < since
            ]
        )

    def now(self) -> datetime:
        """Return the server's time as far as known."""
        return self._client.settings.now() - self._offset

    def add(self, code: str, gate_id: str, direction: Direction, told: Told) -> str:
        """Keep a scan that the device decided on; when this returns, it is in the storage."""
        device_at = self._client.settings.now().isoformat()
        scan: dict[str, Any] = {
            "scan_id": str(uuid4()),
            "gate_id": gate_id,
            "code": code,
            "direction": direction,
            "scanned_at": device_at,
            "offline": True,
        }
        if told.decision.verdict == "refused":
            scan["refused"] = told.decision.reason
        passage = None if told.passage is None else [*told.passage[:2], str(told.passage[2])]
        self._order += 1
        kept = Kept(scan, self.now().isoformat(), device_at, passage)
        self._keep(f"{self._order:012} {scan['scan_id']}", kept)
        return str(scan["scan_id"])

    def dismiss(self, scan_id: str) -> None:
        """Forget a scan that the server found fault with."""
        self._forget(
            [
                key
                for key, kept in self._kept.items()
                if kept.rejection is not None and kept.scan["scan_id"] == scan_id
            ]
        )

    def upload(self) -> Upload:
        """Report the device's clock and send all that waits; what could not be sent stays."""
        outcomes: list[Outcome] = []
        try:
            if self.waiting:
                self._learn_the_time()
            while batch := self._batch():
                items = self._sent([self._as_sent(kept) for _, kept in batch])
                settled = [
                    self._settle(key, kept, item)
                    for (key, kept), item in zip(batch, items, strict=True)
                ]
                outcomes += [one for one in settled if one is not None]
                if None in settled:
                    break  # some must be sent again, after a pause
        except TitikTemuError as error:
            return Upload(outcomes, error)
        return Upload(outcomes, None)

    def _waiting(self) -> Iterator[tuple[str, Kept]]:
        return (
            (key, kept)
            for key, kept in self._kept.items()
            if kept.rejection is None and kept.received_at is None
        )

    def _learn_the_time(self) -> None:
        asked = self._client.settings.now()
        report: schemas.SyncIn = {
            "device_time": asked.isoformat(),
            "pending_scans": len(self.waiting),
        }
        told = self._client(operations.sync_device(self._event_id, report))
        half_way = asked + (self._client.settings.now() - asked) / 2
        self._offset = half_way - datetime.fromisoformat(told["server_time"])

    def _batch(self) -> list[tuple[str, Kept]]:
        batch: list[tuple[str, Kept]] = []
        size = 0
        for key, kept in self._waiting():
            size += len(json.dumps(kept.scan))
            if batch and (size > MOST_CHARACTERS or len(batch) == MOST_SCANS):
                break
            batch.append((key, kept))
        return batch

    def _as_sent(self, kept: Kept) -> dict[str, Any]:
        """Return the scan; if the clock of the device had lost its time, with its time mended."""
        now, at = self.now(), datetime.fromisoformat(kept.device_at)
        mended = at - self._offset
        if _can_be(at, now):
            return kept.scan
        return {**kept.scan, "scanned_at": (mended if _can_be(mended, now) else now).isoformat()}

    def _sent(self, scans: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Send scans; halve what the server finds faulty, to find the one that is."""
        body = cast(schemas.ScanBatchIn, {"scans": scans})
        try:
            answer = self._client(operations.record_scans(self._event_id, body))
        except Problem as error:
            if error.status not in FAULTY:
                raise
            if len(scans) == 1:
                return [{"status": error.status, "errors": [{"detail": str(error)}]}]
            half = (len(scans) + 1) // 2
            return [*self._sent(scans[:half]), *self._sent(scans[half:])]
        return cast(list[dict[str, Any]], answer["items"])

    def _settle(self, key: str, kept: Kept, item: dict[str, Any]) -> Outcome | None:
        """Note what became of a scan; None: it has to be sent again."""
        answer = item.get("scan")
        if answer is not None:
            if kept.passage and answer["verdict"] == "admitted":
                self._keep(key, replace(kept, received_at=answer["received_at"]))
            else:
                self._forget([key])
            return Outcome(kept.scan, answer, None)
        if item["status"] >= _SERVER_ERROR or item["status"] == _TOO_MANY:
            return None
        said = " ".join(field["detail"] for field in item.get("errors", []))
        rejection = said or str(item["status"])
        self._keep(key, replace(kept, rejection=rejection))
        return Outcome(kept.scan, None, rejection)

    def _keep(self, key: str, kept: Kept) -> None:
        self._storage.put(key, json.dumps(asdict(kept)))
        self._kept[key] = kept

    def _forget(self, keys: Sequence[str]) -> None:
        self._storage.remove(keys)
        for key in keys:
            del self._kept[key]


def _can_be(moment: datetime, now: datetime) -> bool:
    return moment - now < _AHEAD and now - moment < _LATE
