"""The facts behind the attendee list: one cooperative and one manager for each village."""

from dataclasses import dataclass
from datetime import date, timedelta

from examples.make_banjarnegara.dice import Dice
from examples.make_banjarnegara.needs import Wishes
from examples.make_banjarnegara.people import POSITIONS, Numbers, Person, person
from examples.make_banjarnegara.sources import Village, commodities, partners, villages

FIRST_DEED = date(2025, 5, 21)
DAYS_OF_DEEDS = 40


@dataclass(frozen=True)
class Cooperative:
    """A village's cooperative with the manager it sends; `phone` is national, without the 0."""

    village: Village
    name: str
    manager: Person
    position: str
    phone: str
    legal_no: str
    legal_date: date
    needs: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return "Kecamatan/Village", which is readable and unique."""
        return f"{self.village.kecamatan}/{self.village.name}"


def official_name(village: Village) -> str:
    """Return the name in the deed, with the kecamatan if two villages have the same name."""
    kind = "Kelurahan" if village.kind == "kelurahan" else "Desa"
    name = f"Koperasi {kind} Merah Putih {village.name}"
    return f"{name} Kecamatan {village.kecamatan}" if village.shared_name else name


def cooperatives(seed: int) -> list[Cooperative]:
    """Invent the 278 cooperatives, in the order of the village codes."""
    dice = Dice(seed)
    numbers = Numbers(dice)
    wishes = Wishes(Dice(seed + 1), commodities(), partners())
    deeds = dice.shuffled(range(101, 101 + 900))
    return [
        Cooperative(
            village=village,
            name=official_name(village),
            manager=person(dice),
            position=dice.weighted(POSITIONS),
            phone=numbers.next(),
            legal_no=f"AHU-{deeds[place]:07d}.AH.01.29.TAHUN 2025",
            legal_date=FIRST_DEED + timedelta(days=dice.between(0, DAYS_OF_DEEDS - 1)),
            needs=wishes.draw(village.kecamatan),
        )
        for place, village in enumerate(villages())
    ]
