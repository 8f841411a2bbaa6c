"""The event's first page: its steps, rows that wait for a decision, the timetable's figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from app.core.locale import Locale, number, text
from app.documents.service import DocumentName
from app.timetable.comparing.schemas import TierOut
from app.timetable.questions.capacity_now import CapacityNow

StepState = Literal["done", "attention", "open"]
Basis = Literal["witness", "solver", "none"]
SHARE = 10_000
"""The share of a host's seats in use is counted in ten-thousandths."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of everything the event has; `held_back` are rows that wait for a decision."""

    slots: int
    tables: int
    seats: int
    partners: int
    cooperatives: int
    requests: int
    meetings: int
    held_back: int
    badges: int
    arrived: int
    expected: int


@dataclass(frozen=True, slots=True)
class TourStep:
    """A step of the tour; `name` is its key in the catalogue, `page` the page for doing it."""

    name: str
    state: StepState
    detail: str
    page: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A document to download; `key` is its name in the catalogue, `kind` its format."""

    key: str
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier of the certificate in words.

    `limit` says how far it is proven, `basis` by what: a witness that can be checked without a
    solver, the solver's own statement, or nothing.
    """

    sentence: str
    basis: Basis
    limit: str


def tour(counts: Counts, locale: Locale) -> list[TourStep]:
    """Return the steps with their states, in the order in which an organizer takes them."""

    def step(name: str, state: StepState, page: str | None = None, **params: object) -> TourStep:
        written = {
            key: number(value, locale) if isinstance(value, int) else value
            for key, value in params.items()
        }
        return TourStep(name, state, text(f"web.step_{name}_detail", locale, **written), page)

    listed = counts.cooperatives > 0
    attendees: StepState = "attention" if counts.held_back else "done" if listed else "open"
    return [
        step("programme", "done" if counts.slots else "open", slots=counts.slots),
        step("attendees", attendees, cooperatives=counts.cooperatives),
        step(
            "partners",
            "done" if counts.tables else "open",
            partners=counts.partners,
            tables=counts.tables,
        ),
        step("requests", "done" if counts.requests else "open", requests=counts.requests),
        step("solve", "done" if counts.meetings else "open", meetings=counts.meetings),
        step("print", "done" if counts.badges else "open", badges=counts.badges),
        step(
            "door",
            "done" if counts.arrived else "open",
            "door",
            arrived=counts.arrived,
            total=counts.expected,
        ),
    ]


def document_links(event_id: UUID, counts: Counts, timetable: int | None) -> list[DocumentLink]:
    """Return the documents that exist: badges once issued, the others once there is a timetable."""
    links = []
    for name in DocumentName:
        address = f"/api/v1/events/{event_id}/documents/{name.value}"
        kind = name.value.rpartition(".")[2].upper()
        if name is DocumentName.BADGES and counts.badges:
            links.append(DocumentLink(name.name.lower(), address, kind))
        elif name is not DocumentName.BADGES and timetable is not None:
            address += f"?timetable={timetable}"
            links.append(DocumentLink(name.name.lower(), address, kind))
    return links


def tier(report: TierOut, visitors: int, locale: Locale) -> Tier:
    """Return a tier of a certificate in words; `visitors` is the number of cooperatives."""
    basis: Basis = "none"
    if report.proven:
        basis = "witness" if report.witness else "solver"
        limit = text(f"web.tier_proven_{basis}", locale)
    elif report.bound is None:
        limit = text("web.tier_unbounded", locale)
    else:
        limit = text("web.tier_limit", locale, bound=_written(report.name, report.bound, locale))
    sentence = text(
        f"web.tier_{report.name}",
        locale,
        value=_written(report.name, report.value, locale),
        levels=" / ".join(f"≥{level}" for level in range(1, len(report.value) + 1)),
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


def _written(name: str, value: Sequence[int], locale: Locale) -> str:
    if name == "host_balance":
        return f"{number(round(value[0] * 100 / SHARE, 1), locale)}%"
    return " / ".join(number(part, locale) for part in value)
