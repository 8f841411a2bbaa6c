"""What can be decided about a row that waits, as choices to press: pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from app.sheets.decisions import Decision, Edit
from app.sheets.findings import Finding
from app.sheets.lists.grid import Line, Part
from app.sheets.values.keys import is_absent, letters, words
from app.sheets.values.regions.shipped import is_any_regency
from app.sheets.values.regions.villages import Regions, Village

_MOST_SUGGESTED = 5
_ALIKE, _VERY_ALIKE = 60, 85
"""How alike names are, of 100: where nothing else is proposed, and beside what is."""
_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice to press: `name` and `params` make its words, `rows` are the keys it decides."""

    name: str
    rows: tuple[str, ...]
    decision: Decision
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What choices are made of: the area, the partners (code -> name), and the list's rows."""

    regions: Regions
    partners: Mapping[str, str]
    names: Mapping[str, str]
    """Key of a row -> the name that was read from it."""
    rivals: Mapping[str, tuple[str, ...]]
    """Key of a row -> keys of the rows that name other people of its cooperative."""


def choices_of(
    line: Line, part: Part, findings: Sequence[Finding], known: Known
) -> tuple[Choice, ...]:
    """Return what can be decided about a row, of its findings that hold it back."""
    made: list[Choice] = []
    for finding in findings:
        made += _of(finding, line, part, known)
    seen: dict[tuple[tuple[str, ...], Decision], Choice] = {}
    for choice in made:
        seen.setdefault((choice.rows, choice.decision), choice)
    return tuple(seen.values())


def _of(finding: Finding, line: Line, part: Part, known: Known) -> Iterable[Choice]:
    match finding.code:
        case (
            "village_ambiguous"
            | "village_not_found"
            | "kecamatan_mismatch"
            | "village_code_mismatch"
            | "village_missing"
        ):
            return [_village(line, each) for each in _villages(finding, line, part, known.regions)]
        case "conflict_two_people":
            return _people(line, known)
        case "shifted_columns" | "extra_field_shift" | "people_unclear" | "not_coming":
            return [Choice(finding.code, (line.key,), Decision(accepted=(finding.code,)))]
        case "partner_ambiguous" | "partner_unknown":
            return _partners(finding, line, part, known.partners)
        case "tables_invalid" if finding.detail:
            return _table_count(finding, line, part)
        case _:
            return []


def _village(line: Line, village: Village) -> Choice:
    params = {"village": village.name, "kecamatan": village.kecamatan}
    return Choice("village", (line.key,), Decision(village=village.code), params)


def _villages(finding: Finding, line: Line, part: Part, regions: Regions) -> list[Village]:
    """Return the villages that a row may mean: those proposed first, then names alike.

    None of a row that states a regency outside the area.
    """
    if is_outside(text_of(line, part, "regency"), regions):
        return []
    said = text_of(line, part, "village") or text_of(line, part, "cooperative")
    kecamatan = words(text_of(line, part, "kecamatan"))
    first = [v for each in finding.proposed.split(_BETWEEN) for v in _proposed(each, regions)]
    first += regions.named(said)
    near = process.extract(
        letters(said),
        regions.by_name.keys(),
        scorer=fuzz.ratio,
        limit=_MOST_SUGGESTED,
        score_cutoff=_VERY_ALIKE if first else _ALIKE,
    )
    alike = [v for name, *_ in near for v in regions.by_name[name]]
    alike.sort(key=lambda v: words(v.kecamatan) != kecamatan)
    found = {v.code: v for v in [*first, *alike]}
    return list(found.values())[: max(_MOST_SUGGESTED, len({v.code for v in first}))]


def is_outside(regency: str, regions: Regions) -> bool:
    """Tell whether a text names a regency that is none of the area's."""
    stated = bool(regions.regencies) and not is_absent(regency) and is_any_regency(regency)
    return stated and not regions.is_regency(regency)


def _proposed(text: str, regions: Regions) -> list[Village]:
    """Return the village that a finding proposes, as `Beji (Pejawaran)` or with its code."""
    name, _, rest = text.rpartition(" (")
    inside = words(rest.rstrip(")"))
    found = regions.by_name.get(letters(name), [])
    return [v for v in found if inside in {words(v.kecamatan), words(v.code)}]


def _people(line: Line, known: Known) -> list[Choice]:
    rivals = known.rivals.get(line.key, ())
    if not rivals:
        return []
    name = known.names.get(line.key, "")
    other = known.names.get(rivals[0], "")
    params = {"name": name, "other": other}
    return [
        Choice("only_this", rivals, Decision(left_out=True), params),
        Choice("beside", (line.key,), Decision(role="beside"), params),
        Choice("same_person", (line.key,), Decision(role="same"), params),
    ]


def _partners(
    finding: Finding, line: Line, part: Part, partners: Mapping[str, str]
) -> list[Choice]:
    by_key = {column.key: column.field for column in part.columns}
    name = by_key.get(finding.column, "")
    if not name:
        return []
    proposed = set(finding.proposed.split(_BETWEEN))
    codes = [code for code, known in partners.items() if known in proposed]
    near = process.extract(
        finding.found, dict(partners), limit=_MOST_SUGGESTED, score_cutoff=_ALIKE
    )
    codes = codes or [code for _, _, code in near]
    return [
        Choice(
            "partner",
            (line.key,),
            Decision(edits=(Edit(name, finding.found, code),)),
            {"partner": partners[code]},
        )
        for code in codes
    ]


def _table_count(finding: Finding, line: Line, part: Part) -> list[Choice]:
    count = str(len(finding.detail.split(",")))
    edit = Edit("tables", text_of(line, part, "tables"), count)
    params = {"count": count, "numbers": finding.detail}
    return [Choice("table_count", (line.key,), Decision(edits=(edit,)), params)]


def text_of(line: Line, part: Part, name: str) -> str:
    """Return what a row's cell of a field says."""
    for index, column in enumerate(part.columns):
        if column.field == name and index < len(line.texts):
            return line.texts[index].strip()
    return ""
