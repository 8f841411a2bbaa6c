"""The decisions at the gates implemented once more, from the design, to compare the rules with.

It shares no code with `app.checkin.scans.rules`. A person's day at a place is a plain list of
passages, and every question is answered by walking through it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

WEST_INDONESIA = timedelta(hours=7)
"""Ahead of UTC, all year round."""
CODES = {"noise": "unknown_code", "forged": "bad_signature", "foreign": "wrong_event"}
"""Why each kind of code that is not a badge of the event is refused."""
Day = tuple[int, str, date]
"""Person, place and calendar day."""


@dataclass(frozen=True)
class Seen:
    """A scan; `who` is a kind of code, or a person with the number of their badge, if by badge."""

    device: str
    who: str | tuple[int, int | None]
    place: str
    gate: str
    entry: bool
    offline: bool
    stamp: datetime
    received: datetime
    refused: str | None = None

    @property
    def at(self) -> datetime:
        """By the server's clock online, else by the device's, unless that is wrong.

        It is wrong if it is after the scan was received, or more than 60 days before.
        """
        if not self.offline or self.stamp > self.received:
            return self.received
        return self.received if self.received - self.stamp > timedelta(days=60) else self.stamp


@dataclass(frozen=True)
class Judgement:
    """The decision expected; `double` is the number of the entry that it duplicates."""

    admitted: bool
    reason: str | None
    double: int | None = None


@dataclass(frozen=True)
class _Step:
    number: int
    entry: bool
    at: datetime
    device: str


@dataclass
class Door:
    """The state at the gates; scans are numbered from 0 in the order of recording."""

    hours: dict[str, tuple[datetime, datetime]]
    welcome: dict[str, set[int]]
    """For places that are not for everybody: the people they are for."""
    revoked: dict[tuple[int, int | None], datetime] = field(default_factory=dict)
    withdrawn: set[int] = field(default_factory=set)
    firsts: dict[Day, int] = field(default_factory=dict)
    admitted: dict[int, Seen] = field(default_factory=dict)
    """Admissions that were not annulled."""
    recorded: int = 0

    def judge(self, seen: Sequence[Seen]) -> dict[int, Judgement]:
        """Decide on scans received together; return the judgements by place in `seen`."""
        order = sorted(range(len(seen)), key=lambda place: (seen[place].at, seen[place].stamp))
        return {place: self._take(seen[place]) for place in order}

    def annul(self, number: int) -> None:
        """Annul an admission."""
        gone = self.admitted.pop(number)
        key = _day(gone)
        if key is not None and self.firsts.get(key) == number:
            del self.firsts[key]
            rest = [step for step in self._steps(key) if step.entry]
            if rest:
                self.firsts[key] = rest[0].number

    def _take(self, seen: Seen) -> Judgement:
        number, self.recorded = self.recorded, self.recorded + 1
        judgement = self._judge(seen)
        key = _day(seen)
        if judgement.admitted:
            if key is not None:
                self.admitted[number] = seen
            if key is not None and seen.entry:
                self.firsts.setdefault(key, number)
        return judgement

    def _judge(self, seen: Seen) -> Judgement:
        if seen.offline and seen.refused:
            return Judgement(False, seen.refused)
        key = _day(seen)
        if key is None:
            assert isinstance(seen.who, str)
            unknown = seen.who == "unissued"
            return Judgement(
                unknown and seen.offline, "unknown_code" if unknown else CODES[seen.who]
            )
        before = [step for step in self._steps(key) if step.at <= seen.at]
        after = [step for step in self._steps(key) if step.at > seen.at]
        last = before[-1] if before else None
        inside = last is not None and last.entry
        doubled = [step for step in (last, *after[:1]) if step is not None and step.entry]
        double = doubled[0].number if doubled and seen.entry else None
        reason = self._hindrance(seen, key, inside, bool(doubled))
        if reason is None:
            return Judgement(True, None)
        if not seen.offline or reason in {"too_early", "too_late"}:
            return Judgement(False, reason)
        own = last is not None and last.device == seen.device and last.entry == seen.entry
        if reason in {"already_inside", "not_inside"} and own:
            return Judgement(False, reason)
        return Judgement(True, reason, double)

    def _hindrance(self, seen: Seen, key: Day, inside: bool, doubles: bool) -> str | None:
        assert not isinstance(seen.who, str)
        person, place, _ = key
        opens, closes = self.hours.get(seen.gate, (seen.at, seen.at + timedelta(seconds=1)))
        hindrances = [
            ("revoked", seen.who in self.revoked and self.revoked[seen.who] <= seen.at),
            ("cancelled", person in self.withdrawn),
            ("not_on_list", place in self.welcome and person not in self.welcome[place]),
            ("not_inside", not seen.entry and not inside),
            ("too_early", seen.entry and seen.at < opens),
            ("too_late", seen.entry and closes <= seen.at),
            ("already_inside", seen.entry and doubles),
        ]
        return next((reason for reason, holds in hindrances if holds), None)

    def _steps(self, key: Day) -> list[_Step]:
        steps = [
            _Step(number, seen.entry, seen.at, seen.device)
            for number, seen in self.admitted.items()
            if _day(seen) == key
        ]
        return sorted(steps, key=lambda step: (step.at, step.number))


def _day(seen: Seen) -> Day | None:
    if isinstance(seen.who, str):
        return None
    return seen.who[0], seen.place, (seen.at.replace(tzinfo=None) + WEST_INDONESIA).date()
