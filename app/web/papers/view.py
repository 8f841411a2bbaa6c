"""The papers of an event as a page offers them: pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from app.documents.badges.pdf import BadgeSheet
from app.documents.choosing import Choice
from app.documents.names import OF_A_DAY, DocumentName
from app.events.records import Event
from app.meetings.records import Timetable
from app.printing.schemas import PrintRunOut
from app.timetable.jobs.attempts import ACTIVE

CHOSEN_BY: Final = frozenset({DocumentName.BADGES, DocumentName.AGENDAS, DocumentName.TABLE_SHEETS})
"""The papers of which some can be chosen."""

_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file of a paper that was prepared."""

    number: int
    href: str
    megabytes: int
    """At least 1."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paper that is being prepared, or was; `key` is its name in the catalogue."""

    key: str
    run: PrintRunOut
    place: str
    """Address of what is shown of it."""
    files: list[PreparedFile]
    is_active: bool


def prepared(event: Event, runs: Iterable[PrintRunOut]) -> list[Prepared]:
    """Return what was prepared, in the order given."""
    shown = []
    for run in runs:
        place = f"/events/{event.id}/papers/prepared/{run.id}"
        files = [
            PreparedFile(
                file.number, f"{place}/{file.number}", max(1, round(file.size / _MEGABYTE))
            )
            for file in run.files
        ]
        active = run.status in ACTIVE
        shown.append(Prepared(run.document.name.lower(), run, place, files, active))
    return shown


def query_of(
    choice: Choice, sheet: BadgeSheet, timetable: Timetable | None = None
) -> dict[str, str]:
    """Return the parameters of the page's address that choose this."""
    values = {
        "kecamatan": choice.kecamatan,
        "partner_id": choice.partner_id,
        "changed_since": choice.changed_since,
        "cooperative_id": choice.cooperative_id,
        "outdated": "true" if choice.outdated else None,
        "day": choice.day,
        "sheet": sheet,
        "timetable": None if timetable is None else timetable.number,
    }
    return {name: str(value) for name, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to fetch; `key` is its name in the catalogue, `picture` that of its first page."""

    key: str
    href: str
    """Address at which it is shown."""
    file: str
    """Address at which it comes as a file to keep."""
    picture: str | None
    kind: str
    whole: bool
    """Nothing is chosen of it: it is always complete."""


def papers(
    event_id: UUID, choice: Choice, sheet: BadgeSheet, *, badges: int, timetable: int | None
) -> list[Paper]:
    """Return what can be fetched: badges once there are some, the others with a timetable."""
    there = [
        name
        for name in DocumentName
        if (badges if name is DocumentName.BADGES else timetable is not None)
    ]
    return [_paper(event_id, name, choice, sheet, timetable) for name in there]


def _paper(
    event_id: UUID,
    name: DocumentName,
    choice: Choice,
    sheet: BadgeSheet,
    timetable: int | None,
) -> Paper:
    asked: dict[str, str | int] = {}
    if name is DocumentName.BADGES and sheet != "a6":
        asked["sheet"] = sheet
    if name is not DocumentName.BADGES and timetable is not None:
        asked["timetable"] = timetable
    if name in OF_A_DAY and choice.day is not None:
        asked["day"] = choice.day.isoformat()
    if name in CHOSEN_BY:
        wanted = {
            "kecamatan": choice.kecamatan,
            "partner_id": choice.partner_id,
            "changed_since": choice.changed_since,
        }
        asked |= {key: str(value) for key, value in wanted.items() if value is not None}
    query = f"?{urlencode(asked)}" if asked else ""
    stem, _, kind = name.value.rpartition(".")
    shown = f"/events/{event_id}/papers/{stem}.{kind}"
    drawn = f"/api/v1/events/{event_id}/documents/{name.value}/picture{query}"
    return Paper(
        key=name.name.lower(),
        href=f"{shown}{query}",
        file=f"{shown}?{urlencode({**asked, 'keep': 1})}",
        picture=drawn if kind == "pdf" else None,
        kind=kind.upper(),
        whole=name not in CHOSEN_BY and "day" not in asked,
    )
