"""Columns of ticks become one column with words."""

from app.sheets.lists.preview import preview


def attendees(*lines: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    rows = preview("attendees", "\n".join(lines).encode(), "x.csv").rows
    return [(row.name, row.position, row.needs, row.phone_e164) for row in rows]


def test_a_ticked_position_is_the_position_and_the_number_stays() -> None:
    rows = attendees(
        "Nama;Desa;Ketua;Sekretaris;Bendahara;HP",
        "Budi Utomo;Berta;√;;;081234567890",
        "Siti Aminah;Badamita;;;x;081234567891",
        "Joko Santoso;Derik;;;;081234567892",
    )

    assert rows == [
        ("Budi Utomo", "Ketua", (), "+6281234567890"),
        ("Siti Aminah", "Bendahara", (), "+6281234567891"),
        ("Joko Santoso", "", (), "+6281234567892"),
    ]


def test_ticked_needs_are_needs_and_names_under_positions_stay_names() -> None:
    rows = attendees(
        "Desa;Kecamatan;Ketua;LPG;Pupuk;Gudang",
        "Berta;Susukan;Budi Utomo;1;0;1",
        "Derik;Susukan;Siti Aminah;0;1;0",
    )

    assert rows == [
        ("Budi Utomo", "Ketua", ("gudang", "lpg"), ""),
        ("Siti Aminah", "Ketua", ("pupuk",), ""),
    ]


def test_ticks_against_crosses_are_yes_and_no() -> None:
    rows = attendees(
        "Nama;Desa;Ketua;Sekretaris",
        "Budi Utomo;Berta;✓;✗",
        "Siti Aminah;Badamita;✗;✓",
    )

    assert [row[1] for row in rows] == ["Ketua", "Sekretaris"]


def test_two_ticks_of_one_person_leave_the_position_open_and_are_told() -> None:
    data = b"Nama;Desa;Ketua;Bendahara\nBudi Utomo;Berta;v;v\nSiti Aminah;Derik;;v\n"
    read = preview("attendees", data, "x.csv")

    assert [row.position for row in read.rows] == ["", "Bendahara"]
    assert "position_unclear" in read.counts()


def test_numbers_of_people_under_positions_are_no_ticks() -> None:
    data = b"Nama;Desa;Ketua;Anggota\nBudi Utomo;Berta;1;25\nSiti Aminah;Derik;1;30\n"

    assert [row.position for row in preview("attendees", data, "x.csv").rows] == ["", ""]
