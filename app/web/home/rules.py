"""What an organizer does next, what is wrong, and how far each step is: pure rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from app.imports.records import Import, ImportStatus, ListKind
from app.requests.rules import too_few

StepState = Literal["done", "attention", "open"]
Day = Literal["ahead", "today", "over"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of everything the event has."""

    slots: int = 0
    tables: int = 0
    seats: int = 0
    partners: int = 0
    cooperatives: int = 0
    requests: int = 0
    derived: int = 0
    """Those of the requests that follow from needs and offers."""
    derivable: int = 0
    """Cooperatives that need what a partner offers."""
    meetings: int = 0
    """Of the timetable that is shown."""
    without_meeting: int = 0
    """Cooperatives that the timetable shown gives no meeting."""
    astray: int = 0
    """Meetings of the timetable shown in slots that have left the programme."""
    with_withdrawn: int = 0
    """Meetings of the timetable shown with parties that have withdrawn."""
    unapplied: int = 0
    """Kinds of lists of which the newest is not applied yet."""
    held_back: int = 0
    """Rows of applied lists that wait for a person's decision."""
    badges: int = 0
    without_badge: int = 0
    arrived: int = 0
    expected: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an event stands: its counts, its timetable, and whether its day has come."""

    counts: Counts
    has_timetable: bool
    published: bool
    day: Day
    reachable: bool
    """Whether there is an address that phones of participants reach."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Something to do or look at: the text `web.<name>`, and the section where it is done."""

    name: str
    section: str
    """A section's name, `rows` for those held back, or `address`."""
    count: int = 0


def _lacks_requests(standing: Standing) -> bool:
    at = standing.counts
    few = too_few(
        at.requests,
        derived=at.derived,
        cooperatives=at.cooperatives,
        derivable=at.derivable,
    )
    return at.requests == 0 or (few and not standing.has_timetable)


_STEPS: Final = (
    ("programme", "programme", lambda at: at.counts.slots == 0),
    ("apply", "lists", lambda at: at.counts.unapplied > 0),
    ("attendees", "lists", lambda at: at.counts.cooperatives == 0),
    ("partners", "lists", lambda at: at.counts.tables == 0),
    ("rows", "rows", lambda at: at.counts.held_back > 0 and at.day == "ahead"),
    ("requests", "requests", _lacks_requests),
    ("solve", "solve", lambda at: not at.has_timetable),
    ("again", "solve", lambda at: not at.published and at.counts.astray > 0),
    ("publish", "timetable", lambda at: not at.published),
    ("badges", "papers", lambda at: at.counts.without_badge > 0 and at.day != "over"),
    ("prepare", "day", lambda at: at.day == "ahead"),
    ("watch", "day", lambda at: at.day == "today"),
    ("report", "report", lambda at: at.day == "over"),
)
"""The steps in the order in which they are taken, each with when it is due."""


def next_step(standing: Standing) -> Pointer:
    """Return the one thing to do next."""
    name, section = next((name, place) for name, place, due in _STEPS if due(standing))
    return Pointer(f"next_{name}", section)


def wrongs(standing: Standing) -> list[Pointer]:
    """Return what is wrong or waits, the most urgent first."""
    counts = standing.counts
    after_publishing = counts.without_badge if standing.published else 0
    repair = "changes" if standing.published else "solve"
    found = (
        Pointer("wrong_unapplied", "lists", counts.unapplied),
        Pointer("wrong_rows", "rows", counts.held_back),
        Pointer("wrong_astray", "solve", counts.astray),
        Pointer("wrong_withdrawn", repair, counts.with_withdrawn),
        Pointer("wrong_without_meeting", "timetable", counts.without_meeting),
        Pointer("wrong_without_badge", "papers", after_publishing),
        Pointer("wrong_address", "address", int(counts.badges > 0 and not standing.reachable)),
    )
    return [one for one in found if one.count]


def step_states(standing: Standing) -> dict[str, StepState]:
    """Return how far each step is; done is only what leaves nothing to do."""
    counts = standing.counts
    waits = counts.held_back + counts.unapplied > 0
    return {
        "programme": "done" if counts.slots else "open",
        "attendees": _state(begun=counts.cooperatives > 0, wrong=waits),
        "partners": "done" if counts.tables else "open",
        "requests": "done" if counts.requests else "open",
        "solve": _state(
            begun=standing.has_timetable,
            wrong=standing.has_timetable
            and (not standing.published or counts.astray + counts.with_withdrawn > 0),
        ),
        "print": _state(
            begun=counts.badges > 0, wrong=bool(counts.badges and counts.without_badge)
        ),
        "door": "done" if counts.arrived == counts.expected > 0 else "open",
    }


def _state(*, begun: bool, wrong: bool) -> StepState:
    return "attention" if wrong else "done" if begun else "open"


def unapplied(lists: Iterable[Import]) -> int:
    """Return of how many kinds of lists the newest is not applied."""
    newest: dict[ListKind, Import] = {}
    for one in sorted(lists, key=lambda each: each.number):
        newest[one.kind] = one
    return sum(one.status is ImportStatus.PREVIEWED for one in newest.values())
