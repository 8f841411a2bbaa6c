"""The content of an agenda: all texts in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.documents.shapes import IntervalLine


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One meeting from the side of the cooperative; `topic` is what it is about."""

    time: str
    table: str
    partner: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class UngrantedLine:
    """A request without a meeting, with the reason as a sentence."""

    partner: str
    reason: str


@dataclass(frozen=True, slots=True)
class AgendaView:
    """One cooperative's day, in order of time, and its ungranted requests.

    `manager` is the name of its manager; `advice` says what the cooperative can still do.
    """

    cooperative: str
    village: str
    kecamatan: str
    manager: str
    lines: Sequence[AgendaLine | IntervalLine]
    ungranted: Sequence[UngrantedLine] = ()
    advice: str = ""
