"""A list of places as the area's page shows it, and as its form sends it back: pure."""

import csv
from dataclasses import dataclass
from io import StringIO
from typing import Final

from app.sheets.values.regions.own import NO_GROUP, OwnPlaces
from app.sheets.values.regions.villages import Village

MAPPING: Final = {"1": "name", "2": "kecamatan", "3": "code", "4": "kind", "5": "regency"}
"""What the columns of `as_text` are."""
_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Looked:
    """A list of places to look at before the event has it; `text` is what sends it back."""

    filename: str
    places: int
    groups: int
    place_heading: str
    group_heading: str
    with_regencies: bool
    first: tuple[Village, ...]
    text: str
    elsewhere: int
    """How many cooperatives would stand in none of its places."""
    findings: list[str]
    skipped: int


def looked(
    filename: str,
    own: OwnPlaces,
    *,
    with_regencies: bool,
    elsewhere: int,
    findings: list[str],
    skipped: int,
) -> Looked:
    """Return a list of places as it is looked at."""
    return Looked(
        filename=filename,
        places=len(own.villages),
        groups=own.groups,
        place_heading=own.place_heading,
        group_heading=own.group_heading,
        with_regencies=with_regencies,
        first=own.villages[:_SHOWN],
        text=as_text(own),
        elsewhere=elsewhere,
        findings=findings,
        skipped=skipped,
    )


def as_text(own: OwnPlaces) -> str:
    """Return places as a table that is read as the same places again."""
    written = StringIO()
    table = csv.writer(written, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    table.writerow(
        [own.place_heading or "Tempat", own.group_heading or "Kelompok", "Kode", "Jenis", "Kab"]
    )
    for one in own.villages:
        group = "" if one.kecamatan == NO_GROUP else one.kecamatan
        table.writerow([one.name, group, one.code, one.kind, one.regency])
    return written.getvalue()
