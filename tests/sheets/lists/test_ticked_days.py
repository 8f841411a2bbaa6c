"""Columns about days are named, and columns that say that somebody does not come are heeded."""

import pytest

from app.sheets.lists.preview import Preview, preview
from app.sheets.rows import AttendeeRow


def read(heading: str, first: str, second: str) -> Preview[AttendeeRow]:
    lines = (
        f"Nama;Desa;HP;{heading}",
        f"Budi Utomo;Berta;081234567890;{first}",
        f"Siti Aminah;Derik;081234567891;{second}",
    )
    return preview("attendees", "\n".join(lines).encode(), "x.csv")


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Hari 1;Hari 2", "v;", "v;v"),
        ("Sesi Pagi", "x", ""),
        ("4 Juli;5 Juli 2025", "H;H", "H;-"),
        ("Senin", "1", "1"),
    ],
)
def test_ticked_days_are_told_and_the_people_come_in(heading: str, first: str, second: str) -> None:
    made = read(heading, first, second)

    told = [f.header for f in made.findings if f.code == "column_of_a_day"]
    assert told == heading.split(";")
    assert [row.name for row in made.ready] == ["Budi Utomo", "Siti Aminah"]


@pytest.mark.parametrize("heading", ["Tanggal Daftar", "Hari 1"])
def test_what_is_no_tick_is_no_column_of_a_day(heading: str) -> None:
    made = read(heading, "Senin pukul 10", "Selasa pukul 11")

    assert "column_of_a_day" not in made.counts()


@pytest.mark.parametrize(
    ("heading", "comes", "stays"),
    [
        ("Konfirmasi", "Ya", "Tidak"),
        ("Konfirmasi Kehadiran", "hadir", "tdk"),
        ("Hadir", "v", "x"),
        ("Tidak Hadir", "", "v"),
        ("Hadir (Y/T)", "Y", "T"),
        ("Bersedia Hadir?", "Ya", "tidak bisa"),
        ("Hadir (Ya/Tidak)", "Ya", "Tidak"),
        ("Ikut Kegiatan", "Ya", "Tidak"),
        ("Bersedia", "Ya", "Tidak"),
        ("Hadir Hari 1;Hadir Hari 2", "Ya;Ya", "Tidak;Tidak"),
        ("Ikut 4 Juli;Ikut 5 Juli 2025", "Ya;Ya", "Tidak;Tidak"),
        ("Keterangan", "", "izin sakit"),
        ("Ket", "Ijin usaha ada", "Ijin dinas luar"),
    ],
)
def test_who_does_not_come_is_held_back(heading: str, comes: str, stays: str) -> None:
    made = read(heading, comes, stays)

    assert [row.name for row in made.ready] == ["Budi Utomo"]
    assert [row.name for row in made.held_back] == ["Siti Aminah"]
    assert made.counts()["not_coming"] == 1


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        *(("No Daftar Hadir", "1"), ("Hadir", "-"), ("Hadir", ""), ("Status", "0"), ("Absen", "v")),
        *(("Pernah ikut pelatihan", "Tidak"), ("Bersedia menginap", "Tidak")),
        *(("Ikut Pameran", "tdk"), ("Tidak Ikut Pameran", "v"), ("Hadir Tahun Lalu", "Tidak")),
        *(("Konfirmasi Ukuran", "Tidak"), ("Hadir Hari 1;Hadir Hari 2", "Ya;Tidak")),
        ("Hadir Hari 1;Hadir Hari 2", "Tidak;Ya"),
    ],
)
def test_what_says_nothing_of_it_keeps_nobody_back(heading: str, cell: str) -> None:
    assert [row.name for row in read(heading, cell, "").ready] == ["Budi Utomo", "Siti Aminah"]


def test_a_partner_that_does_not_come_is_held_back() -> None:
    lines = (
        "Mitra;Konfirmasi;Jumlah Meja;Status",
        "PT Pos Indonesia;Hadir;1;ok",
        "Bank Jateng;Tidak;1;",
        "Perum Bulog;;2;batal hadir",
    )

    made = preview("partners", "\n".join(lines).encode(), "x.csv")

    assert [row.name for row in made.ready] == ["PT Pos Indonesia"]
    assert [row.name for row in made.held_back] == ["Bank Jateng", "Perum Bulog"]
