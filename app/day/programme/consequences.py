"""What a change of the programme does to meetings: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from app.meetings.queries import MeetingLine
from app.requests.pairs import Pair


@dataclass(frozen=True, slots=True)
class TouchedDraft:
    """A version that is not published yet, and what becomes of its meetings."""

    number: int
    meetings: int
    """How many lose their slot."""
    absent: int
    """How many follow their slot to a time at which their party or table is not there."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What becomes of slots and meetings."""

    slots_added: int
    slots_removed: int
    slots_moved: int
    before: Sequence[MeetingLine]
    """The published meetings as they were."""
    after: Sequence[MeetingLine]
    locks_freed: int
    """Pairs that stay locked, but to no slot any more."""
    draft: TouchedDraft | None

    @property
    def removed(self) -> int:
        """Return how many published meetings fall out."""
        return len(_by_pair(self.before).keys() - _by_pair(self.after).keys())

    @property
    def moved(self) -> int:
        """Return how many published meetings go to another time."""
        after = _by_pair(self.after)
        return sum(
            _when(line) != _when(after[pair])
            for pair, line in _by_pair(self.before).items()
            if pair in after
        )

    @property
    def touches_meetings(self) -> bool:
        """Return whether somebody must agree first."""
        return bool(self.removed or self.moved or self.locks_freed or self.draft)

    @property
    def agreement(self) -> str:
        """Return what names exactly these consequences: the same for the same, whenever asked."""
        after = _by_pair(self.after)
        facts = sorted(
            f"{line.cooperative_id} {line.partner_id} {_when(line)} "
            f"{_when(after[pair]) if pair in after else None}"
            for pair, line in _by_pair(self.before).items()
        )
        return sha256(repr((facts, self.locks_freed, self.draft)).encode()).hexdigest()[:32]


def _by_pair(lines: Sequence[MeetingLine]) -> dict[Pair, MeetingLine]:
    return {(line.cooperative_id, line.partner_id): line for line in lines}


def _when(line: MeetingLine) -> tuple[str, str]:
    return line.starts_at.isoformat(), line.ends_at.isoformat()
