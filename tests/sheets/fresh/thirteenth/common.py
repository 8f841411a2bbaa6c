"""What the lists of this batch share: how numbers are typed, and firms."""

from functools import partial
from zlib import crc32

from tests.sheets.fresh.case import Person, fresh
from tests.sheets.fresh.office import Office

thirteen = partial(fresh, 13)
hosts = partial(fresh, 13, kind="partners")
HEAD: list[object] = ["No", "Nama", "Jabatan", "Desa", "Kecamatan", "No HP"]
FIRMS = [
    "PT Sumber Pangan Lestari",
    "CV Tani Makmur Sejahtera",
    "Perum Bulog Cabang Banyumas",
    "PT Pupuk Kencana Persada",
    "Bank Jateng Cabang Banjarnegara",
    "PT Pos Indonesia KC Purwokerto",
    "PT Melon Gas Utama",
    "UD Berkah Jaya",
    "PT Agro Wiratama Nusantara",
    "CV Mitra Logistik Mandiri",
    "PT Medika Desa Farma",
    "PT Benih Serayu Abadi",
    "CV Kopi Dieng Raya",
]


def typed(office: Office, some: Person) -> object:
    """Return the number in one of the ways in which people type it."""
    digits = some.phone[3:]
    return office.rng.choice(
        (
            some.local,
            some.local,
            f"0{digits[:3]}-{digits[3:7]}-{digits[7:]}",
            f"0{digits[:3]} {digits[3:7]} {digits[7:]}",
            f"+62 {digits[:3]}-{digits[3:7]}-{digits[7:]}",
            f"62{digits}",
            int(digits),
        )
    )


def said(office: Office, some: Person) -> str:
    """Return the number as text."""
    return str(typed(office, some))


def loose(text: str) -> str:
    """Return a text as it is typed in haste: other capitals, and blanks about it."""
    at = crc32(text.encode()) % 9
    ways = (text.upper(), f"{text} ", f"  {text}", text.lower(), text.replace(" ", "  "))
    return ways[at] if at < len(ways) else text


def row(number: object, some: Person) -> list[object]:
    """Return a row under the plain heading."""
    position = (some.position or "").upper() if int(some.phone[-1]) % 3 == 0 else some.position
    return [number, loose(some.name), position, loose(some.desa), loose(some.kec), some.local]
