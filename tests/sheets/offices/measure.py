"""How much of the variations comes out right."""

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from app.sheets.errors import SheetError
from app.sheets.lists.preview import Preview, preview
from app.sheets.values.keys import letters, name_letters
from tests.sheets.offices.case import VARIATIONS, Case, Maker, Person, Variation

_SEED = 11


@dataclass
class Outcome:
    """What came of a variation. Each part is right or not; the last two are counts."""

    people: bool
    village: bool
    phone: bool
    position: bool
    foreign: int
    silent: int
    said: str = ""

    @property
    def right(self) -> bool:
        """Whether everything is as the truth says."""
        parts = (self.people, self.village, self.phone, self.position)
        return all(parts) and not self.foreign and not self.silent


def measure(entry: Variation, seed: int = _SEED) -> Outcome:
    """Make a variation's list, read it, and compare."""
    case = entry.make(Maker(seed))
    try:
        read = _read(entry, case)
    except SheetError as error:
        fine = error.code == case.refused
        return Outcome(fine, fine, fine, fine, 0, 0, "" if fine else f"refused: {error.code}")
    if case.refused:
        return Outcome(False, False, False, False, 0, 0, f"not refused: {case.refused}")
    found = [_found(entry, row) for row in read.ready]
    return Outcome(
        _same(case.people, found, lambda _: ()),
        _same(case.people, found, lambda p: (p.code,)),
        _same(case.people, found, lambda p: (p.phone,)),
        _same(case.people, found, lambda p: (p.position,)),
        _foreign(case, read),
        _silent(case, read),
        _difference(case.people, found),
    )


def measure_all() -> dict[Variation, Outcome]:
    """Measure every variation."""
    return {entry: measure(entry) for entry in VARIATIONS}


def _read(entry: Variation, case: Case) -> Preview[Any]:
    if entry.kind == "attendees":
        return preview("attendees", case.data, "daftar")
    if entry.kind == "partners":
        return preview("partners", case.data, "daftar")
    return preview("requests", case.data, "daftar", partner_names=case.partners)


@dataclass
class _Found:
    name: str
    code: str
    phone: str
    position: str


def _found(entry: Variation, row: Any) -> _Found:
    if entry.kind == "attendees":
        return _Found(row.name, row.village_code, row.phone_e164, row.position)
    if entry.kind == "partners":
        return _Found(row.name, "", row.contact_phone, "")
    return _Found(row.partner_code, row.village_code, "", "")


def _same(people: list[Person], found: list[_Found], part: Any) -> bool:
    """Tell whether the same people were found, with the same part; None is not looked at."""
    known: dict[str, list[Any]] = {}
    for row in found:
        known.setdefault(name_letters(row.name), []).append(part(row))
    for person in people:
        wanted = part(person)
        rows = known.get(name_letters(person.name), [])
        match = next((r for r in rows if None in wanted or r == wanted), None)
        if match is None:
            return False
        rows.remove(match)
    return not any(known.values())


def _foreign(case: Case, read: Preview[Any]) -> int:
    stored: set[str] = set()
    for row in read.rows:
        for value in asdict(row).values():
            items = value if isinstance(value, tuple) else (value,)
            stored |= {letters(str(item)) for item in items if item}
    return sum(letters(value) in stored for value in case.foreign)


def _silent(case: Case, read: Preview[Any]) -> int:
    """Count the people of whom nothing at all is said."""
    said = [letters(str(value)) for row in read.rows for value in asdict(row).values()]
    said += [letters(row.text) for row in read.skipped if row.reason not in {"title", "header"}]
    said += [
        letters(text) for f in read.findings for text in (f.found, f.proposed, f.detail) if text
    ]
    whole = "\n".join(said)
    names = [person.name for person in case.people] + case.told
    return sum(letters(name) not in whole for name in names)


def _difference(people: list[Person], found: list[_Found]) -> str:
    expected: Counter[tuple[str | None, ...]] = Counter(
        (name_letters(p.name), p.code, p.phone or "", p.position or "") for p in people
    )
    got: Counter[tuple[str | None, ...]] = Counter(
        (name_letters(r.name), r.code, r.phone, r.position) for r in found
    )
    missing, extra = list((expected - got).elements()), list((got - expected).elements())
    return f"-{missing[:2]} +{extra[:2]}" if missing or extra else ""
