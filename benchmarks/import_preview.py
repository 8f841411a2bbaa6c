"""Time of the preview of a 10,000-row attendee workbook: read, detect, map, findings.

    python benchmarks/import_preview.py [--rows N] [--repeat N]

The workbook is generated with a fixed seed: every row has its own person, number and date in one of
the spellings that real lists mix. Exits with 1 if the best run takes longer than two seconds.
"""

import argparse
import random
import resource
import sys
import time
from datetime import date, timedelta
from io import BytesIO

import xlsxwriter

from app.sheets.lists.preview import preview
from app.sheets.values.regions.shipped import banjarnegara
from app.sheets.values.regions.villages import Village

LIMIT_SECONDS = 2.0
HEADINGS = (
    *("NO", "NAMA KOPERASI", "DESA/KEL", "KECAMATAN", "NAMA PENGURUS", "JABATAN", "NO HP/WA"),
    *("NOMOR AHU", "TANGGAL", "MINAT KERJA SAMA", "KET"),
)
GIVEN = ("Siti", "Budi", "Agus", "Sri", "Wahyu", "Tri", "Nur", "Slamet", "Rina", "Eko", "Dwi")
FAMILY = ("Utomo", "Santoso", "Rahayu", "Wibowo", "Lestari", "Hidayat", "Saputra", "Aminah")
POSITIONS = ("Ketua", "KETUA KOPERASI", "Sekr.", "Bendhara", "Waka Usaha", "Ketua KDMP")
NEEDS = ("pupuk", "gas melon", "modal kerja", "kopi", "sembko", "beras", "bimtek", "gudang", "npk")
MONTHS = ("Mei", "Juni")


def phone(rng: random.Random, number: int) -> str | int:
    """Return a mobile number in one of the usual spellings."""
    national = f"8{rng.choice('12357')}{number:08}"
    ways: list[str | int] = [
        f"0{national}",
        int(national),
        f"+62 {national[:3]}-{national[3:7]}-{national[7:]}",
        f"0{national[:3]} {national[3:7]} {national[7:]}",
        f"62{national}",
    ]
    return rng.choice(ways)


def row(rng: random.Random, number: int, village: Village) -> list[object]:
    """Generate one row."""
    day = date(2025, 5, 20) + timedelta(days=rng.randrange(40))
    name = " ".join([rng.choice(GIVEN), rng.choice(GIVEN), rng.choice(FAMILY), f"{number:x}"])
    text_day = rng.choice([f"{day:%d/%m/%Y}", f"{day.day} {MONTHS[day.month - 5]} {day.year}"])
    return [
        number,
        f"KDMP {village.name}",
        rng.choice([village.name, village.name.upper(), f"Ds. {village.name}"]),
        rng.choice([village.kecamatan, village.kecamatan.upper()]),
        rng.choice([name, name.upper(), f"Bapak {name}"]),
        rng.choice(POSITIONS),
        phone(rng, number),
        f"AHU-{number:07}.AH.01.29.TAHUN 2025",
        text_day,
        rng.choice([", ", " / ", "; "]).join(rng.sample(NEEDS, 3)),
        rng.choice(["", "", "hadir"]),
    ]


def workbook(rows: int, seed: int = 20250704) -> bytes:
    """Return the workbook as bytes."""
    rng = random.Random(seed)
    villages = banjarnegara().villages
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("DATA PESERTA")
    sheet.write(0, 0, "DAFTAR PESERTA")
    sheet.write_row(2, 0, HEADINGS)
    for number in range(1, rows + 1):
        sheet.write_row(number + 2, 0, row(rng, number, rng.choice(villages)))
    book.close()
    return file.getvalue()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    data = workbook(options.rows)
    seconds: list[float] = []
    processor: list[float] = []
    for _ in range(options.repeat):
        begun, used = time.perf_counter(), time.process_time()
        result = preview("attendees", data, "daftar.xlsx")
        seconds.append(time.perf_counter() - begun)
        processor.append(time.process_time() - used)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{options.rows} rows, {len(data) / 1e6:.2f} MB: {len(result.rows)} rows,"
        f" {len(result.findings)} findings; first {seconds[0]:.2f} s, best {min(seconds):.2f} s"
        f" (limit {LIMIT_SECONDS} s), processor time {processor[0]:.2f} and {min(processor):.2f} s,"
        f" peak memory of the process {peak:.0f} MB"
    )
    return 0 if min(seconds) <= LIMIT_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
