"""The columns of a list of partners: what they are called, and how their cells look."""

import re

from app.sheets.layout.columns import Layout
from app.sheets.layout.fields import Field
from app.sheets.layout.headings import NUMBER, PHONE, URUT, is_ordinal
from app.sheets.layout.shapes.ticks import Choice
from app.sheets.lists.hosting.availability import read_availability
from app.sheets.lists.hosting.several_rows import MORE_OF_ONE
from app.sheets.lists.partner_names import LEGAL_FORMS
from app.sheets.values.keys import visible, words
from app.sheets.values.people import looks_like_name
from app.sheets.values.phones import read_phone
from app.sheets.values.tags import Taxonomy

_CODE = (
    *("kode", "kode mitra", "code", "partner code", "singkatan", "kode peserta", "id", "alias"),
    *("kd mitra", "kode perusahaan", "partner id"),
)
_NAME = (
    *("nama", "nama mitra", "mitra", "nama perusahaan"),
    *("perusahaan", "nama instansi", "instansi"),
    *("nama lembaga", "nama bumn", "name", "partner", "partner name", "company", "company name"),
    *("organisation", "organization", "nama mitra bumn bumd swasta"),
    *("lembaga", "institusi", "institution", "bumn"),
    *("bumn bumd", "badan usaha", "nama badan usaha"),
    *("offtaker", "nama offtaker", "vendor", "exhibitor", "companies"),
    *("opd", "nama opd", "perangkat daerah", "dinas"),
    *("bank", "nama bank", "perbankan", "entitas"),
    *("nama entitas", "kementerian lembaga", "kl", "peserta"),
    *("perusahaan mitra", "calon mitra", "stakeholder", "investor"),
    *("pembeli", "buyer", "supplier", "pemasok"),
)
_MAYBE_NAME = (
    *("unit kerja", "unit", "nama unit", "kantor", "nama kantor", "cabang", "nama cabang"),
    *("kantor cabang", "satuan kerja", "unit organisasi", "nama organisasi", "organisasi"),
)
"""Headings of branches and offices: of partners where nothing else names them."""
_MAYBE_CONTACT = (
    *("kepala unit", "kepala cabang", "kepala kantor", "pimpinan cabang", "pimpinan unit"),
    *("kepala", "nama kepala", "nama kepala unit", "manajer", "manager", "nama manajer"),
)
"""Who leads an office: its contact where nobody else is named."""
_WITHIN_NAMES = frozenset(
    {"bank", "dinas", "perbankan", "lembaga", "opd", "kl", "investor", "vendor", "peserta"}
)
"""Headings that names of partners themselves may hold."""
_NOT_OF_A_PARTNER = frozenset({"kegiatan", "acara", "produk", "barang", "desa", "koperasi"})
_KIND = (
    *("jenis", "jenis mitra", "kategori", "bentuk", "kind", "type", "category", "partner type"),
    *("status perusahaan", "kelompok mitra", "bentuk badan usaha", "kategori mitra", "golongan"),
)
_SECTOR = (
    *("sektor", "bidang", "bidang usaha", "sektor usaha", "sector", "industry", "line"),
    *("lini usaha", "core business", "bisnis inti"),
)
_OFFERS = (
    *("penawaran", "produk", "layanan"),
    *("produk layanan", "produk dan layanan", "jenis penawaran"),
    *("yang ditawarkan", "tawaran", "offers", "offer", "offerings", "products", "services"),
    *("products and services", "tag", "tags", "bidang kerja sama", "bidang yang ditawarkan"),
    *("bidang kerja sama yang ditawarkan", "ditawarkan", "anda tawarkan", "kerja sama"),
    *("komoditas", "program", "program kemitraan", "barang jasa", "bentuk kerja sama"),
    *("jenis layanan", "jenis produk", "jenis komoditas", "jenis jasa", "jenis barang"),
    *("jenis kerja sama", "jenis kerjasama", "jenis program"),
    *("skema kerja sama", "produk unggulan", "potensi kerja sama", "kerjasama", "jasa"),
)
_TABLES = (
    *("meja", "jumlah meja", "jml meja", "banyak meja", "tables", "table count", "no of tables"),
    *("number of tables",),
    *("jumlah booth", "jumlah stand", "jml stand"),
    *("banyaknya meja", "total meja", "alokasi meja"),
    *("kebutuhan meja", "berapa meja", "booth", "stand", "jumlah stan", "stan"),
)
_TABLE_NUMBERS = (
    *("nomor meja", "no meja", "meja nomor", "meja no", "table numbers", "table number"),
    *("table no", "table nos"),
    *("letak meja", "meja ke", "posisi meja", "no stand"),
    *("nomor stand", "no booth", "nomor booth"),
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
    *("dokumen", "syarat", "persyaratan"),
    *("dokumen wajib", "dokumen yang dibawa", "syarat dokumen"),
    *("dokumen persyaratan", "required documents", "documents", "requirements"),
    *("berkas", "kelengkapan", "kelengkapan dokumen", "berkas yang dibawa"),
)
_CONTACT = (
    *("kontak", "nama kontak", "narahubung", "pic", "penanggung jawab", "contact person", "cp"),
    *("contact", "contact name", "perwakilan", "nama pic", "nama perwakilan", "representative"),
    *("nama narahubung", "nama penanggung jawab", "nama cp", "nama contact person"),
    *("petugas", "nama petugas", "pimpinan", "nama pimpinan"),
    *("yang hadir", "nama yang hadir", "wakil"),
    *("nama wakil", "penghubung", "nama penghubung", "pj", "delegasi", "nama delegasi", "utusan"),
    *("nama utusan", "yang mewakili", "personil", "nama personil", "staf yang hadir"),
)
_CONTACT_PHONE = (
    *PHONE,
    *("hp pic", "no hp pic", "kontak hp", "telepon kontak", "contact phone", "no kontak"),
    *("nomor kontak", "kontak hp wa", "hp narahubung", "no narahubung", "no cp"),
)
_PARTICIPATION = ("partisipasi", "status", "status kehadiran", "participation")
_SOURCE = ("sumber", "source", "referensi", "reference")
_NOTE = ("keterangan", "ket", "catatan", "note", "notes", "remarks")

KINDS = {
    "BUMN": ("bumn", "state owned", "state owned enterprise", "soe", "persero", "perum"),
    "BUMD": ("bumd", "regional owned", "regionally owned enterprise", "perseroda", "perumda"),
    "Instansi": (
        *("instansi", "instansi pemerintah", "pemerintah", "dinas", "kantor", "opd"),
        *("government", "government office", "office", "agency", "public office"),
    ),
    "Swasta": ("swasta", "private", "private company", "pt swasta", "umkm", "private buyer", "cv"),
}
_COMPANY_LIKE = re.compile(r"[^\W\d_][^\d_:;@]{1,79}")
KIND_OF = {name: kind for kind, names in KINDS.items() for name in names}


def layout(taxonomy: Taxonomy) -> Layout:
    """Return the fields of a partner list for a vocabulary."""
    fields = (
        Field("number", NUMBER, is_ordinal, beside=URUT),
        Field("code", _CODE, beside=frozenset({"mitra", "perusahaan", "peserta"})),
        Field(
            *("name", _NAME),
            unnamed=looks_like_company,
            not_of=_NOT_OF_A_PARTNER,
            alone=_WITHIN_NAMES,
            vague=_MAYBE_NAME,
        ),
        Field("kind", _KIND, lambda text: words(text) in KIND_OF),
        Field("sector", _SECTOR),
        Field("offers", _OFFERS, lambda text: bool(taxonomy.read(text).tags), several=True),
        Field("tables", _TABLES),
        Field("table_numbers", _TABLE_NUMBERS),
        Field("seats", _SEATS),
        Field("availability", _AVAILABILITY, lambda text: bool(read_availability(text)[0])),
        Field("required_documents", _DOCUMENTS),
        Field("contact_name", _CONTACT, vague=_MAYBE_CONTACT, tells=looks_like_name),
        Field("contact_phone", _CONTACT_PHONE, lambda text: bool(read_phone(text).proposed)),
        Field("participation", _PARTICIPATION),
        Field("source", _SOURCE, not_of=LEGAL_FORMS),
        Field("note", _NOTE),
    )
    telling = ("offers", "kind", "contact_phone")
    return Layout(fields, needed=(("name",),), telling=telling, goes_on=MORE_OF_ONE)


def choices(taxonomy: Taxonomy) -> tuple[Choice, ...]:
    """Return what a partner list may say in columns of ticks."""
    return (
        Choice("Jenis", lambda heading: heading if words(heading) in KIND_OF else ""),
        Choice("Penawaran", lambda heading: heading if taxonomy.names_a_tag(heading) else ""),
    )


def looks_like_company(text: str) -> bool:
    """Tell whether a text may be a partner's name."""
    said = words(text).split()
    return _COMPANY_LIKE.fullmatch(visible(text)) is not None and said[:1] != ["daftar"]
