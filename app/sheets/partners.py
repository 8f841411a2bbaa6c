"""The list of partners: companies and offices with their tables and offers."""

import re
from collections.abc import Sequence
from functools import partial

from app.sheets.availability import read_availability
from app.sheets.cells import text_of
from app.sheets.columns import Field, Layout
from app.sheets.findings import Finding
from app.sheets.keys import is_absent, letters, visible, words
from app.sheets.phones import read_phone
from app.sheets.reading import OpenedList, Reader
from app.sheets.rows import PartnerRow
from app.sheets.tags import Taxonomy

_CODE = ("kode", "kode mitra", "code", "partner code", "singkatan", "kode peserta", "id", "alias")
_NAME = (
    *("nama", "nama mitra", "mitra", "nama perusahaan", "perusahaan", "nama instansi", "instansi"),
    *("nama lembaga", "nama bumn", "name", "partner", "partner name", "company", "company name"),
    *("organisation", "organization", "nama mitra bumn bumd swasta"),
)
_KIND = ("jenis", "jenis mitra", "kategori", "bentuk", "kind", "type", "category", "partner type")
_SECTOR = ("sektor", "bidang", "bidang usaha", "sektor usaha", "sector", "industry", "line")
_OFFERS = (
    *("penawaran", "produk", "layanan", "produk layanan", "produk dan layanan", "jenis penawaran"),
    *("yang ditawarkan", "tawaran", "offers", "offer", "offerings", "products", "services"),
    *("products and services", "tag", "tags"),
)
_TABLES = (
    *("meja", "jumlah meja", "jml meja", "banyak meja", "tables", "table count", "no of tables"),
    *("number of tables",),
)
_TABLE_NUMBERS = (
    *("nomor meja", "no meja", "meja nomor", "meja no", "table numbers", "table number"),
    *("table no", "table nos"),
)
_SEATS = (
    *("kursi", "jumlah kursi", "kursi per meja", "kapasitas", "kapasitas meja", "kursi meja"),
    *("seats", "seats per table", "capacity", "seat count"),
)
_AVAILABILITY = (
    *("ketersediaan", "waktu", "jam", "kehadiran", "waktu hadir", "jam hadir", "waktu kehadiran"),
    *("availability", "available", "available times", "time", "hours", "jadwal", "sesi"),
)
_DOCUMENTS = (
    *("dokumen", "syarat", "persyaratan", "dokumen wajib", "dokumen yang dibawa", "syarat dokumen"),
    *("dokumen persyaratan", "required documents", "documents", "requirements"),
)
_CONTACT = (
    *("kontak", "nama kontak", "narahubung", "pic", "penanggung jawab", "contact person", "cp"),
    *("contact", "contact name", "perwakilan", "nama pic", "nama perwakilan", "representative"),
)
_CONTACT_PHONE = (
    *("no hp", "hp", "telepon", "no telepon", "telp", "no telp", "no hp wa", "wa", "no wa"),
    *("hp pic", "no hp pic", "kontak hp", "telepon kontak", "phone", "mobile", "contact phone"),
    *("phone number", "telephone"),
)
_PARTICIPATION = ("partisipasi", "status", "status kehadiran", "participation")
_SOURCE = ("sumber", "source", "referensi", "reference")
_NOTE = ("keterangan", "ket", "catatan", "note", "notes", "remarks")

_KINDS = {
    "BUMN": ("bumn", "state owned", "state owned enterprise", "soe", "persero", "perum"),
    "BUMD": ("bumd", "regional owned", "regionally owned enterprise", "perseroda", "perumda"),
    "Instansi": (
        *("instansi", "instansi pemerintah", "pemerintah", "dinas", "kantor", "opd"),
        *("government", "government office", "office", "agency", "public office"),
    ),
    "Swasta": ("swasta", "private", "private company", "pt swasta", "umkm", "private buyer", "cv"),
}
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}
_LEGAL_FORMS = frozenset(
    {"pt", "cv", "ud", "perum", "persero", "perseroda", "perumda", "tbk", "pd", "koperasi", "the"}
)
_ORDINALS = ("no", "nomor", "no urut", "number", "nr")
_MOST_TABLES, _MOST_SEATS = 200, 200
_CODE_LENGTH = 12
_ITEM = re.compile(r"[,;/\n]|\b(?:dan|and)\b")
_TABLE_LIST = re.compile(r"[,;/&\s]+|\b(?:dan|and)\b")
_TABLE_WORD = re.compile(r"\b(?:meja|nomor|no|table|tables|unit|buah)\b\.?")
_TABLE_RANGE = re.compile(r"([a-z]{0,3})(\d{1,4})\s*[-–]\s*([a-z]{0,3})(\d{1,4})")


def layout(taxonomy: Taxonomy) -> Layout:
    """Return the fields of a partner list for a vocabulary."""
    fields = (
        Field("number", _ORDINALS),
        Field("code", _CODE),
        Field("name", _NAME),
        Field("kind", _KIND, lambda text: words(text) in _KIND_OF),
        Field("sector", _SECTOR),
        Field("offers", _OFFERS, lambda text: bool(taxonomy.read(text).tags)),
        Field("tables", _TABLES),
        Field("table_numbers", _TABLE_NUMBERS),
        Field("seats", _SEATS),
        Field("availability", _AVAILABILITY, lambda text: bool(read_availability(text)[0])),
        Field("required_documents", _DOCUMENTS),
        Field("contact_name", _CONTACT),
        Field("contact_phone", _CONTACT_PHONE, lambda text: bool(read_phone(text).proposed)),
        Field("participation", _PARTICIPATION),
        Field("source", _SOURCE),
        Field("note", _NOTE),
    )
    return Layout(fields, needed=(("name",),), telling=("offers", "kind", "contact_phone"))


def read_partners(opened: OpenedList, taxonomy: Taxonomy) -> tuple[list[PartnerRow], list[Finding]]:
    """Turn the rows of data into partners, with everything noticed on the way."""
    drafts: list[tuple[PartnerRow, Reader]] = []
    for data in opened.split.data:
        reader = Reader(opened, data)
        reader.note_missing_values()
        if data.row.hidden:
            reader.note("", "hidden_row")
        drafts.append((_partner(reader, taxonomy), reader))
    _settle_codes(drafts)
    kept = _settle_repeats(drafts)
    _settle_table_numbers(kept)
    for row, reader in kept:
        if reader.held:
            row.status = "review"
    return [row for row, _ in kept], [f for _, reader in drafts for f in reader.findings]


def _partner(reader: Reader, taxonomy: Taxonomy) -> PartnerRow:
    row = PartnerRow(reader.data.row.number, reader.data.row.line)
    row.code = visible(reader.text("code")).upper()
    row.name = "" if is_absent(reader.text("name")) else visible(reader.text("name"))
    if not row.name:
        reader.note("name", "partner_name_missing", found=reader.text("name"))
    for name in ("sector", "participation", "source", "note", "contact_name"):
        setattr(row, name, visible(reader.text(name)))
    _kind(reader, row)
    _offers(reader, row, taxonomy)
    _tables(reader, row)
    _seats(reader, row)
    row.availability, unclear = read_availability(reader.text("availability"))
    if unclear:
        found = reader.text("availability")
        reader.note("availability", "availability_unclear", found=found, detail=", ".join(unclear))
    row.required_documents = tuple(_items(reader.text("required_documents")))
    _contact(reader, row)
    return row


def _items(text: str) -> list[str]:
    items = (visible(item).strip(" .-") for item in _ITEM.split(text))
    return [item for item in items if item and not is_absent(item)]


def _kind(reader: Reader, row: PartnerRow) -> None:
    said = reader.text("kind")
    row.kind = _KIND_OF.get(words(said), "") or _KIND_OF.get(words(reader.data.section), "")
    if not row.kind and not is_absent(said):
        reader.note("kind", "partner_kind_unknown", found=said, proposed=" | ".join(_KINDS))


def _offers(reader: Reader, row: PartnerRow, taxonomy: Taxonomy) -> None:
    said = reader.text("offers")
    read = taxonomy.read(said)
    row.offers = read.tags
    note = partial(reader.note, "offers", found=said, proposed=";".join(read.tags))
    if read.fuzzy:
        note("offer_fuzzy", detail=", ".join(item for item, _ in read.fuzzy))
    if read.unknown:
        note("offer_unknown", detail=", ".join(item for item, _ in read.unknown))
    if not read.tags:
        note("offers_missing")


def _tables(reader: Reader, row: PartnerRow) -> None:
    """Read the number of tables, and the numbers painted on them, from one column or two."""
    said = reader.text("tables")
    numbers = table_numbers(reader.text("table_numbers"))
    count = words(_TABLE_WORD.sub(" ", said.casefold()))
    if numbers is None:
        reader.note("table_numbers", "tables_invalid", found=reader.text("table_numbers"))
        return
    if is_absent(said):
        row.table_numbers, row.table_count = numbers, len(numbers) or 1
        if not numbers and (reader.has("tables") or reader.has("table_numbers")):
            reader.note("tables", "tables_missing", found=said, proposed="1")
        return
    if not count.isdigit():
        listed = table_numbers(said)
        if not listed or numbers:
            reader.note("tables", "tables_invalid", found=said)
            return
        row.table_numbers, row.table_count = listed, len(listed)
        return
    row.table_count, row.table_numbers = int(count), numbers
    disagree = numbers and len(numbers) != row.table_count
    if disagree or not 1 <= row.table_count <= _MOST_TABLES:
        reader.note("tables", "tables_invalid", found=said, detail=", ".join(numbers))


def table_numbers(text: str) -> tuple[str, ...] | None:
    """Return the tables that a text lists (`5-8`, `A1, A2`); None if it is not such a list."""
    if is_absent(text):
        return ()
    bare = _TABLE_WORD.sub(" ", text.casefold()).strip()
    numbers: list[str] = []
    for item in _TABLE_LIST.split(re.sub(r"\s*[-–]\s*", "-", bare)):
        if match := _TABLE_RANGE.fullmatch(item):
            first, last = int(match[2]), int(match[4])
            if match[3] not in {"", match[1]} or not 0 <= last - first < _MOST_TABLES:
                return None
            numbers += [f"{match[1].upper()}{number}" for number in range(first, last + 1)]
        elif re.fullmatch(r"[a-z]{0,3}-?\d{1,4}[a-z]?", item):
            numbers.append(item.upper())
        elif item:
            return None
    return tuple(dict.fromkeys(numbers)) if len(numbers) <= _MOST_TABLES else None


def _seats(reader: Reader, row: PartnerRow) -> None:
    said = visible(text_of(reader.cell("seats")))
    if is_absent(said):
        return
    number = words(re.sub(r"\b(?:kursi|orang|seats?)\b", " ", said.casefold()))
    if number.isdigit() and 1 <= int(number) <= _MOST_SEATS:
        row.seats = int(number)
    else:
        reader.note("seats", "seats_invalid", found=said, proposed="1")


def _contact(reader: Reader, row: PartnerRow) -> None:
    phone = read_phone(reader.cell("contact_phone"))
    row.contact_phone = phone.e164 or phone.other
    if phone.code and phone.code != "phone_missing":
        found = reader.text("contact_phone")
        reader.note("contact_phone", phone.code, found=found, proposed=phone.proposed)


def _settle_codes(drafts: Sequence[tuple[PartnerRow, Reader]]) -> None:
    """Give partners without a code one made of their name."""
    taken = {row.code for row, _ in drafts}
    for row, reader in drafts:
        if row.code or not row.name:
            continue
        row.code = _new_code(row.name, taken)
        taken.add(row.code)
        reader.note("code", "partner_code_missing", proposed=row.code)


def _new_code(name: str, taken: set[str]) -> str:
    tokens = [token for token in words(name).split() if token not in _LEGAL_FORMS]
    stem = "".join(tokens[:2] or words(name).split()).upper()[:_CODE_LENGTH] or "MITRA"
    code, number = stem, 2
    while code in taken:
        code, number = f"{stem}{number}", number + 1
    return code


def _settle_repeats(
    drafts: Sequence[tuple[PartnerRow, Reader]],
) -> list[tuple[PartnerRow, Reader]]:
    """Drop rows that say the same again; hold back those that say something else."""
    seen: dict[str, tuple[PartnerRow, Reader]] = {}
    kept: list[tuple[PartnerRow, Reader]] = []
    for row, reader in drafts:
        keys = [
            key for key in (f"code {letters(row.code)}", f"name {letters(row.name)}") if row.name
        ]
        earlier = next((seen[key] for key in keys if key in seen), None)
        if earlier is None:
            seen.update(dict.fromkeys(keys, (row, reader)))
            kept.append((row, reader))
            continue
        detail = str(earlier[0].row)
        if _says_the_same(earlier[1], reader):
            reader.findings = []
            reader.note("", "partner_repeated", detail=detail)
        else:
            reader.note("code", "partner_duplicate", found=reader.text("code"), detail=detail)
            kept.append((row, reader))
    return kept


def _says_the_same(earlier: Reader, later: Reader) -> bool:
    return all(
        visible(earlier.text(name)) == visible(later.text(name))
        for name in later.opened.fields
        if name != "number"
    )


def _settle_table_numbers(drafts: Sequence[tuple[PartnerRow, Reader]]) -> None:
    """Hold back a partner that is given a table of an earlier one."""
    owners: dict[str, PartnerRow] = {}
    for row, reader in drafts:
        clash = next((number for number in row.table_numbers if number in owners), None)
        if clash is None:
            owners.update(dict.fromkeys(row.table_numbers, row))
            continue
        field = "table_numbers" if reader.has("table_numbers") else "tables"
        detail = f"{clash} ({owners[clash].code})"
        reader.note(field, "table_number_shared", found=reader.text(field), detail=detail)
