"""Regencies in forms: typed by name, found among all of the nation."""

from collections.abc import Mapping, Sequence
from typing import Final

from app.core.locale import Locale, text
from app.sheets.values.keys import words
from app.sheets.values.regions.shipped import MOST_REGENCIES, Regency, find_regencies, regencies
from app.web.frame.forms import Typed

FIELD: Final = "region_"
"""How the names of a form's fields of regencies begin; a number follows."""
_LONGEST: Final = 120
"""Letters of a regency as it is typed; what is longer is none, and is not looked for."""
SPARE: Final = 2
"""Empty fields for further regencies."""


def label(regency: Regency) -> str:
    """Return a regency as forms offer it: `Kabupaten Banjarnegara, Jawa Tengah`."""
    return f"{regency.name}, {regency.province}"


def offered() -> list[tuple[str, int]]:
    """Return every regency as forms offer it, with the number of its villages."""
    return [(label(regency), regency.villages) for regency in regencies().values()]


def named(codes: Sequence[str]) -> list[str]:
    """Return the names of regencies as forms offer them."""
    return [label(regencies()[code]) for code in codes]


def fields(typed: Typed) -> list[str]:
    """Return the names of a form's fields of regencies: those that hold one, and some spare."""
    filled = [name for name, value in typed.values.items() if name.startswith(FIELD) and value]
    return [f"{FIELD}{number}" for number in range(1, len(filled) + SPARE + 1)]


def understood(typed: Mapping[str, str], locale: Locale) -> tuple[list[str], dict[str, str]]:
    """Return the codes of the regencies that a form names, and the faults by field.

    A name counts that is offered, is a regency's own, or fits one regency only. One more than an
    event may have are looked at, so that a schema refuses them.
    """
    codes, faults = [], {}
    said = [(name, value) for name, value in typed.items() if name.startswith(FIELD)]
    for name, value in [one for one in said if one[1].strip()][: MOST_REGENCIES + 1]:
        found = _found(value) if len(value.strip()) <= _LONGEST else []
        if len(found) == 1:
            codes.append(found[0].code)
        else:
            why = "regions_several" if found else "regions_unknown"
            faults[name] = text(f"web.{why}", locale, names="; ".join(map(label, found[:5])))
    return codes, faults


def _found(said: str) -> list[Regency]:
    exact = [
        one
        for one in regencies().values()
        if words(said) in (words(label(one)), words(one.name), one.code)
    ]
    return exact or find_regencies(said)
