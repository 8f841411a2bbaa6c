"""The event's first page: its steps, rows that wait for a decision, the timetable's figures."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.core.locale import Locale, number, text
from app.timetable.comparing.schemas import TierOut
from app.timetable.questions.capacity_now import CapacityNow
from app.web.frame.tiers import written
from app.web.home.rules import Standing, StepState, step_states

Basis = Literal["witness", "solver", "none"]


@dataclass(frozen=True, slots=True)
class TourStep:
    """A step of the tour; `name` is its key in the catalogue, `path` the page for doing it."""

    name: str
    state: StepState
    detail: str
    path: str | None


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier of the certificate in words.

    `limit` says how far it is proven, `basis` by what: a witness that can be checked without a
    solver, the solver's own statement, or nothing.
    """

    sentence: str
    basis: Basis
    limit: str


_SECTION_OF = {
    "programme": "programme",
    "attendees": "people",
    "partners": "partners",
    "requests": "requests",
    "solve": "timetable",
    "print": "papers",
    "door": "day",
}


def tour(
    standing: Standing, locale: Locale, path_of: Callable[[str], str | None]
) -> list[TourStep]:
    """Return the steps with their states, in the order in which an organizer takes them.

    `path_of` returns where the page of a section is; None: the reader has no such page.
    """
    counts = standing.counts
    details: dict[str, dict[str, int]] = {
        "programme": {"slots": counts.slots},
        "attendees": {"cooperatives": counts.cooperatives},
        "partners": {"partners": counts.partners, "tables": counts.tables},
        "requests": {"requests": counts.requests},
        "solve": {"meetings": counts.meetings},
        "print": {"badges": counts.badges},
        "door": {"arrived": counts.arrived, "total": counts.expected},
    }
    return [
        TourStep(
            name,
            state,
            text(
                f"web.step_{name}_detail",
                locale,
                **{key: number(value, locale) for key, value in details[name].items()},
            ),
            path_of(_SECTION_OF[name]),
        )
        for name, state in step_states(standing).items()
    ]


def tier(report: TierOut, visitors: int, locale: Locale) -> Tier:
    """Return a tier of a certificate in words; `visitors` is the number of cooperatives."""
    basis: Basis = "none"
    if report.proven:
        basis = "witness" if report.witness else "solver"
        limit = text(f"web.tier_proven_{basis}", locale)
    elif report.bound is None:
        limit = text("web.tier_unbounded", locale)
    else:
        limit = text("web.tier_limit", locale, bound=written(report.name, report.bound, locale))
    sentence = text(
        f"web.tier_{report.name}",
        locale,
        value=written(report.name, report.value, locale),
        levels=" / ".join(str(level) for level in range(1, len(report.value) + 1)),
        visitors=number(visitors, locale),
    )
    return Tier(sentence, basis, limit)


def capacity_sentence(known: CapacityNow, locale: Locale) -> str:
    """Return how many requests can be granted, and what one more table would add, as sentences."""
    share = round(100 * known.achieved / known.requested) if known.requested else 100
    sentence = text(
        "web.capacity",
        locale,
        achieved=number(known.achieved, locale),
        requested=number(known.requested, locale),
        share=number(share, locale),
    )
    if known.best is None:
        return sentence
    more = text(
        "web.capacity_best",
        locale,
        partner=known.best.partner,
        meetings=number(known.best.meetings, locale),
    )
    return f"{sentence} {more}"
