"""An office with people: names of its region, villages that are really there, and numbers."""

from __future__ import annotations

import random
from itertools import product
from typing import TYPE_CHECKING

from app.sheets.values.regions.shipped import area_of
from tests.sheets.fresh.names import JAVA

if TYPE_CHECKING:
    from app.sheets.values.regions.villages import Village

MAIN = ("Ketua", "Sekretaris", "Bendahara")


class Office:
    """Makes people up who differ in name, number and village."""

    def __init__(self, seed: int, regions: tuple[str, ...] = ("33.04",)) -> None:
        self.rng = random.Random(seed)
        self.area = area_of(regions)
        alike = self.area.by_name
        self.villages = list(self.area.villages)
        self.own = [v for v in self.villages if len(alike["".join(_plain(v.name))]) == 1]
        self.rng.shuffle(self.own)
        self.serial = self.rng.randrange(1_000, 9_000)
        self.call(JAVA)

    def call(self, parts: tuple[list[str], ...]) -> None:
        """Take names of a region from here on."""
        self.names = [" ".join(some) for some in product(*parts)]
        self.rng.shuffle(self.names)

    def name(self) -> str:
        """Return a name that nobody has yet; of one word now and then."""
        return self.names.pop()

    def phone(self) -> str:
        """Return a number that nobody has yet: operator, two digits, and a serial number."""
        self.serial += self.rng.randrange(1, 7)
        operator = self.rng.choice(("812", "813", "821", "852", "857", "877", "895", "838"))
        return f"+62{operator}{self.rng.randrange(1000, 9999)}{self.serial:04}"

    def village(self, name: str, kecamatan: str = "") -> Village:
        """Return the village of a name."""
        return next(v for v in self.villages if v.name == name and kecamatan in ("", v.kecamatan))

    def some(self, count: int) -> list[Village]:
        """Return villages that nobody has yet, whose names are theirs alone."""
        return [self.own.pop() for _ in range(count)]

    def districts(self, count: int, each: int) -> list[list[Village]]:
        """Return villages of several districts, in the order of the official list."""
        codes = self.rng.sample(
            sorted(c for c, v in self.area.by_kecamatan.items() if len(v) >= each and "|" not in c),
            count,
        )
        return [
            sorted(self.rng.sample(self.area.by_kecamatan[code], each), key=lambda v: v.code)
            for code in codes
        ]


def _plain(name: str) -> str:
    return "".join(mark for mark in name.casefold() if mark.isalnum())
