"""The list of attendees: one manager per village's cooperative."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from app.sheets.findings import Finding
from app.sheets.layout.blocks import fill_blocks
from app.sheets.layout.columns import Field, Layout
from app.sheets.layout.headings import KECAMATAN, NUMBER, REGENCY, VILLAGE, VILLAGE_CODE, is_ordinal
from app.sheets.layout.reading import OpenedList, Reader
from app.sheets.layout.structure import read_structure
from app.sheets.lists.dittos import Above
from app.sheets.lists.privacy import is_private, without_identity
from app.sheets.lists.repeats import settle_repeats
from app.sheets.lists.row_people import read_persons
from app.sheets.lists.row_places import drop_foreign_codes, read_place
from app.sheets.rows import AttendeeRow
from app.sheets.values.cooperatives import is_cooperative
from app.sheets.values.dates import FAR, read_date
from app.sheets.values.keys import is_absent, letters, visible
from app.sheets.values.people import is_position
from app.sheets.values.phones import read_phone
from app.sheets.values.places.resolver import PlaceResolver, names_a_village
from app.sheets.values.regions.shipped import is_any_regency
from app.sheets.values.regions.villages import Regions
from app.sheets.values.tags import Taxonomy

_COOPERATIVE = (
    *("nama koperasi", "koperasi", "nama kdmp", "kdmp", "nama kopdes", "kopdes", "nama lembaga"),
    *("nama koperasi desa kelurahan merah putih", "koperasi desa merah putih", "kdkmp"),
    *("cooperative", "cooperative name", "name of cooperative", "co operative", "organisation"),
)
_NAME = (
    *("nama", "nama pengurus", "nama lengkap", "nama peserta", "peserta", "nama ketua", "pengurus"),
    *("nama yang hadir", "nama perwakilan", "nama undangan", "nama manajer", "perwakilan"),
    *("name", "full name", "participant", "participant name", "attendee", "manager"),
    *("manager name", "representative", "attendee name", "person"),
)
_POSITION = ("jabatan", "posisi", "jabatan dalam koperasi", "position", "role", "title", "office")
_PHONE = (
    *("no hp", "no hp wa", "hp", "no wa", "wa", "whatsapp", "nomor hp", "nomor hp wa", "hp wa"),
    *("telepon", "no telepon", "nomor telepon", "no telp", "telp", "no tlp", "no handphone"),
    *("handphone", "kontak", "no kontak", "nomor wa", "nomor whatsapp", "no whatsapp"),
    *("phone", "phone number", "mobile", "mobile number", "mobile phone", "contact number"),
    *("contact", "telephone", "cell phone"),
)
_PHONE_OTHER = ("no hp 2", "hp 2", "no hp lain", "telepon kantor", "second phone", "other phone")
_LEGAL_NO = (
    *("nomor ahu", "no ahu", "nomor badan hukum", "no badan hukum", "badan hukum", "ahu", "sk ahu"),
    *("nomor sk", "no sk", "nomor sk ahu", "badan hukum nomor", "badan hukum no", "nomor akta"),
    *("legal number", "legal no", "registration number", "registration no", "legal entity number"),
)
_LEGAL_DATE = (
    *("tanggal", "tgl", "tanggal ahu", "tgl ahu", "tanggal badan hukum", "tgl badan hukum"),
    *("tanggal sk", "tgl sk", "tanggal akta", "badan hukum tanggal", "badan hukum tgl"),
    *("tanggal pengesahan", "tgl pengesahan", "tanggal sk ahu", "tgl sk ahu", "tanggal berdiri"),
    *("date", "legal date", "registration date", "date of registration", "established"),
)
_NEEDS = (
    *("kebutuhan", "minat kerja sama", "minat", "minat kerjasama", "kebutuhan koperasi"),
    *("kebutuhan kerja sama", "kebutuhan minat", "minat kemitraan", "bidang kerja sama"),
    *("rencana usaha", "usulan", "usulan kerja sama", "kebutuhan usaha", "jenis kebutuhan"),
    *("needs", "need", "interests", "interest", "requested services", "business needs"),
)
_NOTE = ("keterangan", "ket", "catatan", "note", "notes", "remark", "remarks", "comment")


def layout(regions: Regions, taxonomy: Taxonomy) -> Layout:
    """Return the fields of an attendee list for an area and a vocabulary."""
    fields = (
        Field("number", NUMBER, is_ordinal),
        Field("cooperative", _COOPERATIVE, is_cooperative),
        Field("village", VILLAGE, partial(names_a_village, regions)),
        Field("village_code", VILLAGE_CODE, lambda text: letters(text) in regions.by_code),
        Field("kecamatan", KECAMATAN, regions.is_kecamatan),
        Field("regency", REGENCY, is_any_regency),
        Field("name", _NAME),
        Field("position", _POSITION, is_position),
        Field("phone", _PHONE, _is_phone),
        Field("phone_other", _PHONE_OTHER, _is_phone),
        Field("legal_no", _LEGAL_NO, lambda text: "ahu" in text.casefold()),
        Field("legal_date", _LEGAL_DATE, _is_date),
        Field("needs", _NEEDS, lambda text: bool(taxonomy.read(text).tags)),
        Field("note", _NOTE),
    )
    return Layout(
        fields,
        needed=(("name",), ("village", "village_code", "cooperative")),
        telling=("cooperative", "phone", "village", "village_code"),
    )


def _is_phone(text: str) -> bool:
    """Tell whether a text is a number or what a spreadsheet made of one; an id number is not."""
    phone = read_phone(text)
    return bool(phone.proposed) or phone.code == "phone_sci_lost"


def _is_date(text: str) -> bool:
    return read_date(text, FAR).value is not None


@dataclass(slots=True)
class Draft:
    """A row on its way: the clean row, what was noticed, and the texts it came from."""

    row: AttendeeRow
    reader: Reader
    replaced: bool = False
    """It only repeats an earlier row."""


def read_attendees(
    opened: OpenedList, regions: Regions, taxonomy: Taxonomy, today: date
) -> tuple[list[AttendeeRow], list[Finding]]:
    """Turn the rows of data into attendees, with everything noticed on the way.

    A row that repeats an earlier one is merged into it. `today` bounds plausible dates.
    """
    resolver = PlaceResolver(regions)
    drop_foreign_codes(opened, regions)
    fill_blocks(opened, regions, resolver)
    above = Above()
    drafts: list[Draft] = []
    left = ""
    for data in opened.split.data:
        if data.section == left:
            data.section = ""
        reader = Reader(opened, data)
        above.fill(reader)
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
    row = AttendeeRow(number, line)
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
