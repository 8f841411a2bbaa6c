"""The real data of the example: villages, partners, commodities, vocabulary."""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from app.sheets.values.regions.shipped import banjarnegara

PROJECT = Path(__file__).parents[2]
EVENT_FOLDER = PROJECT / "examples" / "banjarnegara"
SOURCES = EVENT_FOLDER / "sources"
REGION_LISTS = PROJECT / "app" / "sheets" / "data"


@dataclass(frozen=True)
class Village:
    """A desa or kelurahan; `shared_name` says that another village here has the same name."""

    code: str
    name: str
    kind: str
    kecamatan: str
    shared_name: bool


@dataclass(frozen=True)
class Partner:
    """A company or office with the tags it offers and the number of its tables."""

    code: str
    name: str
    kind: str
    sector: str
    offers: tuple[str, ...]
    tables: int


@dataclass(frozen=True)
class Tag:
    """A tag of the vocabulary with its aliases."""

    code: str
    label: str
    direction: str
    aliases: tuple[str, ...]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def villages() -> list[Village]:
    """Return the 278 villages in the order of their codes."""
    known = banjarnegara().villages
    names = Counter(village.name for village in known)
    return [
        Village(
            code=village.code,
            name=village.name,
            kind=village.kind,
            kecamatan=village.kecamatan,
            shared_name=names[village.name] > 1,
        )
        for village in known
    ]


def kecamatan_aliases() -> dict[str, list[str]]:
    """Return the aliases of each kecamatan, by its official name."""
    aliases: dict[str, list[str]] = {}
    for row in _rows(REGION_LISTS / "kecamatan_aliases.csv"):
        aliases.setdefault(row["official"], []).append(row["alias"])
    return aliases


def tags() -> dict[str, Tag]:
    """Return the vocabulary of needs and offers by tag."""
    return {
        row["tag"]: Tag(
            code=row["tag"],
            label=row["label_id"],
            direction=row["direction"],
            aliases=tuple(row["aliases"].split("|")),
        )
        for row in _rows(REGION_LISTS / "needs_taxonomy.csv")
    }


def partners() -> list[Partner]:
    """Return the 28 partners."""
    return [
        Partner(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            sector=row["sector"],
            offers=tuple(row["offers"].split(";")),
            tables=int(row["tables"]),
        )
        for row in _rows(SOURCES / "partners.csv")
    ]


def commodities() -> dict[str, list[str]]:
    """Return the selling tags of each kecamatan; those of the whole regency under ""."""
    found: dict[str, list[str]] = {}
    for row in _rows(SOURCES / "kecamatan_commodities.csv"):
        place = "" if row["kecamatan"].startswith("(") else row["kecamatan"]
        known = found.setdefault(place, [])
        if row["tag"] not in known:
            known.append(row["tag"])
    return found
