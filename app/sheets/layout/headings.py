"""Headings (in `words` form) that several kinds of list share."""

import re

_ORDINAL = re.compile(r"\s*\(?\d{1,5}[.)]*\s*")
NUMBER = ("no", "nomor", "no urut", "nomer", "nr", "num", "number", "urut", "no absen")
VILLAGE = (
    *("desa", "kelurahan", "desa kel", "desa kelurahan", "nama desa", "nama desa kelurahan"),
    *("desa kelurahan asal", "asal desa", "alamat desa", "alamat", "nama desa kel", "ds kel"),
    *("village", "village name", "village ward", "asal"),
)
VILLAGE_CODE = (
    *("kode desa", "kode wilayah", "kode desa kelurahan", "kode desa kel", "kode kemendagri"),
    *("village code", "code of village", "kode"),
)
KECAMATAN = ("kecamatan", "kec", "nama kecamatan", "district", "subdistrict", "sub district")


def is_ordinal(text: str) -> bool:
    """Tell whether a cell looks like the running number of a row."""
    return _ORDINAL.fullmatch(text) is not None
