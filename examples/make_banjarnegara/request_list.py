"""The list of explicit requests of a few cooperatives and a few partners."""

import csv
from dataclasses import dataclass
from pathlib import Path

from examples.make_banjarnegara.sources import villages

HEADERS = (
    "No",
    "Yang Meminta",
    "Desa/Kelurahan",
    "Kecamatan",
    "Mitra",
    "Pilihan ke-",
    "Keterangan",
)
COOPERATIVE, PARTNER = "cooperative", "partner"


@dataclass(frozen=True)
class Wish:
    """One row: the facts (`place` is "Kecamatan/Village") and the text of the cells.

    `codes` are the warnings and errors that the row must have; `held` says that it is held back,
    and `repeats` that it repeats an earlier row.
    """

    direction: str
    place: str
    partner: str
    rank: int | None
    village_words: str = ""
    partner_words: str = ""
    rank_words: str = ""
    codes: tuple[str, ...] = ()
    held: bool = False
    repeats: bool = False


# Codes and full names; if a cell has only part of a name, the importer must report it.
PARTNER_WORDS = {
    "ALAMANDA": "PT Alamanda Sejati Utama (eksportir buah)",
    "BANKJTG": "Bank Jateng",
    "BIOFARMA": "Bio Farma",
    "BRI": "BRI",
    "BULOG": "BULOG",
    "HISWANA": "Hiswana Migas (agen LPG Banjarnegara)",
    "INDOFOOD": "Indofood",
    "MOCAF": "Rumah Mocaf Banjarnegara",
    "PPN": "PT Pertamina Patra Niaga",
    "PUPUK": "Pupuk Indonesia",
    "SIG": "PT Semen Indonesia (Persero) Tbk",
    "TELKOM": "Telkom Indonesia",
}
WISHES = (
    Wish(COOPERATIVE, "Batur/Dieng Kulon", "INDOFOOD", 1),
    Wish(COOPERATIVE, "Batur/Dieng Kulon", "PUPUK", 2),
    Wish(COOPERATIVE, "Batur/Dieng Kulon", "BRI", 3),
    Wish(COOPERATIVE, "Susukan/Gumelem Wetan", "BANKJTG", 1, codes=("partner_fuzzy",)),
    Wish(COOPERATIVE, "Susukan/Gumelem Wetan", "TELKOM", 2, rank_words="ke-2"),
    Wish(COOPERATIVE, "Madukara/Kutayasa", "ALAMANDA", 1),
    Wish(COOPERATIVE, "Madukara/Kutayasa", "PPN", 2),
    Wish(COOPERATIVE, "Madukara/Kutayasa", "PPN", 2, codes=("request_duplicate",), repeats=True),
    Wish(
        COOPERATIVE,
        "Purwanegara/Gumiwang",
        "MOCAF",
        1,
        village_words="Gumiwng",
        codes=("village_fuzzy",),
    ),
    Wish(COOPERATIVE, "Purwanegara/Gumiwang", "BULOG", 2),
    Wish(
        COOPERATIVE,
        "Punggelan/Tlaga",
        "PERHUTANI",
        1,
        partner_words="Perhutni",
        codes=("partner_fuzzy",),
    ),
    Wish(COOPERATIVE, "Punggelan/Tlaga", "HISWANA", 2),
    Wish(COOPERATIVE, "Banjarnegara/Krandegan", "BIOFARMA", 1),
    Wish(
        COOPERATIVE,
        "Banjarnegara/Krandegan",
        "SIG",
        None,
        rank_words="penting",
        codes=("rank_invalid",),
    ),
    Wish(
        COOPERATIVE,
        "Wanadadi/Karangjambe",
        "",
        1,
        partner_words="PT Sumber Lancar Abadi",
        codes=("partner_unknown",),
        held=True,
    ),
    Wish(
        COOPERATIVE,
        "",
        "BULOG",
        1,
        village_words="Kertek",
        codes=("village_not_found",),
        held=True,
    ),
    Wish(PARTNER, "Pejawaran/Ratamba", "INDOFOOD", 1),
    Wish(PARTNER, "Batur/Dieng Kulon", "INDOFOOD", 2),
    Wish(PARTNER, "Wanayasa/Wanaraja", "INDOFOOD", 3),
    Wish(PARTNER, "Madukara/Kutayasa", "ALAMANDA", 1),
    Wish(PARTNER, "Banjarmangu/Sijeruk", "ALAMANDA", 2),
    Wish(PARTNER, "Sigaluh/Singamerta", "ALAMANDA", 3),
    Wish(PARTNER, "Purwanegara/Gumiwang", "MOCAF", 1),
    Wish(PARTNER, "Purwanegara/Petir", "MOCAF", 2),
    Wish(PARTNER, "Bawang/Gemuruh", "MOCAF", 3),
)


def village_codes() -> dict[str, str]:
    """Return the village codes by "Kecamatan/Village"."""
    return {f"{village.kecamatan}/{village.name}": village.code for village in villages()}


def _cells(number: int, wish: Wish) -> list[str]:
    kecamatan, _, village = wish.place.partition("/")
    return [
        str(number),
        "Koperasi" if wish.direction == COOPERATIVE else "Mitra",
        wish.village_words or village,
        (kecamatan.upper() if number % 4 == 0 else kecamatan) or "Kertek",
        wish.partner_words or PARTNER_WORDS[wish.partner],
        wish.rank_words or str(wish.rank),
        "",
    ]


def write_requests(path: Path) -> list[tuple[int, Wish]]:
    """Write the list with semicolons, as Excel in Indonesia does; return the numbered rows."""
    records: list[list[str]] = [
        ["DAFTAR PERMINTAAN TEMU BISNIS", *[""] * (len(HEADERS) - 1)],
        [""] * len(HEADERS),
        list(HEADERS),
    ]
    rows = []
    for number, wish in enumerate(WISHES, 1):
        records.append(_cells(number, wish))
        rows.append((len(records), wish))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(records)
    return rows
