"""Headings (in `words` form) that several kinds of list share."""

import re

_ORDINAL = re.compile(r"\s*\(?\d{1,5}[.)]*\s*")
NUMBER = ("no", "nomor", "no urut", "nomer", "nr", "num", "number", "urut", "no absen", "nmr")
URUT = frozenset({"urut", "peserta", "baris", "row", "index"})
"""What a heading of running numbers may say besides."""
OF_A_VILLAGE = frozenset(
    {"desa", "kelurahan", "kel", "wilayah", "kemendagri", "adm", "administrasi", "bps", "village"}
    | {"kode", "code", "of", "nomor", "the", "area", "lokasi"}
)
VILLAGE = (
    *("desa", "kelurahan", "desa kel", "desa kelurahan", "nama desa", "nama desa kelurahan"),
    *("desa kelurahan asal", "asal desa", "alamat desa", "alamat", "nama desa kel", "ds kel"),
    *("desa kecamatan", "desa kel kecamatan", "desa kelurahan kecamatan", "kelurahan kecamatan"),
    *("desa dan kecamatan", "desa kec", "alamat lengkap", "alamat rumah", "alamat koperasi"),
    *("village", "village name", "village ward", "asal"),
    *("desa asal", "domisili", "desa tempat tinggal", "utusan desa", "dari desa"),
    *("desa asal koperasi", "asal koperasi", "nagari", "gampong", "kampung", "pekon", "tiyuh"),
    *("ohoi", "lokasi koperasi", "kedudukan koperasi"),
    *("negeri", "kalurahan", "lembang", "desa nagari", "nama nagari", "nama gampong"),
    *("nama kampung", "nama pekon", "desa kampung", "kampung desa", "kampung kelurahan"),
    *("gampong desa", "desa gampong", "nama kalurahan", "nama negeri", "nama lembang"),
    *("ds", "nama ds", "nagori", "kute", "kampong", "pemdes", "lokasi kdmp", "tempat kedudukan"),
    *("perwakilan desa", "delegasi desa", "utusan dari desa", "perwakilan dari desa"),
)
_OF_WHOM = ("koperasi", "kdmp", "kkmp", "kopdes")
_SENT = ("perwakilan", "utusan", "delegasi", "wakil")
_SENT_BY = tuple(f"{sent} {by}" for sent in _SENT for by in ("", "dari "))
SENT_BY_COOPERATIVE = tuple(f"{sent}{of}" for sent in _SENT_BY for of in _OF_WHOM)
SENT_BY_VILLAGE = tuple(f"{sent}{of}" for sent in _SENT_BY for of in ("desa", "kelurahan"))
"""Headings above those who are sent, or above those who send them: only the cells tell."""
MAYBE_VILLAGE = (
    *("wilayah", "lokasi", "tempat", "kedudukan", "instansi", "unit kerja", "unit", "lembaga"),
    *("instansi asal", "nama instansi", "nama lembaga", "asal lembaga", "organisasi", "dusun"),
    *("nama organisasi", "asal organisasi", "institusi", "asal institusi", "satuan kerja"),
    *("tempat tugas", "tempat kerja", "unit organisasi", "mewakili", "yang diwakili", "dari"),
    *("utusan dari", "perwakilan dari", "delegasi dari", "daerah", "daerah asal", "wilayah asal"),
    *("area", "location", "place", "organization", "organisation", "institution", "from", "di"),
    *("asal instansi", "asal daerah", "asal wilayah", "asal unit", "asal kantor"),
    *("tempat tinggal", "alamat instansi", "region", "wilayah kerja", "asal kampung", "banjar"),
    *("nama lokasi", "nama tempat", "nama wilayah", "kantor", "nama kantor"),
    *("organization name", "organization 1 name", "company", "company name", "utusan"),
    *("perwakilan", "delegasi"),
)
"""Headings that mean the village where the cells are villages of the area."""
NOT_OF_A_VILLAGE = frozenset(
    {"status", "kategori", "potensi", "produk", "dana", "berdiri", "web", "unggulan", "darurat"}
    | {"kegiatan", "acara", "rapat", "klasifikasi", "tipe", "telp", "telepon", "profil", "peta"}
    | {"sekolah", "kampus", "universitas", "perusahaan", "toko", "barang", "bibit", "anggota"}
    | {"musyawarah", "perdes", "anggaran", "penduduk", "indeks", "idm", "hp", "surat"}
)
VILLAGE_CODE = (
    *("kode desa", "kode wilayah", "kode desa kelurahan", "kode desa kel", "kode kemendagri"),
    *("village code", "code of village", "kode", "kode wil", "kd desa", "id desa", "kd wilayah"),
)
PHONE = (
    *("no hp", "no hp wa", "hp", "no wa", "wa", "whatsapp", "nomor hp", "nomor hp wa", "hp wa"),
    *("telepon", "no telepon", "nomor telepon", "no telp", "telp", "no tlp", "no handphone"),
    *("handphone", "nomor wa", "nomor whatsapp", "no whatsapp", "tel", "tel no", "no tel"),
    *("phone", "phone number", "mobile", "mobile number", "mobile phone", "contact number"),
    *("telephone", "cell phone", "ponsel", "no ponsel", "nomor ponsel", "seluler", "no seluler"),
    *("tlp", "tlpn", "cell", "no hape", "hape", "bisa dihubungi", "dapat dihubungi", "nope"),
    *("telpon genggam", "telepon genggam", "phones", "kontak wa", "kontak whatsapp"),
)
REGENCY = (
    *("kabupaten", "kab", "kabupaten kota", "kab kota", "kota", "nama kabupaten"),
    *("regency", "regency city"),
)
REWRITTEN = (
    (
        re.compile(
            r"^(?:mewakili|utusan|delegasi|perwakilan|wakil|asal)(?: dari)?"
            r" (?=(?:nama )?(?:koperasi|kdmp|kkmp|kopdes|desa|kelurahan)\b)"
        ),
        "",
    ),
    (
        re.compile(r"\b(?:link|tautan|url) (?:(?:nomor|no|chat|kontak) )?(wa|whatsapp)\b(?! gr)"),
        r"\1",
    ),
    (re.compile(r"^(?:kontak )?(wa|whatsapp) (?:link|url|me)$"), r"\1"),
    (re.compile(r"\b(?:kepala (?:desa|kelurahan)|village head|head of village)\b"), "kades"),
    (re.compile(r"\bname of (?:the |your )?"), ""),
    (
        re.compile(r"^(nama|alamat)\b(.*?) (?:sesuai |menurut |di |pada )?(?:ktp|identitas)$"),
        r"\1\2",
    ),
    (
        re.compile(
            r"^(nama(?: lengkap| peserta)?) dan (?:asal )?(?:instansi|lembaga|unit|kantor)$"
        ),
        r"\1",
    ),
    (re.compile(r"\b(nama|name) (?:lengkap|resmi) (koperasi|desa|kelurahan|perusahaan)\b"), r"\2"),
)
"""What is said in other words: pattern -> what is left of it, in `words` form."""
NAME_AND_NUMBER = re.compile(
    r"(nama(?: \w+)??)(?: (?:dan|and|serta|beserta))?(?: (?:no|nomor|nomer))?"
    r" (?:hp|wa|hp wa|wa hp|telp hp|whatsapp|telp|telepon|handphone)"
)
"""A heading above names with their numbers in the same cells, in `words` form."""
OTHER_MATTERS = frozenset(
    {"lahir", "birth", "kelamin", "gender", "email", "surel", "mail", "nik", "npwp", "rekening"}
    | {"foto", "tanda", "tangan", "ttd", "signature", "umur", "usia", "age", "agama", "religion"}
    | {"kk", "ktp", "identitas", "pos", "postal", "zip", "timestamp", "stempel", "cap"}
    | {"konfirmasi", "confirmation", "submission", "submitted", "upload", "unggah", "omzet"}
    | {"omset", "aset", "modal", "saldo", "npsn", "latitude", "longitude", "lat", "long"}
    | {"koordinat", "gps", "luas", "jarak", "ukuran", "kaos", "baju", "kendaraan", "polisi"}
    | {"plat", "hotel", "kamar", "makan", "makanan", "vaksin", "pendidikan", "pekerjaan", "istri"}
    | {"suami", "ayah", "kandung", "wali", "anak", "panggilan", "bank", "nib", "website", "link"}
    | {"url", "tautan", "bpd", "pkk", "jumlah", "total", "banyaknya", "pelanggan", "pln"}
    | {"pegawai", "nip", "ip", "uuid", "device", "kupon", "tiket", "registrasi", "pendaftaran"}
    | {"daftar", "kunjungan", "rapat", "musdes", "added", "created", "updated", "diubah", "dibuat"}
    | {"verifikasi", "sertifikat", "kabupaten", "provinsi", "province", "regency", "grup", "akun"}
    | {"facebook", "instagram", "darah", "tahun", "year"}
)
"""A heading with one of these words besides a known name is about something that no list asks
for."""
OUTSIDERS = frozenset(
    {"admin", "asisten", "assistant", "atasan", "ba", "babinsa", "bhabinkamtibmas", "bpd"}
    | {"camat", "companion", "darurat", "enumerator", "fasilitator", "geuchik", "istri"}
    | {"kades", "kantor", "kasi", "keluarga", "keuchik", "kuwu", "lurah", "narahubung"}
    | {"notaris", "operator", "pambakal", "pangulu", "pelapor", "pembina", "pendamping"}
    | {"penginput", "pengisi", "penyuluh", "peratin", "perbekel", "petugas", "pic", "pld"}
    | {"ppl", "respondent", "saksi", "sekdes", "suami", "submitter", "surveyor", "tpp"}
    | {"verifikator"}
)
"""Who stands beside the people of a list without being one of them."""
KECAMATAN = (
    *("kecamatan", "kec", "nama kecamatan", "district", "subdistrict", "sub district"),
    *("wilayah kecamatan", "asal kecamatan", "distrik", "nama distrik", "kapanewon"),
    *("kemantren", "kecamatan distrik", "nama kapanewon", "kapanewon kemantren"),
    *("nama kec", "utusan kecamatan", "perwakilan kecamatan", "delegasi kecamatan"),
)
MAYBE_KECAMATAN = (
    *("wilayah", "area", "daerah", "korwil", "rayon", "zona", "wilayah kerja", "wilayah tugas"),
    *("koordinator wilayah", "wilayah binaan", "region", "zone", "gugus"),
    *("alamat", "asal", "domisili", "alamat lengkap", "asal koperasi", "alamat koperasi"),
)
"""Headings that mean the district where the cells are districts of the area."""


def is_ordinal(text: str) -> bool:
    """Tell whether a cell looks like the running number of a row."""
    return _ORDINAL.fullmatch(text) is not None


def is_nothing(_: str) -> bool:
    """Tell that no column without a heading is taken for this field."""
    return False
