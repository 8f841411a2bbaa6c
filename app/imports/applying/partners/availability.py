"""When a partner is away, from what its list says and the event's programme: pure.

Times are minutes of the event's day in its own zone, from 0 to 1440.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.sheets.rows import AvailabilityTerm

DAY = 24 * 60
NOON = 12 * 60
Stretch = tuple[int, int]
_TITLES = ("sesi {}", "session {}", "slot {}")


@dataclass(frozen=True, slots=True)
class DaySlot:
    """A bookable interval, with its session and its titles in small letters."""

    start: int
    end: int
    session: str | None = None
    titles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Resolved:
    """Stretches of absence in time order, or the statements that the programme cannot place."""

    absences: tuple[Stretch, ...] = ()
    unplaced: tuple[str, ...] = ()


def resolve(terms: Sequence[AvailabilityTerm], slots: Sequence[DaySlot]) -> Resolved:
    """Turn statements about presence into absences.

    Where something is said about being there, the rest of the day is absence; statements about
    being away are taken off. With one statement that cannot be placed, nothing is resolved: half
    of what was said may be the opposite of what was meant.
    """
    present: list[Stretch] = []
    away: list[Stretch] = []
    unplaced: list[str] = []
    in_order = sorted(slots, key=lambda slot: slot.start)
    for term in terms:
        stretch = _place(term, in_order)
        if stretch is None:
            unplaced.append(term.word or f"slot {term.first}-{term.last}")
        else:
            (present if term.present else away).append(stretch)
    if unplaced:
        return Resolved(unplaced=tuple(unplaced))
    said_present = any(term.present for term in terms)
    gaps = _complement(present) if said_present else []
    return Resolved(absences=tuple(_union([*gaps, *away])))


def _place(term: AvailabilityTerm, slots: Sequence[DaySlot]) -> Stretch | None:
    if term.kind == "window":
        return _minutes(term.start), _minutes(term.end)
    if term.kind == "slot":
        if not 1 <= term.first <= term.last <= len(slots):
            return None
        return slots[term.first - 1].start, slots[term.last - 1].end
    if term.word == "morning":
        return 0, _afternoon(slots)
    if term.word == "afternoon":
        return _afternoon(slots), DAY
    return _session(term.word.rpartition(" ")[2], slots)


def _minutes(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _afternoon(slots: Sequence[DaySlot]) -> int:
    """Return when the afternoon begins: with the first session after noon, else at noon."""
    begun_before_noon = {slot.session for slot in slots if slot.session and slot.start < NOON}
    later = [
        slot.start
        for slot in slots
        if slot.start >= NOON and (slot.session is None or slot.session not in begun_before_noon)
    ]
    return later[0] if later else NOON


def _session(number: str, slots: Sequence[DaySlot]) -> Stretch | None:
    """Find `sesi 3`: the slot of that title, else the third session."""
    wanted = {title.format(number) for title in _TITLES}
    for slot in slots:
        if slot.titles & wanted:
            return slot.start, slot.end
    names = list(dict.fromkeys(slot.session for slot in slots if slot.session))
    if not number.isdigit() or not 1 <= int(number) <= len(names):
        return None
    own = [slot for slot in slots if slot.session == names[int(number) - 1]]
    return own[0].start, own[-1].end


def _union(stretches: Iterable[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _complement(stretches: Iterable[Stretch]) -> list[Stretch]:
    gaps: list[Stretch] = []
    reached = 0
    for start, end in _union(stretches):
        if start > reached:
            gaps.append((reached, start))
        reached = max(reached, end)
    return [*gaps, (reached, DAY)] if reached < DAY else gaps
