"""A line of the attendee list: the text of its cells, and what an importer must read from them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from examples.make_banjarnegara.cooperatives import Cooperative
from examples.make_banjarnegara.dice import Dice
from examples.make_banjarnegara.sources import Tag
from examples.make_banjarnegara.wording import (
    Cell,
    cooperative_words,
    date_words,
    joined_words,
    name_words,
    phone_words,
    position_words,
    tag_words,
    village_words,
)

COLUMNS = (
    "no",
    "kecamatan",
    "village",
    "cooperative",
    "name",
    "position",
    "phone",
    "legal_no",
    "legal_date",
    "needs",
    "note",
)
NOTES = ("hadir", "sudah konfirmasi WA", "berangkat bersama rombongan", "membawa sampel produk")


@dataclass(frozen=True)
class Expected:
    """The attendee that an importer must find; all fields are texts, empty if unknown."""

    village_code: str
    village: str
    village_type: str
    kecamatan: str
    cooperative: str
    name: str
    position: str
    phone_e164: str
    phone_other: str
    legal_no: str
    legal_date: str
    needs: tuple[str, ...]
    note: str
    status: str


@dataclass
class Line:
    """One row to write; `codes` are its warnings and errors, `held` says that it is held back.

    `expected` is None for a row that adds no attendee: a duplicate, a second person of a village, a
    person from another regency.
    """

    key: str
    cells: dict[str, Cell]
    expected: Expected | None
    codes: set[str] = field(default_factory=set)
    held: bool = False
    hidden: bool = False
    late: bool = False

    def expect(self, **changes: object) -> None:
        """Change what must be read from this line."""
        if self.expected is not None:
            self.expected = replace(self.expected, **changes)  # type: ignore[arg-type]

    def hold(self, code: str) -> None:
        """Mark the line as held back for this reason."""
        self.codes.add(code)
        self.held = True
        self.expect(status="review")


def _expected(cooperative: Cooperative, note: str) -> Expected:
    village = cooperative.village
    return Expected(
        village_code=village.code,
        village=village.name,
        village_type=village.kind,
        kecamatan=village.kecamatan,
        cooperative=cooperative.name,
        name=cooperative.manager.name,
        position=cooperative.position,
        phone_e164=f"+62{cooperative.phone}",
        phone_other="",
        legal_no=cooperative.legal_no,
        legal_date=cooperative.legal_date.isoformat(),
        needs=tuple(sorted(cooperative.needs)),
        note=note,
        status="ok",
    )


def needs_words(needs: Iterable[str], tags: dict[str, Tag], dice: Dice) -> str:
    """Return needs as one cell of free text."""
    return joined_words([tag_words(tags[need], dice) for need in needs], dice)


def line_of(cooperative: Cooperative, tags: dict[str, Tag], dice: Dice) -> Line:
    """Return one cooperative's line as its kecamatan would send it, unambiguous to read."""
    note = dice.pick(NOTES) if dice.chance(0.07) else ""
    legal_no = cooperative.legal_no
    return Line(
        key=cooperative.key,
        cells={
            "kecamatan": cooperative.village.kecamatan,
            "village": village_words(cooperative.village, dice),
            "cooperative": cooperative_words(cooperative.village, dice),
            "name": name_words(cooperative.manager, dice),
            "position": position_words(cooperative.position, dice),
            "phone": phone_words(cooperative.phone, dice),
            "legal_no": legal_no.lower() if dice.chance(0.04) else legal_no,
            "legal_date": date_words(cooperative.legal_date, dice),
            "needs": needs_words(cooperative.needs, tags, dice),
            "note": note or None,
        },
        expected=_expected(cooperative, note),
    )
