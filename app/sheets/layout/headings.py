"""Headings (in `words` form) that several kinds of list share."""

import re

_ORDINAL = re.compile(r"\s*\(?\d{1,5}[.)]*\s*")
NUMBER = ("no", "nomor", "no urut", "nomer", "nr", "num", "number", "urut", "no absen")
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
)
VILLAGE_CODE = (
    *("kode desa", "kode wilayah", "kode desa kelurahan", "kode desa kel", "kode kemendagri"),
    *("village code", "code of village", "kode"),
)
REGENCY = (
    *("kabupaten", "kab", "kabupaten kota", "kab kota", "kota", "nama kabupaten"),
    *("regency", "regency city"),
)
KECAMATAN = (
    *("kecamatan", "kec", "nama kecamatan", "district", "subdistrict", "sub district"),
    *("wilayah kecamatan", "asal kecamatan", "distrik", "nama distrik", "kapanewon"),
    *("kemantren", "kecamatan distrik", "nama kapanewon", "kapanewon kemantren"),
)


def is_ordinal(text: str) -> bool:
    """Tell whether a cell looks like the running number of a row."""
    return _ORDINAL.fullmatch(text) is not None


def is_nothing(_: str) -> bool:
    """Tell that no column without a heading is taken for this field."""
    return False
