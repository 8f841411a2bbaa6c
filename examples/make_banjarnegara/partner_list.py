"""The partner list: partners with their tables, offers and availability."""

from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from examples.make_banjarnegara.attendee_sheet import WRITTEN_ON
from examples.make_banjarnegara.dice import Dice
from examples.make_banjarnegara.people import PREFIXES, person
from examples.make_banjarnegara.sources import Partner, partners, tags
from examples.make_banjarnegara.wording import Cell, joined_words, tag_words

HEADERS = (
    "No",
    "Kode",
    "Nama Perusahaan / Instansi",
    "Jenis",
    "Bidang",
    "Produk / Layanan yang Ditawarkan",
    "Jml Meja",
    "No. Meja",
    "Kursi per Meja",
    "Waktu Hadir",
    "Syarat Dokumen",
    "Nama Perwakilan",
    "No. HP",
    "Keterangan",
)
# The partner's own words for some offers; all others are written by a random alias.
BRANDS = {
    ("BANKJTG", "agen_bank"): "Duta Bank Jateng",
    ("BRI", "agen_bank"): "BRILink",
    ("MANDIRI", "agen_bank"): "Mandiri Agen",
    ("BNI", "agen_bank"): "Agen46",
    ("BSI", "agen_bank"): "BSI Agen",
    ("BULOG", "jual_padi"): "serap gabah",
    ("BAPENDA", "pajak_samsat"): "Samsat Budiman",
    ("MOCAF", "jual_singkong"): "mocaf",
    ("JASINDO", "asuransi"): "AUTP",
    ("INDOFOOD", "benih"): "benih kentang",
    ("SHS", "benih"): "benih padi",
    ("PERHUTANI", "jual_kopi"): "kopi",
    ("JTAB", "jual_sayur"): "sayuran",
    ("BAPENDA", "ppob"): "pembayaran online",
    ("PDAM", "ppob"): "pembayaran online",
    ("PLN", "ppob"): "token listrik",
}
# Words of the availability column, with the slots of the programme (from 1) that they allow.
AVAILABILITY = {
    "HISWANA": ("pagi saja", tuple(range(1, 6))),
    "ALAMANDA": ("siang saja", tuple(range(6, 11))),
    "BAPENDA": ("sampai 14.00", tuple(range(1, 9))),
}
DOCUMENTS = {"PPN": "NIB", "HISWANA": "NIB", "PUPUK": "NIB, NPWP"}
FIRST_PHONE_TAIL = 301


@dataclass(frozen=True)
class PartnerLine:
    """A partner as an importer must read it; `phone` is in E.164."""

    partner: Partner
    table_numbers: tuple[str, ...]
    availability: str
    documents: tuple[str, ...]
    representative: str
    phone: str
    cells: tuple[Cell, ...]


def _numbers_words(first: int, last: int, place: int) -> Cell:
    if first == last:
        return first
    if place % 3 == 0:
        return ", ".join(str(number) for number in range(first, last + 1))
    return f"{first} s.d. {last}" if place % 3 == 1 else f"{first}-{last}"


def _offer_words(partner: Partner, dice: Dice) -> str:
    words = tags()
    said = [
        BRANDS.get((partner.code, offer)) or tag_words(words[offer], dice)
        for offer in partner.offers
    ]
    return joined_words(said, dice)


def partner_lines(seed: int) -> list[PartnerLine]:
    """Return the 28 partners; their 53 tables are numbered through the hall."""
    dice = Dice(seed + 3)
    lines = []
    first = 1
    for place, partner in enumerate(partners()):
        last = first + partner.tables - 1
        representative = person(dice).name
        phone = f"{dice.pick(PREFIXES)}-0000-{FIRST_PHONE_TAIL + place:04d}"
        availability = AVAILABILITY.get(partner.code, ("", ()))[0]
        documents = DOCUMENTS.get(partner.code, "")
        kind = partner.kind.upper() if dice.chance(0.15) else partner.kind
        cells: tuple[Cell, ...] = (
            place + 1,
            partner.code,
            partner.name,
            kind,
            partner.sector,
            _offer_words(partner, dice),
            f"{partner.tables} meja" if dice.chance(0.2) else partner.tables,
            _numbers_words(first, last, place),
            1 if dice.chance(0.7) else None,
            availability or None,
            documents or None,
            representative.upper() if dice.chance(0.2) else representative,
            f"0{phone}",
            None,
        )
        lines.append(
            PartnerLine(
                partner=partner,
                table_numbers=tuple(str(number) for number in range(first, last + 1)),
                availability=availability,
                documents=tuple(documents.split(", ")) if documents else (),
                representative=representative,
                phone=f"+62{phone.replace('-', '')}",
                cells=cells,
            )
        )
        first = last + 1
    return lines


def write_partners(path: Path, lines: list[PartnerLine]) -> list[tuple[int, PartnerLine]]:
    """Write the workbook; return every partner with the number of its row."""
    book = xlsxwriter.Workbook(path)
    book.set_properties({"title": "Daftar mitra (contoh)", "created": WRITTEN_ON})
    sheet = book.add_worksheet("Mitra 4 Juli")
    bold = book.add_format({"bold": True})
    boxed = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    header = book.add_format({"bold": True, "border": 1, "text_wrap": True})
    last_column = len(HEADERS) - 1
    sheet.merge_range(0, 0, 0, last_column, "DAFTAR MITRA KONTAK BISNIS", bold)
    sheet.merge_range(
        1, 0, 1, last_column, "Nama perusahaan nyata; nama perwakilan dan nomor HP fiktif", None
    )
    sheet.write_row(3, 0, HEADERS, header)
    for column, width in enumerate((5, 12, 40, 10, 20, 40, 9, 14, 9, 14, 14, 24, 18, 14)):
        sheet.set_column(column, column, width)
    rows = []
    for row, line in enumerate(lines, 4):
        sheet.write_row(row, 0, line.cells, boxed)
        rows.append((row + 1, line))
    total = 4 + len(lines)
    sheet.write_string(total, 2, "JUMLAH", bold)
    sheet.write_formula(total, 6, f"=SUM(G5:G{total})", bold, "")
    book.close()
    return rows
