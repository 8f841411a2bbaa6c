"""The list of attendees: one manager per village's cooperative."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from app.sheets.findings import Finding
from app.sheets.layout.blocks import fill_blocks, fill_outline
from app.sheets.layout.opening import OpenedFile
from app.sheets.layout.reading import Reader
from app.sheets.layout.structure import read_structure
from app.sheets.lists.absence import Absences
from app.sheets.lists.attending.repeats import settle_repeats
from app.sheets.lists.attending.row_people import read_persons
from app.sheets.lists.dittos import Above
from app.sheets.lists.privacy import is_private, without_identity
from app.sheets.lists.row_places import drop_foreign_codes, join_village_columns, read_place
from app.sheets.rows import AttendeeRow
from app.sheets.values.dates import read_date
from app.sheets.values.keys import is_absent, visible
from app.sheets.values.places.resolver import PlaceResolver
from app.sheets.values.regions.villages import Regions
from app.sheets.values.tags import Taxonomy


@dataclass(slots=True)
class Draft:
    """A row on its way: the clean row, what was noticed, and the texts it came from."""

    row: AttendeeRow
    reader: Reader
    replaced: bool = False
    """It only repeats an earlier row."""


def read_attendees(
    opened: OpenedFile, regions: Regions, taxonomy: Taxonomy, today: date
) -> tuple[list[AttendeeRow], list[Finding]]:
    """Turn the rows of data into attendees, with everything noticed on the way.

    A row that repeats an earlier one is merged into it. `today` bounds plausible dates.
    """
    resolver = PlaceResolver(regions)
    for part in opened.parts:
        join_village_columns(part)
        drop_foreign_codes(part, regions)
        fill_blocks(part, regions, resolver)
        fill_outline(part)
    above, absences = Above(), Absences()
    drafts: list[Draft] = []
    left = ""
    for reader in opened.readers():
        data = reader.data
        if data.section == left:
            data.section = ""
        above.fill(reader)
        absences.note(reader)
        drafts += _drafts(reader, resolver, taxonomy, today, regions)
        if data.section and _leaves(drafts[-1], resolver, regions):
            left = data.section
    settle_repeats(drafts)
    rows: list[AttendeeRow] = []
    findings: list[Finding] = []
    for draft in drafts:
        for finding in draft.reader.findings:
            finding.village_code = draft.row.village_code
        findings += draft.reader.findings
        if draft.reader.held:
            draft.row.status = "review"
        if not draft.replaced:
            rows.append(draft.row)
    return rows, findings


def _leaves(draft: Draft, resolver: PlaceResolver, regions: Regions) -> bool:
    """Tell whether a row shows that its section has ended: it stands in another district."""
    code, _ = resolver.kecamatan(draft.reader.text("kecamatan"))
    section = resolver.section(draft.reader.data.section)
    consistent = (
        bool(code) and regions.is_in(draft.row.village_code, code) and not draft.reader.held
    )
    return bool(section) and consistent and code != section


def _drafts(
    reader: Reader, resolver: PlaceResolver, taxonomy: Taxonomy, today: date, regions: Regions
) -> list[Draft]:
    number, line = reader.data.row.number, reader.data.row.line
    row = AttendeeRow(number, line, sheet=reader.opened.sheet)
    read_structure(reader, regions, taxonomy)
    _place(reader, row, resolver)
    _legal(reader, row, today)
    _needs(reader, row, taxonomy)
    row.note = without_identity(reader, "note")
    people = read_persons(reader, row)
    _drop_the_rest(reader)
    return [Draft(each, own) for each, own in people]


def _place(reader: Reader, row: AttendeeRow, resolver: PlaceResolver) -> None:
    place = read_place(reader, resolver)
    row.cooperative = place.cooperative
    village = place.village
    if village:
        row.village_code, row.village = village.code, village.name
        row.village_type, row.kecamatan = village.kind, village.kecamatan


def _legal(reader: Reader, row: AttendeeRow, today: date) -> None:
    said = reader.text("legal_no")
    if is_private(said):
        reader.note("legal_no", "identity_left_out")
        said = ""
    row.legal_no = "" if is_absent(said) else _legal_number(said)
    if not reader.has("legal_date"):
        return
    found = read_date(reader.cell("legal_date"), today)
    row.legal_date = found.value
    if found.code:
        proposed = found.value.isoformat() if found.value else ""
        reader.note("legal_date", found.code, found=reader.text("legal_date"), proposed=proposed)


def _legal_number(text: str) -> str:
    text = visible(text)
    return text.upper() if text.casefold().startswith("ahu") else text


def _needs(reader: Reader, row: AttendeeRow, taxonomy: Taxonomy) -> None:
    said = reader.text("needs")
    read = taxonomy.read(said)
    row.needs = read.tags
    proposed = ";".join(read.tags)
    note = partial(reader.note, "needs", found=said, proposed=proposed)
    if read.fuzzy:
        note("need_fuzzy", detail=", ".join(item for item, _ in read.fuzzy))
    if read.unknown:
        note("need_unknown", detail=", ".join(item for item, _ in read.unknown))


def _drop_the_rest(reader: Reader) -> None:
    """Keep only what matters of a row that cannot be used as it stands."""
    codes = {finding.code for finding in reader.findings}
    if "shifted_columns" in codes:
        reader.findings = [f for f in reader.findings if f.code == "shifted_columns"]
    elif "village_not_found" in codes:
        reader.findings = [f for f in reader.findings if f.blocks_row]
