"""How several clerks write the same thing: each person is written in a way of its own."""

from zlib import crc32

from tests.sheets.fresh.case import Person

_OFFICES = {
    "Ketua": ("Ketua", "KETUA", "Ketua KDMP", "ketua "),
    "Sekretaris": ("Sekretaris", "SEKRETARIS", "Sekr.", "sekretaris"),
    "Bendahara": ("Bendahara", "BENDAHARA", "Bend.", "bendahara "),
}


def _way(p: Person, of: str, count: int) -> int:
    return crc32(f"{of} {p.name}".encode()) % count


def nama(p: Person) -> str:
    """Return the name with capitals, blanks or a way of calling people."""
    ways = (p.name, p.name.upper(), f"{p.name} ", p.name.replace(" ", "  ", 1), f"Bpk. {p.name}")
    return ways[_way(p, "nama", 5)]


def desa(p: Person) -> str:
    """Return the village with or without what it is."""
    kind = "Desa" if p.village.kind == "desa" else "Kelurahan"
    short = "Ds." if p.village.kind == "desa" else "Kel."
    ways = (p.desa, p.desa.upper(), f"{short} {p.desa}", f"{kind} {p.desa}", f"{p.desa}\u00a0")
    return ways[_way(p, "desa", 5)]


def kec(p: Person) -> str:
    """Return the district with or without what it is."""
    ways = (p.kec, p.kec.upper(), f"Kec. {p.kec}", f"kec {p.kec}", f" {p.kec}")
    return ways[_way(p, "kec", 5)]


def jab(p: Person) -> str:
    """Return the office in the cooperative."""
    ways = _OFFICES[p.position or "Ketua"]
    return ways[_way(p, "jab", len(ways))]


def typed(p: Person) -> str:
    """Return the number as it is typed into a telephone."""
    n = p.local
    ways = (
        n,
        f"{n[:4]}-{n[4:8]}-{n[8:]}",
        f"{n[:4]} {n[4:8]} {n[8:]}",
        f"+62 {n[1:4]}-{n[4:8]}-{n[8:]}",
        f"{n[:4]}.{n[4:8]}.{n[8:]}",
        f"62{n[1:]}",
    )
    return ways[_way(p, "hp", 6)] if n else ""


def hp(p: Person) -> str | int:
    """Return the number as it is typed into a table, where it may become a number."""
    return int(p.phone[3:]) if p.phone and _way(p, "angka", 4) == 0 else typed(p)
