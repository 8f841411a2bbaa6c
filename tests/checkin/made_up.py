"""Made-up scans of devices of all kinds, for a day at the door."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from app.badges.keys import private_half
from app.badges.queries import current_key
from app.badges.tokens import BadgeToken, SigningKey, encode, issue, new_badge_id, parse
from app.checkin.records import Gate, Reason, Verdict
from app.checkin.scans.recording import Recorded
from app.core.database.sessions import transaction
from tests.checkin.hall import Hall
from tests.conftest import EVENT_MORNING

PEOPLE = 2
GATES = {"main": "event", "side": "event", "morning": "pagi", "table": "meja"}
"""Gates and the places that they lead to; only the first person has meetings at the latter two."""
OPENS, CLOSES = EVENT_MORNING + timedelta(hours=1), EVENT_MORNING + timedelta(hours=5)
"""Of the side gate."""
KEPT_TO = {"d2": ("main", "table")}
"""Devices that may not scan everywhere."""
FLAWS: dict[str, dict[str, Any]] = {
    "gate": {"gate_id": UUID(int=1)},
    "person": {"attendee_id": UUID(int=2), "code": None},
}
WRONG_CLOCK = -90 * 24 * 60
"""Minutes by which a clock is off that lost its time."""
CODES = ("noise", "forged", "foreign", "unissued")

made = st.fixed_dictionaries(
    {
        "device": st.sampled_from(["d0", "d1", "d2"]),
        "who": st.sampled_from([*[0, 1] * 5, *CODES]),
        "badge": st.integers(0, 3),
        "by_name": st.sampled_from([False, False, True]),
        "gate": st.sampled_from(["main", "main", "main", *GATES]),
        "entry": st.sampled_from([True, True, False]),
        "offline": st.booleans(),
        "minutes": st.integers(-24 * 60, 24 * 60) | st.integers(-90, 5) | st.just(WRONG_CLOCK),
        "refused": st.sampled_from([*[None] * 8, Reason.REVOKED, Reason.ALREADY_INSIDE]),
        "flaw": st.sampled_from([*[None] * 9, *FLAWS]),
    }
)


def open_side_gate(engine: Engine, hall: Hall, opens: datetime, closes: datetime) -> None:
    with transaction(engine) as session:
        gate = session.get_one(Gate, hall.gates["side"])
        gate.opens_at, gate.closes_at = opens, closes


def bad_code(session: Session, hall: Hall, foreign: str, kind: str) -> str:
    """Return a code that opens no door: one of `CODES`."""
    genuine = parse(hall.codes[0])
    assert isinstance(genuine, BadgeToken)
    if kind == "noise":
        return hall.codes[0][:-1]
    if kind == "foreign":
        return foreign
    if kind == "forged":
        return encode(replace(genuine, badge_id=new_badge_id()))
    record = current_key(session, hall.event_id)
    assert record is not None
    key = SigningKey(record.key_id, hall.event_id, private_half(session, record))
    return encode(issue(key, new_badge_id()))


def judged(outcome: Recorded) -> tuple[bool, str | None]:
    """Return what was decided, and why."""
    return outcome.fact.verdict is Verdict.ADMITTED, outcome.fact.reason
