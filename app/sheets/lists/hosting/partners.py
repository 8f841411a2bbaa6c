"""The list of partners: companies and offices with their tables and offers."""

import re
from functools import partial

from app.sheets.files.cells import text_of
from app.sheets.findings import Finding
from app.sheets.layout.columns import Layout
from app.sheets.layout.fields import Field
from app.sheets.layout.headings import NUMBER, URUT, is_ordinal
from app.sheets.layout.opening import OpenedFile
from app.sheets.layout.reading import Reader
from app.sheets.layout.shapes.ticks import Choice
from app.sheets.lists.hosting.availability import read_availability
from app.sheets.lists.hosting.repeats import settle_codes, settle_repeats
from app.sheets.lists.hosting.several_rows import MORE_OF_ONE, join_rows
from app.sheets.lists.hosting.table_numbers import (
    read_tables,
    settle_table_numbers,
    take_labels_for_numbers,
)
from app.sheets.lists.privacy import without_identity
from app.sheets.rows import PartnerRow
from app.sheets.values.keys import is_absent, visible, words
from app.sheets.values.people import without_number
from app.sheets.values.phones import read_phone
from app.sheets.values.tags import Taxonomy

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
    *("products and services", "tag", "tags", "bidang kerja sama", "bidang yang ditawarkan"),
    *("bidang kerja sama yang ditawarkan", "ditawarkan", "anda tawarkan", "kerja sama"),
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
    *("nama narahubung", "nama penanggung jawab", "nama cp", "nama contact person"),
)
_CONTACT_PHONE = (
    *("no hp", "hp", "telepon", "no telepon", "telp", "no telp", "no hp wa", "wa", "no wa"),
    *("hp pic", "no hp pic", "kontak hp", "telepon kontak", "phone", "mobile", "contact phone"),
    *("phone number", "telephone", "nomor hp", "no whatsapp", "nomor telepon", "nomor wa"),
    *("whatsapp", "nomor whatsapp"),
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
_COMPANY_LIKE = re.compile(r"[^\W\d_][^\d_:;@]{1,79}")
_KIND_OF = {name: kind for kind, names in _KINDS.items() for name in names}
_MOST_SEATS = 200
_ITEM = re.compile(r"[,;/\n]|\b(?:dan|and)\b")


def layout(taxonomy: Taxonomy) -> Layout:
    """Return the fields of a partner list for a vocabulary."""
    fields = (
        Field("number", NUMBER, is_ordinal, beside=URUT),
        Field("code", _CODE, beside=frozenset({"mitra", "perusahaan", "peserta"})),
        Field("name", _NAME, unnamed=looks_like_company),
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
    telling = ("offers", "kind", "contact_phone")
    return Layout(fields, needed=(("name",),), telling=telling, goes_on=MORE_OF_ONE)


def choices(taxonomy: Taxonomy) -> tuple[Choice, ...]:
    """Return what a partner list may say in columns of ticks."""
    return (
        Choice("Jenis", lambda heading: heading if words(heading) in _KIND_OF else ""),
        Choice("Penawaran", lambda heading: heading if taxonomy.names_a_tag(heading) else ""),
    )


def looks_like_company(text: str) -> bool:
    """Tell whether a text may be a partner's name."""
    said = words(text).split()
    return _COMPANY_LIKE.fullmatch(visible(text)) is not None and said[:1] != ["daftar"]


def read_partners(opened: OpenedFile, taxonomy: Taxonomy) -> tuple[list[PartnerRow], list[Finding]]:
    """Turn the rows of data into partners, with everything noticed on the way."""
    drafts: list[tuple[PartnerRow, Reader]] = []
    for part in opened.parts:
        take_labels_for_numbers(part)
    for reader in opened.readers():
        reader.note_missing_values()
        if reader.data.row.hidden:
            reader.note("", "hidden_row")
        drafts.append((_partner(reader, taxonomy), reader))
    joined = join_rows(drafts)
    settle_codes(joined)
    kept = settle_repeats(joined)
    settle_table_numbers(kept)
    for row, reader in kept:
        if reader.held:
            row.status = "review"
    return [row for row, _ in kept], [f for _, reader in drafts for f in reader.findings]


def _partner(reader: Reader, taxonomy: Taxonomy) -> PartnerRow:
    data = reader.data.row
    row = PartnerRow(data.number, data.line, sheet=reader.opened.sheet)
    row.code = visible(reader.text("code")).upper()
    row.name = "" if is_absent(reader.text("name")) else visible(reader.text("name"))
    if not row.name:
        reader.note("name", "partner_name_missing", found=reader.text("name"))
    for name in ("sector", "participation", "source", "note", "contact_name"):
        setattr(row, name, without_identity(reader, name))
    _kind(reader, row)
    _offers(reader, row, taxonomy)
    read_tables(reader, row)
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


def _seats(reader: Reader, row: PartnerRow) -> None:
    said = visible(text_of(reader.cell("seats")))
    if is_absent(said):
        return
    number = words(re.sub(r"\b(?:kursi|orang|seats?)\b", " ", said.casefold()))
    if re.fullmatch(r"\d{1,4}", number) and 1 <= int(number) <= _MOST_SEATS:
        row.seats = int(number)
    else:
        reader.note("seats", "seats_invalid", found=said, proposed="1")


def _contact(reader: Reader, row: PartnerRow) -> None:
    phone = read_phone(reader.cell("contact_phone"))
    name, in_name = without_number(row.contact_name)
    if in_name and in_name.proposed:
        row.contact_name = name
        phone = in_name if phone.code == "phone_missing" else phone
    row.contact_phone = phone.e164 or phone.other
    if phone.code and phone.code != "phone_missing":
        found = reader.text("contact_phone")
        reader.note("contact_phone", phone.code, found=found, proposed=phone.proposed)
