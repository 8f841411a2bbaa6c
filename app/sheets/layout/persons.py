"""Several people in one row: blocks side by side, and columns that belong to one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.sheets.layout.columns import Column, Layout
from app.sheets.layout.headings import OUTSIDERS
from app.sheets.values.keys import words
from app.sheets.values.positions import is_written_as_position, read_position

_PERSONAL = ("phone", "phone_other", "position", "name_middle", "name_last")
_GENERIC = frozenset(
    {"nama", "name", "lengkap", "full", "no", "nomor", "hp", "wa", "whatsapp", "telp", "telepon"}
    | {"handphone", "phone", "mobile", "number", "jabatan", "position", "kontak", "yang", "akan"}
    | {
        "of",
        "the",
        "aktif",
        "koperasi",
        "kdmp",
        "knmp",
        "kgmp",
        "kkmp",
        "kopdes",
        "desa",
        "last",
        "first",
        "depan",
        "belakang",
        "middle",
        "tengah",
    }
)
_PARTS_OF_A_NAME = frozenset(
    {"first", "given", "depan", "nick", "nickname", "panggilan", "phonetic", "maiden"}
)
"""Words of headings that hold a part of the name that another column holds whole."""
_ATTENDING = frozenset({"peserta", "hadir", "delegasi", "perwakilan", "undangan", "attendee"})
_WORTH = 0.5


@dataclass(slots=True)
class Block:
    """One person's columns in a row (field -> column), and what the headings say of the person."""

    fields: dict[str, int]
    constants: dict[str, str] = field(default_factory=dict)
    own: frozenset[int] = frozenset()
    """Columns of this block alone; a row in which they are blank is none of it."""
    more: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Further columns of fields that several may hold."""


def find_blocks(
    layout: Layout, columns: Sequence[Column], fields: Mapping[str, int]
) -> list[Block]:
    """Return the blocks of a table: one, unless its headings name several people."""
    if "name" not in fields or any(c.basis == "user" and c.means == "name" for c in columns):
        return [Block(dict(fields))]
    scores = {column.index: _scores(layout, column) for column in columns}
    names = [c for c in columns if _names(scores[c.index], "name") and c.means in {"", "name"}]
    names = [c for c in names if not c.misnamed or c.means == "name"]
    names = [c for c in names if c.basis != "user"]
    names = [c for c in names if not c.blank] or names
    whole = [c for c in names if not _is_part_of_a_name(c)]
    halves = len(whole) < len(names) if whole else False
    names = whole or names
    insiders = [c for c in names if not _qualifier(c) & OUTSIDERS]
    people = _chosen(insiders or names[:1])
    if not people:
        return [Block(dict(fields))]
    paired = _pair(columns, names, scores)
    repeated = len({words(f"{c.group} {c.heading}") for c in people}) < len(people)
    repeated = repeated or len({words(c.heading) for c in people}) == 1
    decided = {c.means: c.index for c in reversed(columns) if c.basis == "user" and c.means}
    blocks = []
    for place, column in enumerate(people):
        own = {"name": column.index} | paired[column.index]
        shared = {name: index for name, index in fields.items() if name not in {"name", *_PERSONAL}}
        if repeated and len(people) > 1:
            own |= _repeated(columns, scores, shared, place, len(people))
        if len(names) == 1:
            chosen = {n: i for n, i in fields.items() if n in _PERSONAL}
            own = chosen | own | {n: i for n, i in chosen.items() if n == "position"}
        if halves:
            own = {n: i for n, i in own.items() if n not in {"name_middle", "name_last"}}
        blocks.append(_block(column, shared | own | decided, frozenset(own.values()), len(names)))
    return blocks


def _block(column: Column, fields: dict[str, int], own: frozenset[int], names: int) -> Block:
    constants = {}
    if "position" not in fields and (names > 1 or column.heading):
        position = _position_in(column)
        if position:
            constants["position"] = position
    return Block(fields, constants, own)


def _position_in(column: Column) -> str:
    """Return the position that all of a heading means, else the longest one within it."""
    said = _qualifier(column)
    position = read_position(" ".join(sorted(said - _GENERIC))).name
    if position or not said.isdisjoint(OUTSIDERS):
        return position
    tokens = [token for token in words(f"{column.group} {column.heading}").split() if token in said]
    spans = ((size, at) for size in range(4, 0, -1) for at in range(len(tokens) - size + 1))
    texts = (" ".join(tokens[at : at + size]) for size, at in spans)
    return next((read_position(text).name for text in texts if is_written_as_position(text)), "")


def _scores(layout: Layout, column: Column) -> dict[str, float]:
    return layout.heading_scores(column.heading) if column.heading else {}


def _names(scores: Mapping[str, float], name: str) -> bool:
    score = scores.get(name, 0.0)
    return score >= _WORTH and score == max(scores.values())


def _is_part_of_a_name(column: Column) -> bool:
    """Tell whether a heading is about a part of a name, and says of nobody whose it is."""
    part = not _PARTS_OF_A_NAME.isdisjoint(words(column.heading).split())
    return part and _qualifier(column) <= _PARTS_OF_A_NAME


def _qualifier(column: Column) -> frozenset[str]:
    """Return the words that say whose a column is."""
    text = f" {words(column.group)} {words(column.heading)} "
    for known in (" kepala desa ", " kepala kelurahan ", " village head "):
        text = text.replace(known, " kades ")
    return frozenset(text.split()) - _GENERIC


def _chosen(columns: list[Column]) -> list[Column]:
    """Return those who attend, if headings say who does; else all if each is somebody else."""
    attending = [c for c in columns if _qualifier(c) & _ATTENDING]
    if attending and len({words(f"{c.group} {c.heading}") for c in attending}) == 1:
        return attending
    alike = {words(c.heading) for c in columns}
    if len(alike) == 1 or all(_is_somebody(c) for c in columns):
        return columns
    return columns[:1]


def _is_somebody(column: Column) -> bool:
    said = _qualifier(column)
    position = read_position(" ".join(sorted(said))).name
    return bool(position) or any(word.isdigit() for word in said)


def _pair(
    columns: Sequence[Column], names: list[Column], scores: Mapping[int, Mapping[str, float]]
) -> dict[int, dict[str, int]]:
    """Give each name the columns of its person: by a shared qualifier, else the nearest right."""
    pairs: list[tuple[int, int, int, str]] = []
    for column in columns:
        for name in _PERSONAL:
            if column.basis == "user" or not _names(scores[column.index], name):
                continue
            for owner in names:
                shared = len(_qualifier(column) & _qualifier(owner))
                foreign = _qualifier(column) & OUTSIDERS
                if foreign and not shared and (len(names) > 1 or name == "phone"):
                    continue
                distance = column.index - owner.index
                far = distance if distance > 0 else 1000 - distance
                pairs.append((-shared, far, owner.index, f"{name} {column.index}"))
    found: dict[int, dict[str, int]] = {column.index: {} for column in names}
    taken: set[int] = set()
    for _, _, owner_index, said in sorted(pairs):
        name, _, index = said.partition(" ")
        if name not in found[owner_index] and int(index) not in taken:
            found[owner_index][name] = int(index)
            taken.add(int(index))
    return found


def _repeated(
    columns: Sequence[Column],
    scores: Mapping[int, Mapping[str, float]],
    shared: Mapping[str, int],
    place: int,
    count: int,
) -> dict[str, int]:
    """Return the columns of a block among those that every block has."""
    own = {}
    for name, index in shared.items():
        heading = words(columns[index].heading)
        alike = [c.index for c in columns if heading and words(c.heading) == heading]
        if len(alike) == count:
            own[name] = alike[place]
    return own
