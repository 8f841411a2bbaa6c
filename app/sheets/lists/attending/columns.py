"""The columns of an attendee list: what they are called, and how their cells look."""

from functools import partial

from app.sheets.layout.columns import Layout
from app.sheets.layout.fields import Field
from app.sheets.layout.headings import (
    NUMBER,
    PHONE,
    SENT_BY_COOPERATIVE,
    SENT_BY_VILLAGE,
    URUT,
    is_nothing,
    is_ordinal,
)
from app.sheets.layout.shapes.ticks import Choice
from app.sheets.lists.row_places import place_fields
from app.sheets.values.cooperatives import is_cooperative
from app.sheets.values.dates import FAR, read_date
from app.sheets.values.people import (
    is_position,
    is_written_as_position,
    look_like_names,
    looks_like_name,
)
from app.sheets.values.phones import read_phone
from app.sheets.values.places.offices import office_of
from app.sheets.values.places.resolver import names_a_village
from app.sheets.values.regions.villages import Regions
from app.sheets.values.tags import Taxonomy

_COOPERATIVE = (
    *("nama koperasi", "koperasi", "nama kdmp", "kdmp", "nama kopdes", "kopdes", "nama lembaga"),
    *("nama koperasi desa kelurahan merah putih", "koperasi desa merah putih", "kdkmp"),
    *("kkmp", "kop", "co op", "kop desa", "kdmp kkmp", "koperasi desa kelurahan"),
    *("cooperative", "cooperative name", "name of cooperative", "co operative", "organisation"),
    *("knmp", "kgmp", "nama knmp", "nama kgmp"),
)
_MAYBE_COOPERATIVE = (
    *("organization name", "organisation name", "organization", "organization 1 name", "company"),
    *("company name", "utusan", "perwakilan", "delegasi", "utusan dari", "asal", "instansi"),
    *SENT_BY_COOPERATIVE,
)
_NAME = (
    *(
        "nama",
        "nama pengurus",
        "nama lengkap",
        "jabatan nama",
        "nama peserta",
        "peserta",
        "nama ketua",
        "pengurus",
    ),
    *("nama yang hadir", "nama perwakilan", "nama undangan", "nama manajer", "perwakilan"),
    *("name", "full name", "participant", "participant name", "attendee", "manager"),
    *("delegasi", "nama delegasi", "nama anggota", "first name", "nama depan", "firstname"),
    "given name",
    *("ketua", "sekretaris", "bendahara", "manajer", "pengelola", "nama pengelola"),
    *("manager name", "representative", "attendee name", "person", "penanggung jawab"),
    *("nama penanggung jawab", "pj", "kepada", "kepada yth", "utusan", "nama utusan"),
    *("nm", "yth", "pimpinan", "pic", "nama pic", "nama pimpinan", "nm lengkap"),
    *("nama yang diundang", "yang diundang", "yang hadir", "nama pj", "nama nama", "names"),
    *("yang akan hadir", "yang diutus", "personil", "personel", "contact name", "wakil koperasi"),
)
_MAYBE_NAME = (
    *SENT_BY_COOPERATIVE,
    *SENT_BY_VILLAGE,
    "undangan",
    "wakil",
    "petugas",
    "tamu",
    "guest",
    "who",
    "siapa",
    "orang",
    "peserta yth",
)
_NOT_OF_A_PERSON = frozenset(
    {"produk", "usaha", "kegiatan", "acara", "pelatihan", "pasar", "kelompok", "gudang", "barang"}
    | {"file", "dokumen", "jalan", "dusun", "sekolah", "notaris", "dosen", "pembina", "program"}
    | {"aplikasi", "instansi", "lembaga", "organisasi", "kantor", "dinas", "gerai", "komoditas"}
    | {"toko", "merek", "merk", "proyek", "tempat", "lokasi", "wilayah", "unit", "sheet", "mitra"}
    | {"perusahaan", "perseroan", "pt", "cv", "bumn", "bumdes", "gapoktan", "poktan", "provider"}
    | {"project", "event", "product", "company", "school", "organization", "office", "surat"}
)
_NOT_OF_NAMES = frozenset(
    {"no", "nomor", "kode", "code", "id", "alamat", "hp", "status", "jumlah", "kategori", "jenis"}
)
_NAME_MIDDLE = ("middle name", "nama tengah", "middlename", "second name")
_NAME_LAST = ("last name", "nama belakang", "surname", "family name", "lastname")
_POSITION = (
    "jabatan",
    "jbtn",
    "jbt",
    "jab",
    "posisi",
    "peran",
    "sebagai",
    "sbg",
    "unsur",
    "kedudukan dalam koperasi",
    "status kepengurusan",
    "jabatan dalam koperasi",
    "position",
    "role",
    "title",
    "office",
    "designation",
    "kepengurusan",
    "selaku",
    *("job title", "organization title", "organisation title", "organization 1 title"),
)
_MAYBE_POSITION = (
    *("tugas", "status", "kedudukan", "kapasitas", "peranan", "bagian", "struktur", "fungsi"),
    *("jenis kepengurusan", "bidang", "kategori", "keterangan jabatan", "kelompok jabatan"),
)
_PHONE = (
    *PHONE,
    *("kontak", "no kontak", "contact", "nomor", "nomer", "cp", "contact person", "call"),
    *("narahubung", "no narahubung", "no cp", "kontak person", "no kontak person", "hotline"),
    *("phone 1 value", "phone value", "mobile phone 1", "primary phone", "home phone"),
)
_NOT_OF_A_PHONE = frozenset(
    {"surat", "induk", "kursi", "undian", "sppd", "anggota", "darurat", "rumah", "meja", "urut"}
    | {"emergency", "izin", "polis", "antrian", "sertifikat", "invoice", "faktur", "seri", "mesin"}
    | {"label", "type", "tipe", "jenis"}
)
_PHONE_OTHER = (
    *("no hp 2", "hp 2", "no hp lain", "telepon kantor", "second phone", "other phone"),
    *("phone 2 value", "mobile phone 2"),
)
_LEGAL_NO = (
    *("nomor ahu", "no ahu", "nomor badan hukum", "no badan hukum", "badan hukum", "ahu", "sk ahu"),
    *("no bh", "nomor bh", "bh", "sk kemenkumham", "no akta", "no akta pendirian", "sk pengesahan"),
    *("nomor sk", "no sk", "nomor sk ahu", "badan hukum nomor", "badan hukum no", "nomor akta"),
    *("legal number", "legal no", "registration number", "registration no", "legal entity number"),
)
_LEGAL_DATE = (
    *("tgl bh", "tanggal bh", "tanggal ahu", "tgl ahu", "tanggal badan hukum", "tgl badan hukum"),
    *("tanggal sk", "tgl sk", "tanggal akta", "badan hukum tanggal", "badan hukum tgl"),
    *("tanggal pengesahan", "tgl pengesahan", "tanggal sk ahu", "tgl sk ahu", "tanggal berdiri"),
    *("legal date", "registration date", "date of registration", "established"),
)
_LEGAL_WORDS = frozenset(
    {"badan", "hukum", "ahu", "sk", "akta", "akte", "pengesahan", "pendirian", "terbit", "notaris"}
    | {
        "kemenkumham",
        "legal",
        "registration",
        "koperasi",
        "kdmp",
        "no",
        "nomor",
        "of",
        "the",
        "tgl",
    }
    | {"tanggal", "number", "date", "berdiri"}
)
"""What the heading of a legal number or its date may say besides."""
_NEEDS = (
    *("kebutuhan", "minat kerja sama", "minat", "minat kerjasama", "kebutuhan koperasi"),
    *("kebutuhan kerja sama", "kebutuhan minat", "minat kemitraan", "bidang kerja sama"),
    *("rencana usaha", "usulan", "usulan kerja sama", "kebutuhan usaha", "jenis kebutuhan"),
    *("diminati", "dibutuhkan", "rencana kerja sama", "rencana kemitraan", "needed", "keb"),
    *("kerja sama yang diharapkan", "kerjasama yang diharapkan", "kemitraan yang diharapkan"),
    *("needs", "need", "interests", "interest", "requested services", "business needs"),
)
_NOTE = (
    *("keterangan", "ket", "catatan", "note", "notes", "remark", "remarks", "comment"),
    *("komentar", "lain lain", "comments"),
)


def layout(regions: Regions, taxonomy: Taxonomy) -> Layout:
    """Return the fields of an attendee list for an area and a vocabulary."""
    fields = (
        Field("number", (*NUMBER, "urutan"), is_ordinal, beside=URUT, must_fit=True),
        Field(
            *("cooperative", _COOPERATIVE, is_cooperative),
            tells=partial(_is_cooperative, regions),
            not_of=frozenset({"nomor", "induk"}),
            vague=_MAYBE_COOPERATIVE,
        ),
        *place_fields(regions),
        Field(
            *("name", _NAME, None, look_like_names),
            never=_NOT_OF_NAMES,
            not_of=_NOT_OF_A_PERSON,
            unfit=lambda text: is_cooperative(text) or regions.is_village(text),
            vague=_MAYBE_NAME,
        ),
        Field("name_middle", _NAME_MIDDLE),
        Field("name_last", _NAME_LAST),
        Field("position", _POSITION, is_position, vague=_MAYBE_POSITION),
        Field(
            *("phone", _PHONE, _is_phone),
            not_of=_NOT_OF_A_PHONE,
            unfit=looks_like_name,
            vague=("no", "nomor aktif", "alamat kontak"),
        ),
        Field("phone_other", _PHONE_OTHER, _is_phone),
        Field("legal_no", _LEGAL_NO, lambda text: "ahu" in text.casefold(), beside=_LEGAL_WORDS),
        Field(
            *("legal_date", _LEGAL_DATE, _is_date, is_nothing),
            beside=_LEGAL_WORDS,
            bare=("tanggal", "tgl", "date", "tanggal terbit", "tgl terbit"),
            near="legal_no",
        ),
        Field("needs", _NEEDS, lambda text: bool(taxonomy.read(text).tags)),
        Field("note", _NOTE),
    )
    return Layout(
        fields,
        needed=(("name",), ("village", "village_code", "cooperative")),
        telling=("cooperative", "phone", "village", "village_code"),
        office=partial(office_of, regions),
    )


def choices(taxonomy: Taxonomy) -> tuple[Choice, ...]:
    """Return what an attendee list may say in columns of ticks."""
    return (
        Choice("Jabatan", lambda heading: heading if is_written_as_position(heading) else ""),
        Choice("Kebutuhan", lambda heading: heading if taxonomy.names_a_tag(heading) else ""),
    )


def _is_cooperative(regions: Regions, text: str) -> bool:
    """Tell whether a text is a cooperative's name, or that of its village alone."""
    return is_cooperative(text) or names_a_village(regions, text)


def _is_phone(text: str) -> bool:
    """Tell whether a text is a number or what a spreadsheet made of one; an id number is not."""
    phone = read_phone(text)
    return bool(phone.proposed) or phone.code == "phone_sci_lost"


def _is_date(text: str) -> bool:
    return read_date(text, FAR).value is not None
