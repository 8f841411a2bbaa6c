"""A list of an office and the truth about it."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from app.sheets.values.regions.shipped import banjarnegara
from app.sheets.values.regions.villages import Regions, Village

Kind = Literal["attendees", "partners", "requests"]
GIVEN = (
    "Siti",
    "Agus",
    "Sri",
    "Wahyu",
    "Slamet",
    "Rina",
    "Eko",
    "Joko",
    "Tri",
    "Dwi",
    "Nur",
    "Yuli",
)
MIDDLE = ("Mutiara", "Puji", "Dewi", "Bagus", "Ratna", "Indra", "Catur", "Kurnia", "Widya", "Aji")
FAMILY = ("Utomo", "Rahayu", "Wibowo", "Lestari", "Hidayat", "Saputra", "Handayani", "Nugroho")
POSITIONS = ("Ketua", "Sekretaris", "Bendahara")


@dataclass
class Person:
    """One person, or partner, or request, as the list must yield it.

    A partner has no `village`; of a request, `name` is the code of the partner. An empty `phone`
    or `position` must stay empty; None is not looked at.
    """

    name: str
    village: Village | None
    phone: str | None = ""
    position: str | None = ""

    @property
    def code(self) -> str:
        """Code of the village."""
        return self.village.code if self.village else ""

    @property
    def local(self) -> str:
        """The number as it is mostly typed: with a zero."""
        return f"0{self.phone[3:]}" if self.phone else ""

    @property
    def desa(self) -> str:
        """Name of the village."""
        return self.village.name if self.village else ""

    @property
    def kecamatan(self) -> str:
        """Name of the district."""
        return self.village.kecamatan if self.village else ""


@dataclass
class Case:
    """A file with its truth.

    `people` must be ready to go in, no one else. `told` are names that must be held back or
    reported. `foreign` are values of the file that may not be stored anywhere. `refused` is the
    code of the refusal that the file must meet, if it must.
    """

    data: bytes
    people: list[Person]
    told: list[str] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)
    refused: str = ""
    partners: dict[str, str] = field(default_factory=dict)


class Maker:
    """Makes people up who differ in name, number and village; villages have names of their own."""

    def __init__(self, seed: int, regions: Regions | None = None) -> None:
        self.rng = random.Random(seed)
        self.regions = regions or banjarnegara()
        known = self.regions.by_name
        places = self.regions.villages
        self._sure = [v for v in places if len(known[next(iter(_keys(v)))]) == 1]
        self.rng.shuffle(self._sure)
        self._names = [f"{a} {b} {c}" for a in GIVEN for b in MIDDLE for c in FAMILY]
        self.rng.shuffle(self._names)
        self._serial = self.rng.randrange(100_000, 900_000)

    def name(self) -> str:
        """Return a name that nobody has yet."""
        return self._names.pop()

    def phone(self) -> str:
        """Return a number that nobody has yet."""
        self._serial += self.rng.randrange(3, 90)
        return f"+62812{self._serial:07}3"[:14]

    def person(self, village: Village | None = None) -> Person:
        """Return a person of a village, by default one that nobody has yet."""
        place = village or self._sure.pop()
        return Person(self.name(), place, self.phone(), self.rng.choice(POSITIONS))

    def people(self, count: int) -> list[Person]:
        """Return people of as many villages."""
        return [self.person() for _ in range(count)]

    def by_kecamatan(self, districts: int, each: int) -> list[tuple[str, list[Person]]]:
        """Return districts with people of villages of theirs."""
        codes = self.rng.sample(sorted(self.regions.by_kecamatan), districts)
        return [
            (
                self.regions.kecamatan_names[code],
                [
                    self.person(village)
                    for village in self.rng.sample(
                        self.regions.by_kecamatan[code],
                        min(each, len(self.regions.by_kecamatan[code])),
                    )
                ],
            )
            for code in codes
        ]


def _keys(village: Village) -> Iterator[str]:
    yield "".join(mark for mark in village.name.lower() if mark.isalnum())


Make = Callable[[Maker], Case]


@dataclass(frozen=True)
class Variation:
    """A way in which offices write lists."""

    rule: int
    title: str
    kind: Kind
    make: Make


VARIATIONS: list[Variation] = []


def variation(rule: int, title: str, kind: Kind = "attendees") -> Callable[[Make], Make]:
    """Register a variation of a rule."""

    def register(make: Make) -> Make:
        VARIATIONS.append(Variation(rule, title, kind, make))
        return make

    return register
