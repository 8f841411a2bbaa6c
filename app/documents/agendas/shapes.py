"""What an agenda shows: every text resolved, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.shapes import IntervalLine


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One meeting as its cooperative sees it; `topic` is what it is about."""

    time: str
    table: str
    partner: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class UngrantedLine:
    """A request that got no meeting, and why, in a sentence."""

    partner: str
    reason: str


@dataclass(frozen=True, slots=True)
class AgendaView:
    """One cooperative's day, in order of time, and what it asked for in vain.

    `manager` is the name of who comes; `advice` says what the cooperative can still do.
    """

    cooperative: str
    village: str
    kecamatan: str
    manager: str
    lines: Sequence[AgendaLine | IntervalLine]
    ungranted: Sequence[UngrantedLine] = ()
    advice: str = ""
