"""How much of the fresh lists comes out right."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from app.sheets.errors import SheetError
from app.sheets.lists.preview import Preview, preview
from app.sheets.rows import AttendeeRow, PartnerRow, RequestRow
from app.sheets.values.regions.shipped import area_of
from tests.sheets.fresh.case import Fresh, Truth, Wish, key

PARTS = ("people", "village", "phone", "position")
_HELD = "rowheldback"


@dataclass
class Result:
    """What came of a list: who is missing or too much, by part; values stored, people unsaid."""

    missing: list[Any] = field(default_factory=list)
    extra: list[Any] = field(default_factory=list)
    wrong: set[str] = field(default_factory=set)
    foreign: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    refusal: str = ""

    @property
    def right(self) -> bool:
        """Whether everything is as the truth says."""
        return not (self.wrong or self.foreign or self.silent or self.refusal)


def measure(entry: Fresh, seed: int = 0) -> Result:
    """Read a list and compare what came with its truth."""
    truth = entry.truth(seed)
    try:
        read: Preview[Any] = preview(
            entry.kind,
            truth.data,
            "daftar",
            regions=area_of(truth.regions),
            partner_names=truth.partners,
        )
    except SheetError as error:
        if error.code in truth.refused:
            return Result()
        return Result(wrong=set(PARTS), refusal=f"refused: {error.code} {error}")
    if truth.refused and not (truth.wanted or truth.open):
        return Result(wrong=set(PARTS), refusal=f"not refused: {truth.refused}")
    result = Result(foreign=_foreign(truth, read), silent=_silent(truth, read))
    _compare(truth, [_entry(row) for row in read.ready], result)
    return result


def _entry(row: AttendeeRow | PartnerRow | RequestRow) -> tuple[Any, ...]:
    if isinstance(row, AttendeeRow):
        return (key(row.name), row.village_code, row.phone_e164, row.position)
    if isinstance(row, PartnerRow):
        contact, phone = key(row.contact_name), row.contact_phone
        return (key(row.name), row.table_count, row.seats, row.offers, contact, phone)
    return (row.partner_code, row.village_code, row.rank, row.direction)


def _fits(wanted: tuple[Any, ...], found: tuple[Any, ...], parts: list[int]) -> bool:
    return all(wanted[at] is None or wanted[at] == found[at] for at in parts)


def _compare(truth: Truth, found: list[tuple[Any, ...]], result: Result) -> None:
    """Note what is missing and too much, first in whole, then by name and one part."""
    result.missing, result.extra = _unmatched(truth, found, range(len(found[0]) if found else 4))
    for at, part in enumerate(PARTS):
        missing, extra = _unmatched(truth, found, (0, at))
        if missing or extra:
            result.wrong.add(part)
    if result.missing or result.extra:
        result.wrong = result.wrong or {"people"}


def _unmatched(
    truth: Truth, found: list[tuple[Any, ...]], parts: Iterable[int]
) -> tuple[list[Any], list[Any]]:
    """Return who is wanted but was not found, and who was found but is not wanted."""
    looked_at = list(parts)
    left, missing = list(found), []
    for entry in [*truth.wanted, *truth.open, *truth.alike]:
        facts = entry.facts()
        match = next((f for f in left if _fits(facts, f, looked_at)), None)
        if match is not None:
            left.remove(match)
        elif entry in truth.wanted:
            missing.append(facts)
    return missing, left


def _texts(value: object) -> list[str]:
    items = value if isinstance(value, tuple | list) else (value,)
    return [key(str(item)) for item in items if item]


def _foreign(truth: Truth, read: Preview[Any]) -> list[str]:
    """Return the values stored that may not be: in whole, or long ones within another."""
    stored = {t for row in read.rows for value in asdict(row).values() for t in _texts(value)}
    return [
        value
        for value in sorted(truth.foreign)
        if key(value) in stored or (len(key(value)) > 7 and any(key(value) in s for s in stored))
    ]


def _said(read: Preview[Any]) -> list[str]:
    """Return all that is said of each row: its fields and findings, or why it was left out."""
    said: dict[tuple[str, int], list[str]] = {}
    for row in read.rows:
        texts = [text for value in asdict(row).values() for text in _texts(value)]
        texts += [_HELD] if row.status == "review" else []
        said.setdefault((row.sheet, row.row), []).extend(texts)
    for skipped in read.skipped:
        if skipped.reason not in {"title", "header"}:
            said.setdefault((skipped.sheet, skipped.row), []).append(key(skipped.text))
    for finding in read.findings:
        for value in (finding.found, finding.proposed, finding.detail):
            said.setdefault((finding.sheet, finding.row), []).append(key(str(value or "")))
    return ["\n".join(texts) for texts in said.values()]


def _silent(truth: Truth, read: Preview[Any]) -> list[str]:
    """Return those of whom nothing at all is said; of a request, both sides or a held row."""
    rows = _said(read)
    wanted: list[tuple[str, ...]] = [(name,) for name in truth.told]
    for entry in [*truth.wanted, *truth.open]:
        if isinstance(entry, Wish):
            sides = (entry.village.name, entry.partner, truth.partners[entry.partner])
            wanted.append((*sides, _HELD))
        else:
            wanted.append((entry.name,))
    return [
        names[0]
        for names in wanted
        if not any(
            key(names[0]) in row and any(key(name) in row for name in names[1:] or names)
            for row in rows
        )
    ]
