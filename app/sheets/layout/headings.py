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
