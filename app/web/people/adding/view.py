"""Which village a new cooperative is of, as a form says it: pure."""

from collections.abc import Mapping
from typing import Any

from app.sheets.values.keys import letters, words
from app.sheets.values.likeness import found
from app.sheets.values.regions.villages import Regions, Village

MOST_OFFERED = 8
"""Villages offered where the one meant is not certain."""


def label(village: Village) -> str:
    """Return a village as the form offers it: `Gumelem Wetan · Susukan`."""
    return f"{village.name} · {village.kecamatan}"


def meant(regions: Regions, said: str, code: str = "") -> list[Village]:
    """Return the villages that a text may mean, one where it is certain; none: it is no village.

    It is certain by its code, by its label, and by a name that no other village has.
    """
    chosen = regions.by_code.get(letters(code)) or regions.by_code.get(letters(said))
    if chosen is not None:
        return [chosen]
    labels = {words(label(one)): one for one in regions.villages}
    if words(said) in labels:
        return [labels[words(said)]]
    named = regions.named(said)
    if named:
        return named
    by_code = {one.code: [one.name, one.kecamatan] for one in regions.villages}
    near = found(said, by_code, MOST_OFFERED)
    return [regions.by_code[letters(one)] for one in near]


def certain(regions: Regions, villages: list[Village], said: str, code: str) -> bool:
    """Tell whether the villages meant are one, and no guess."""
    if len(villages) != 1:
        return False
    keys = {letters(villages[0].code), letters(villages[0].name), letters(label(villages[0]))}
    return bool(keys & {letters(code), letters(said), letters(regions.name_of(said)[1])})


def body(regions: Regions, village: Village, name: str) -> Mapping[str, Any]:
    """Return the cooperative of a village, by its official name unless another is given."""
    return {
        "village_code": village.code,
        "village": village.name,
        "village_kind": village.kind,
        "kecamatan": village.kecamatan,
        "name": name.strip() or regions.cooperative_name(village),
    }
