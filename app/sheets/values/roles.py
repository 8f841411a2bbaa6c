"""Words that stand where a name should, and name nobody."""

from app.sheets.values.keys import words

_ROLES = frozenset(
    {
        "nama",
        "name",
        "jabatan",
        "hp",
        "wa",
        "perangkat",
        "kepala",
        "staf",
        "kader",
        "tokoh",
        "warga",
    }
    | {
        "tokoh",
        "warga",
        "masyarakat",
        "tamu",
        "undangan",
        "calon",
        "orang",
        "operator",
        "admin",
        "petugas",
    }
    | {"ditentukan", "konfirmasi", "menunggu", "dikonfirmasi", "diisi", "salah", "satu"}
    | {"menyusul", "belum", "tidak", "nanti", "x", "xx", "xxx", "kades", "lurah"}
    | {"ketua", "sekretaris", "bendahara", "pengurus", "pengawas", "anggota", "manajer", "wakil"}
    | {"pengelola", "perwakilan", "utusan", "peserta", "dan", "atau", "para", "seluruh", "semua"}
    | {"koperasi", "kdmp", "kopdes", "kkmp", "desa", "kelurahan", "merah", "putih"}
)
"""Words for those who come that name nobody."""


def is_role(text: str) -> bool:
    """Tell whether a text says only what somebody is: `Ketua`, `Pengurus KDMP`."""
    said = words(text).split()
    return bool(said) and _ROLES.issuperset(said)
