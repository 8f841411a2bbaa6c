"""The lists that officers bring: those of Banjarnegara, and short ones of the same kind."""

from pathlib import Path
from typing import Final

from tests.imports.files import attendee_csv
from tests.walk.steps import KINDS, Lists

_EXAMPLES: Final = Path(__file__).parents[2] / "examples" / "banjarnegara"
BANJARNEGARA: Final = Lists(
    dict(
        zip(
            KINDS,
            (_EXAMPLES / name for name in ("peserta.xlsx", "mitra.xlsx", "permintaan.csv")),
            strict=True,
        )
    ),
    {
        "attendees": {
            23: "Karsiman",
            139: "Suparno",
            105: "Lengkong, Kec. Rakit",
            154: "Ya, isinya bergeser",
            206: "Keduanya datang",
            271: "Sirukun",
            300: "Beji, Kec. Pandanarum",
            302: "Karangtengah, Kec. Wanayasa",
        }
    },
    ("Gumelem Wetan", "Karangkobar"),
)
_PEOPLE: Final = (
    ("Gumelem Wetan", "Susukan", "Turyanto", "Ketua", "0812-0000-1001", "pupuk, lpg"),
    ("Derik", "Susukan", "Nurul Wijayanti", "Ketua", "0812-0000-1002", "gudang, pupuk"),
    ("Berta", "Susukan", "Yulianti", "Sekretaris", "0812-0000-1003", "lpg"),
    ("Kedawung", "Susukan", "", "Ketua", "0812-0000-1004", "lpg"),
    ("Badamita", "Wanadadi", "Karsiman", "Ketua", "0812-0000-1005", "pupuk"),
    ("Beji", "", "Suparno", "Bendahara", "0812-0000-1006", "gudang"),
)
_PARTNERS: Final = (
    "Nama Mitra;Produk / Layanan yang Ditawarkan;Jml Meja\nPerum Bulog;gudang;1\n"
    "PT Pupuk Indonesia;pupuk;1\nHiswana Migas;lpg;1\n"
)
_REQUESTS: Final = (
    "Desa;Kecamatan;Mitra;Urutan\nDerik;Susukan;Perum Bulog;1\nBerta;Susukan;Toko Jaya;1\n"
)


def short_lists(folder: Path) -> Lists:
    """Write lists of few rows, some of which wait for a decision."""
    contents = (attendee_csv(*_PEOPLE), _PARTNERS.encode(), _REQUESTS.encode())
    files = dict(zip(KINDS, (folder / f"{kind}.csv" for kind in KINDS), strict=True))
    for file, content in zip(files.values(), contents, strict=True):
        file.write_bytes(content)
    return Lists(files, {"attendees": {5: "Suparti", 7: "Banjarmangu"}}, ("Derik", "Badamita"))
