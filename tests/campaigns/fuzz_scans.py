"""Invented codes and bodies: nothing crashes, and no code is admitted that we did not issue.

    python -m tests.campaigns.fuzz_scans [--minutes 10]

Codes are texts of every kind, tokens cut, run together, with parts of others or signed by other
keys; bodies are any JSON.
"""

import argparse
import base64
import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.badges.tokens import (
    BadgeToken,
    VerificationKey,
    encode,
    issue,
    key_ring,
    new_badge_id,
    new_signing_key,
    parse,
    verify,
)
from app.core.database.engine import open_engine
from app.core.settings import Settings
from app.main import create_app
from app.migrations import migrate
from tests.api import EVENT, Api
from tests.checkin.hall import Hall, furnish
from tests.conftest import StillClock

_HEADERS = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Target:
    """An event to attack, and the codes of a neighbouring one."""

    api: Api
    hall: Hall
    foreign: list[str]
    """Genuine tokens of another event."""

    def genuine(self, code: object) -> bool:
        """Return whether a text contains one of the event's own tokens, and no other."""
        if not isinstance(code, str):
            return False
        token = parse(code)
        return isinstance(token, BadgeToken) and encode(token) in self.hall.codes


@contextmanager
def target(folder: Path) -> Iterator[Target]:
    """Serve two furnished events in this process."""
    settings_ = Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'titik-temu.db'}")
    engine = open_engine(settings_.database)
    migrate(engine)
    clock = StillClock.at_event()
    app = create_app(settings_, engine=engine, clock=clock)
    with Api(app, engine, clock.now()) as api:
        hall = furnish(engine, api.event_id, api.now)
        other = UUID(api.post(api.admin, "/api/v1/events", EVENT)["id"])
        yield Target(api, hall, furnish(engine, other, api.now).codes)
    engine.dispose()


def codes(hall: Hall, foreign: list[str]) -> st.SearchStrategy[str]:
    """Return a strategy of scanned texts: genuine, damaged, forged, foreign, and arbitrary ones."""
    ours = st.sampled_from(hall.codes)
    theirs = st.sampled_from(foreign)
    noise = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)
    at = st.integers(0, 120)
    alphabet = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    return st.one_of(
        ours,
        theirs,
        noise,
        st.builds(lambda a, cut: a[:cut], ours, at),
        st.builds(lambda a, cut: a[cut:], ours, at),
        st.builds(lambda a, b, cut: a[:cut] + b[cut:], ours, theirs, at),
        st.builds(lambda a, b: a + b, ours, ours),
        st.builds(lambda a, n, letter: a[:n] + letter + a[n + 1 :], ours, at, alphabet),
        st.builds(lambda a, n, text: a[:n] + text + a[n:], ours, at, noise),
        st.builds(lambda a, text: f"HTTPS://TEMU.EXAMPLE/B/{a}{text}", ours, noise),
        st.builds(str.lower, ours),
        st.binary(min_size=75, max_size=75).map(lambda raw: base64.b32encode(raw).decode()),
        st.builds(_forged, ours),
    )


def _forged(code: str) -> str:
    """Return the same badge's token, signed by a key of another event."""
    token = parse(code)
    assert isinstance(token, BadgeToken)
    return encode(
        BadgeToken(
            token.key_id, token.badge_id, issue(new_signing_key(uuid4()), token.badge_id).signature
        )
    )


def check_parser(text: str, keys: dict[str, VerificationKey], issued: set[str]) -> None:
    """Check that parsing never fails, and that only signed texts are authentic."""
    token = parse(text)
    if isinstance(token, BadgeToken):
        found = verify(token, keys)
        authentic = type(found).__name__ == "Authentic"
        assert authentic == (encode(token) in issued), text


def own_keys() -> tuple[dict[str, VerificationKey], list[str]]:
    """Return keys of one event, and tokens signed with them."""
    signing = [new_signing_key(UUID(int=1)) for _ in range(2)]
    tokens = [encode(issue(key, new_badge_id())) for key in signing for _ in range(3)]
    return key_ring(key.verification_key() for key in signing), tokens


def check_scan(target_: Target, code: str) -> None:
    """Check that a scan is answered, and admitted only with a genuine code."""
    body = target_.hall.body(code, target_.api.now)
    answer = target_.api.organizer.post(target_.api.at("/scans"), json=body)
    assert answer.status_code in (201, 422), answer.text
    if answer.status_code == 201 and answer.json()["person"] is not None:
        assert target_.genuine(code), code


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
    ),
    max_leaves=12,
)


def scans(target_: Target) -> st.SearchStrategy[Any]:
    """Return a strategy of batch items: scans with some fields replaced, left out or added."""
    names = ("scan_id", "gate_id", "code", "attendee_id", "direction", "scanned_at", "offline")
    sound = st.builds(
        lambda code, offline: target_.hall.body(code, target_.api.now, offline=offline),
        codes(target_.hall, target_.foreign),
        st.booleans(),
    )
    spoilt = st.builds(
        lambda body, name, value: body | {name: value}, sound, st.sampled_from(names), json_values
    )
    without = st.builds(
        lambda body, name: {key: body[key] for key in body if key != name},
        sound,
        st.sampled_from(names),
    )
    return st.one_of(sound, spoilt, without, json_values)


def check_batch(target_: Target, items: list[Any], client: TestClient) -> None:
    """Check that a batch is answered item by item, and that only genuine codes are admitted."""
    sent = json.dumps({"scans": items})
    answer = client.post(target_.api.at("/scans/batch"), content=sent, headers=_HEADERS)
    assert answer.status_code == 200, (answer.status_code, answer.text)
    told = answer.json()["items"]
    assert len(told) == len(items)
    for item, outcome in zip(items, told, strict=True):
        assert outcome["status"] in (200, 201, 422), outcome
        if outcome["scan"] and outcome["scan"]["person"] and "code" in item:
            assert target_.genuine(item["code"]), item


def check_body(target_: Target, body: bytes) -> None:
    """Check that no body is answered with a server error."""
    for path in ("/scans", "/scans/batch"):
        answer = target_.api.organizer.post(target_.api.at(path), content=body, headers=_HEADERS)
        assert answer.status_code in (200, 400, 413, 422), (answer.status_code, answer.text)


def attack(target_: Target, *, examples: int, number: int) -> None:
    """Try `examples` generated inputs of each kind, different ones for each number."""
    keys, issued = own_keys()
    hall = Hall(UUID(int=1), [], issued, [], {}, [])
    modest = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    @modest
    @seed(number)
    @given(text=codes(hall, own_keys()[1]))
    def parser(text: str) -> None:
        check_parser(text, keys, set(issued))

    @modest
    @seed(number)
    @given(code=codes(target_.hall, target_.foreign))
    def single(code: str) -> None:
        check_scan(target_, code)

    @modest
    @seed(number)
    @given(items=st.lists(scans(target_), max_size=6))
    def batch(items: list[Any]) -> None:
        check_batch(target_, items, target_.api.organizer)

    @modest
    @seed(number)
    @given(body=st.binary(max_size=200) | json_values.map(lambda v: json.dumps(v).encode()))
    def anything(body: bytes) -> None:
        check_body(target_, body)

    for attempt in (parser, single, batch, anything):
        attempt()


def main() -> None:
    """Attack for some minutes and print the number of inputs."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaigns.fuzz_scans")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--examples", type=int, default=300, help="of each kind, a round")
    options = parser.parse_args()
    deadline = time.monotonic() + options.minutes * 60
    rounds = 0
    with (
        tempfile.TemporaryDirectory(prefix="titik-temu-fuzz-") as folder,
        target(Path(folder)) as attacked,
    ):
        while time.monotonic() < deadline:
            rounds += 1
            attack(attacked, examples=options.examples, number=rounds)
    print(f"{rounds} rounds of 4 x {options.examples} inputs: no failure, no forgery let in")


if __name__ == "__main__":
    main()
