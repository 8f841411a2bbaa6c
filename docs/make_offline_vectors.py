"""Write `offline-vectors.json`: cases by which any client can test how it works offline.

    python -m docs.make_offline_vectors

The keys are made from fixed seeds and sign nothing else, so that the file is the same each time.
"""

import hashlib
import json
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from app.badges.tokens import (
    BadgeToken,
    SigningKey,
    Unreadable,
    encode,
    encode_text,
    issue,
    key_ring,
    parse,
)
from app.checkin.records import Direction, Reason
from app.checkin.scans.rules import (
    Admitted,
    Attempt,
    Hours,
    KnownBadge,
    NoBadge,
    Passage,
    Refused,
    decide,
    judge_code,
)

FILE = Path(__file__).with_name("offline-vectors.json")
EVENT = UUID("0197c0de-0000-7000-8000-000000000001")
OTHER = UUID("0197c0de-0000-7000-8000-000000000002")
START = datetime(2025, 7, 4, 1, 0, tzinfo=UTC)
DECISIONS, RECONCILIATIONS = 200, 50
OPEN = Hours()
GOOD = KnownBadge(revoked_at=None, withdrawn=False, on_list=True)


def _key(name: str, event: UUID) -> SigningKey:
    seed = hashlib.sha256(f"titik-temu vectors {name}".encode()).digest()
    return SigningKey(hashlib.sha256(seed).hexdigest()[:6], event, seed)


KEYS = {"current": _key("current", EVENT), "retired": _key("retired", EVENT)}
FOREIGN, STRANGER = _key("foreign", OTHER), _key("stranger", EVENT)


def vectors() -> dict[str, Any]:
    """Return the content of the file."""
    draw = random.Random(1)
    return {
        "format": 1,
        "event_id": str(EVENT),
        "keys": [
            {
                "key_id": key.key_id,
                "event_id": str(key.event_id),
                "public_key": key.verification_key().public.hex(),
            }
            for key in (*KEYS.values(), FOREIGN)
        ],
        "tokens": [_read(name, text) for name, text in _texts()],
        "decisions": [_decision(draw) for _ in range(DECISIONS)],
        "reconciliations": [_reconciliation(draw) for _ in range(RECONCILIATIONS)],
    }


def written(content: dict[str, Any]) -> str:
    """Return the file as text: each case on a line of its own."""
    parts = []
    for name, value in content.items():
        said = json.dumps(value)
        if isinstance(value, list):
            said = "[\n" + ",\n".join(json.dumps(one) for one in value) + "\n]"
        parts.append(f"{json.dumps(name)}: {said}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _texts() -> list[tuple[str, str]]:
    one = issue(KEYS["current"], "00112233445566ff")
    text = encode(one)
    cut = bytes.fromhex(one.key_id + one.badge_id) + one.signature
    changed = bytes([one.signature[0] ^ 1]) + one.signature[1:]
    flipped = BadgeToken(one.key_id, one.badge_id, changed)
    other_badge = BadgeToken(one.key_id, "00112233445566fe", one.signature)
    return [
        ("the bare token", text),
        ("the address in the QR code", encode_text(one, "https://temu.example.id")),
        ("of a key that was replaced", encode(issue(KEYS["retired"], "ffeeddccbbaa9988"))),
        ("in small letters with CR and LF", f"{text.lower()}\r\n"),
        ("typed in groups", " ".join(text[at : at + 8] for at in range(0, len(text), 8))),
        ("scanned with another keyboard layout", f"HTTPSÇ--TEMU.EXAMPLE.ID-B-{text}"),
        ("of another event", encode(issue(FOREIGN, "0000000000000001"))),
        ("of a key that is not known", encode(issue(STRANGER, "0000000000000002"))),
        ("with one bit of the signature changed", encode(flipped)),
        ("with another badge's number", encode(other_badge)),
        ("one character short", text[:-1]),
        ("twice in one", text * 2),
        ("half of it", text[:60]),
        ("nothing", ""),
        ("blanks", " \t\r\n"),
        ("a product", "8992753101"),
        ("a link of others", "https://example.id/?" + "x" * 300),
        ("raw bytes in hexadecimal digits", cut.hex().upper()),
    ]


def _read(name: str, text: str) -> dict[str, Any]:
    ring = key_ring(key.verification_key() for key in (*KEYS.values(), FOREIGN))
    token = parse(text)
    unfit = judge_code(token, ring, EVENT)
    known = None if isinstance(token, Unreadable) else token
    return {
        "name": name,
        "text": text,
        "key_id": known and known.key_id,
        "badge_id": known and known.badge_id,
        "reason": unfit and unfit.reason.value,
    }


def _chance(draw: random.Random, percent: int) -> bool:
    return draw.randrange(100) < percent


def _moment(draw: random.Random, minutes: int = 90) -> datetime:
    return START + timedelta(minutes=draw.randint(0, minutes))


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


def _attempt(draw: random.Random, at: datetime) -> Attempt:
    offline = _chance(draw, 60)
    late = timedelta(minutes=draw.choice([0, 5, 40, 60 * 24 * 61] if offline else [0]))
    fast = timedelta(minutes=draw.choice([0, 0, 3]))
    refused = draw.choice([None] * 7 + [Reason.REVOKED]) if offline else None
    direction = draw.choice([Direction.ENTRY] * 3 + [Direction.EXIT])
    device = draw.choice(["device:a", "device:b"])
    return Attempt(device, direction, at + fast, at + late, offline, refused)


def _sent(attempt: Attempt) -> dict[str, Any]:
    return {
        "device": attempt.device,
        "direction": attempt.direction.value,
        "scanned_at": _text(attempt.scanned_at),
        "received_at": _text(attempt.received_at),
        "offline": attempt.offline,
        "refused": attempt.refused and attempt.refused.value,
        "counts_at": _text(attempt.at),
    }


def _decided(result: Admitted | Refused) -> dict[str, Any]:
    if isinstance(result, Admitted):
        return {"verdict": "admitted", "reason": result.despite and result.despite.value}
    return {"verdict": "refused", "reason": result.reason.value}


def _badge(draw: random.Random) -> KnownBadge | NoBadge:
    if _chance(draw, 20):
        unfit = (Reason.UNKNOWN_CODE, Reason.BAD_SIGNATURE, Reason.WRONG_EVENT)
        reason = draw.choice(unfit)
        return NoBadge(reason, authentic=reason is Reason.UNKNOWN_CODE and _chance(draw, 50))
    if _chance(draw, 50):
        return GOOD
    revoked = draw.choice([None, _moment(draw)])
    return KnownBadge(revoked, _chance(draw, 30), _chance(draw, 70))


def _decision(draw: random.Random) -> dict[str, Any]:
    attempt = _attempt(draw, _moment(draw))
    badge = _badge(draw)
    history = [
        Passage(draw.choice(list(Direction)), _moment(draw), draw.choice(["device:a", "device:b"]))
        for _ in range(draw.randint(0, 3))
    ]
    hours = draw.choice([OPEN, Hours(_moment(draw), None), Hours(None, _moment(draw))])
    return {
        "attempt": _sent(attempt),
        "badge": _badge_told(badge),
        "history": [
            {"direction": one.direction.value, "at": _text(one.at), "device": one.device}
            for one in history
        ],
        "opens_at": _text(hours.opens_at),
        "closes_at": _text(hours.closes_at),
        **_decided(decide(attempt, badge, history, hours)),
    }


def _badge_told(badge: KnownBadge | NoBadge) -> dict[str, Any]:
    if isinstance(badge, NoBadge):
        return {"reason": badge.reason.value, "authentic": badge.authentic}
    return {
        "revoked_at": _text(badge.revoked_at),
        "withdrawn": badge.withdrawn,
        "on_list": badge.on_list,
    }


def _reconciliation(draw: random.Random) -> dict[str, Any]:
    """One good badge, scanned by two devices; they upload in turn, and each upload is decided."""
    uploads = [
        [_attempt(draw, _moment(draw)) for _ in range(draw.randint(1, 3))]
        for _ in range(draw.randint(1, 3))
    ]
    history: list[Passage] = []
    return {"uploads": [_upload(upload, history) for upload in uploads]}


def _upload(attempts: Sequence[Attempt], history: list[Passage]) -> list[dict[str, Any]]:
    """Decide on an upload in the order in which its scans count; admissions become history."""
    told = []
    for attempt in sorted(attempts, key=lambda one: (one.at, one.scanned_at)):
        result = decide(attempt, GOOD, history, OPEN)
        if isinstance(result, Admitted):
            history.append(Passage(attempt.direction, attempt.at, attempt.device))
        told.append({**_sent(attempt), **_decided(result)})
    return told


if __name__ == "__main__":
    FILE.write_text(written(vectors()), "utf-8")
