"""The attendee list in its written order: blocks by kecamatan, then late entries."""

from collections.abc import Mapping
from dataclasses import dataclass

from examples.make_banjarnegara.cooperatives import Cooperative, cooperatives
from examples.make_banjarnegara.dice import Dice
from examples.make_banjarnegara.lines import Line, line_of
from examples.make_banjarnegara.sources import kecamatan_aliases, tags
from examples.make_banjarnegara.traps import PHONE_FROM_DUPLICATE, TWO_PEOPLE, spoil
from examples.make_banjarnegara.wording import Cell

# How the office of each kecamatan wrote its name, in the order in which the lists arrived: a row
# of its own above the block, one merged cell beside it, or the name in every row.
BLOCKS = (
    ("Banjarnegara", "every row"),
    ("Bawang", "section"),
    ("Purworeja Klampok", "merged"),
    ("Madukara", "merged"),
    ("Sigaluh", "section"),
    ("Susukan", "section"),
    ("Rakit", "every row"),
    ("Wanadadi", "merged"),
    ("Punggelan", "section"),
    ("Mandiraja", "section"),
    ("Purwanegara", "merged"),
    ("Pagedongan", "section"),
    ("Banjarmangu", "section"),
    ("Karangkobar", "merged"),
    ("Pagentan", "every row"),
    ("Pejawaran", "every row"),
    ("Wanayasa", "every row"),
    ("Kalibening", "section"),
    ("Batur", "merged"),
    ("Pandanarum", "merged"),
)
EXACT_DUPLICATES = ("Bawang/Depok", "Susukan/Derik", "Pagentan/Karekan")
SAME_PERSON = "Kalibening/Sembawa"


@dataclass(frozen=True)
class Block:
    """The lines of one kecamatan with the way its name is written."""

    kecamatan: str
    style: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class AttendeeList:
    """All lines of the list in the order of its rows."""

    blocks: tuple[Block, ...]
    late: tuple[Line, ...]


def _again(line: Line, code: str, **cells: Cell) -> Line:
    """Return a cooperative's line a second time, as a row that adds no attendee."""
    kecamatan = line.key.split("/", maxsplit=1)[0]
    return Line(
        key=line.key,
        cells={**line.cells, "kecamatan": kecamatan, **cells},
        expected=None,
        codes={code},
        late=True,
    )


def _late_extras(lines: Mapping[str, Line], firms: Mapping[str, Cooperative]) -> list[Line]:
    extras = [_again(lines[key], "duplicate_exact") for key in EXACT_DUPLICATES]
    same, phoned = firms[SAME_PERSON], firms[PHONE_FROM_DUPLICATE]
    extras.append(
        _again(
            lines[SAME_PERSON],
            "duplicate_same_person",
            name=f"{same.manager.title} {same.manager.name}",
            phone=f"+62 {same.phone[:3]} {same.phone[3:7]} {same.phone[7:]}",
        )
    )
    extras.append(
        _again(
            lines[PHONE_FROM_DUPLICATE],
            "duplicate_same_person",
            name=phoned.manager.name.upper(),
            phone=f"0{phoned.phone}",
        )
    )
    contested = lines[TWO_PEOPLE]
    contested.hold("conflict_two_people")
    rival = _again(
        contested,
        "conflict_two_people",
        name="Wiryo Sasmito",
        phone="0812-0000-0201",
        note=f"menggantikan {firms[TWO_PEOPLE].manager.name}",
    )
    rival.held = True
    return [*extras, rival, _stranger()]


def _stranger() -> Line:
    return Line(
        key="(elsewhere)",
        cells={
            "kecamatan": "KERTEK",
            "village": "Kertek",
            "cooperative": "KDMP Kertek",
            "name": "Darsini Rahayu",
            "position": "Ketua",
            "phone": "0813-0000-0202",
            "legal_no": None,
            "legal_date": "11 Juni 2025",
            "needs": "pupuk, lpg",
            "note": "Kab. Wonosobo",
        },
        expected=None,
        codes={"village_not_found"},
        held=True,
        late=True,
    )


def _name_kecamatan(line: Line, style: str, aliases: Mapping[str, list[str]], dice: Dice) -> None:
    """Write the kecamatan of an ordinary line in the style of its block."""
    kecamatan = line.key.split("/", maxsplit=1)[0]
    if line.late or line.cells["kecamatan"] != kecamatan:
        return
    if style != "every row":
        line.cells["kecamatan"] = None
    elif (known := aliases.get(kecamatan)) and dice.chance(0.25):
        line.cells["kecamatan"] = dice.pick(known)
    elif dice.chance(0.5):
        line.cells["kecamatan"] = kecamatan.upper()


def attendee_list(seed: int) -> AttendeeList:
    """Return all lines of the list, mistakes included."""
    dice = Dice(seed + 2)
    firms = {firm.key: firm for firm in cooperatives(seed)}
    words, aliases = tags(), kecamatan_aliases()
    lines = {key: line_of(firm, words, dice) for key, firm in firms.items()}
    spoil(lines, firms)
    extras = _late_extras(lines, firms)
    blocks = []
    for kecamatan, style in BLOCKS:
        members = [line for line in lines.values() if line.key.startswith(f"{kecamatan}/")]
        for line in members:
            _name_kecamatan(line, style, aliases, dice)
        prompt = tuple(dice.shuffled([line for line in members if not line.late]))
        blocks.append(Block(kecamatan, style, prompt))
    late = [line for line in lines.values() if line.late]
    return AttendeeList(tuple(blocks), (*dice.shuffled(late), *extras))
