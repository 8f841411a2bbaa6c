"""What a made-up list is, and what must come of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal
from zlib import crc32

from app.sheets.values.regions.villages import Village
from tests.sheets.fresh.office import MAIN, Office

Kind = Literal["attendees", "partners", "requests"]


@dataclass(frozen=True)
class Person:
    """A person as the list must yield it; a `position` of None is not looked at."""

    name: str
    village: Village
    phone: str = ""
    position: str | None = ""

    @property
    def local(self) -> str:
        """The number as it is mostly typed: with a zero."""
        return f"0{self.phone[3:]}" if self.phone else ""

    @property
    def desa(self) -> str:
        """Name of the village."""
        return self.village.name

    @property
    def kec(self) -> str:
        """Name of the district."""
        return self.village.kecamatan

    def facts(self) -> tuple[str, str, str, str | None]:
        """Return what must be right."""
        return (key(self.name), self.village.code, self.phone, self.position)


@dataclass(frozen=True)
class Host:
    """A partner as the list must yield it; what is None is not looked at."""

    name: str
    tables: int | None = None
    seats: int | None = None
    offers: tuple[str, ...] | None = None
    contact: str | None = None
    phone: str | None = None

    def facts(self) -> tuple[object, ...]:
        """Return what must be right."""
        contact = None if self.contact is None else key(self.contact)
        return (key(self.name), self.tables, self.seats, self.offers, contact, self.phone)


@dataclass(frozen=True)
class Wish:
    """A request as the list must yield it; a rank of None is not looked at."""

    village: Village
    partner: str
    rank: int | None = None
    asker: str = "cooperative"

    def facts(self) -> tuple[object, ...]:
        """Return what must be right."""
        return (self.partner, self.village.code, self.rank, self.asker)


Entry = Person | Host | Wish


@dataclass
class Truth:
    """A file and what must come of it.

    All of `wanted` must be ready. Of `open` each may be ready, exactly so, or be held back or
    reported; `alike` are other ways to write them, as good. `told` are texts of rows that may not
    be ready and must be held back or reported. `foreign` are values that may not be stored.
    `refused` are the codes of the refusals, one of which the file must meet if it has nobody.
    """

    data: bytes
    wanted: Sequence[Entry]
    open: Sequence[Entry] = field(default_factory=list)
    alike: Sequence[Entry] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    regions: tuple[str, ...] = ()
    partners: dict[str, str] = field(default_factory=dict)


Make = Callable[[Office], Truth]


@dataclass(frozen=True)
class Fresh:
    """A list of a batch: its title, kind, and how it is made; its seed follows from its title."""

    batch: int
    title: str
    kind: Kind
    make: Make
    regions: tuple[str, ...]

    def truth(self, seed: int = 0) -> Truth:
        """Make the file with its truth; another `seed` makes other people of it."""
        truth = self.make(Office(crc32(self.title.encode()) + seed, self.regions))
        truth.regions = self.regions
        return truth


LISTS: list[Fresh] = []


def fresh(
    batch: int, title: str, kind: Kind = "attendees", regions: tuple[str, ...] = ("33.04",)
) -> Callable[[Make], Make]:
    """Register a list of a batch."""

    def register(make: Make) -> Make:
        LISTS.append(Fresh(batch, title, kind, make, regions))
        return make

    return register


def key(text: str) -> str:
    """Return the letters and digits of a text, to compare it by."""
    return "".join(mark for mark in text.casefold() if mark.isalnum())


def person(office: Office, village: Village | None = None, position: str = "") -> Person:
    """Make a person up: of a village that nobody has yet, and of any position, if not given."""
    place = village or office.some(1)[0]
    return Person(office.name(), place, office.phone(), position or office.rng.choice(MAIN))


def people(office: Office, count: int) -> list[Person]:
    """Make people of as many villages up."""
    return [person(office) for _ in range(count)]


def district(office: Office, villages: list[Village]) -> list[Person]:
    """Make a person of each of the villages up."""
    return [person(office, village) for village in villages]
