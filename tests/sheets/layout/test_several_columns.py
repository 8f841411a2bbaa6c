"""Wishes or offers over several columns: all are read, and decisions about one keep the others."""

from app.sheets.lists.preview import preview

ROWS = (
    "1;Berta;Budi Utomo;LPG;jual salak",
    "2;Derik;Siti Aminah;;Permodalan",
    "3;Badamita;Joko Santoso;Pupuk;",
)


def needs(heading: str, *rows: str, **mapping: str | None) -> list[tuple[str, ...]]:
    data = "\n".join([heading, *(rows or ROWS)]).encode()
    return [row.needs for row in preview("attendees", data, "x.csv", mapping=mapping).rows]


BOTH = [("jual_salak", "lpg"), ("pembiayaan",), ("pupuk",)]


def test_columns_of_numbered_headings_are_all_read() -> None:
    assert needs("No;Desa;Nama;Kebutuhan 1;Kebutuhan 2") == BOTH
    assert needs("No;Desa;Nama;Kebutuhan;Kebutuhan") == BOTH


def test_a_column_named_in_another_way_is_read_where_its_cells_are_wishes() -> None:
    assert needs("No;Desa;Nama;Kebutuhan;Kebutuhan lainnya") == BOTH
    money = ("1;Berta;Budi Utomo;LPG;50.000.000", "2;Derik;Siti Aminah;Pupuk;25.000.000")
    assert needs("No;Desa;Nama;Kebutuhan;Kebutuhan dana", *money) == [("lpg",), ("pupuk",)]


def test_what_people_say_of_one_column_keeps_the_other() -> None:
    heading = "No;Desa;Nama;Kolom X;Kolom Y"
    assert needs(heading, **{"4": "needs", "5": "needs"}) == BOTH
    numbered = "No;Desa;Nama;Kebutuhan 1;Kebutuhan 2"
    assert needs(numbered, **{"5": "needs"}) == BOTH
    assert needs(numbered, **{"5": None}) == [("lpg",), (), ("pupuk",)]


def test_wishes_in_several_columns_are_of_each_of_two_people_in_a_row() -> None:
    heading = "No;Koperasi;Ketua;No HP Ketua;Sekretaris;No HP Sekretaris;Kebutuhan 1;Kebutuhan 2"
    row = "1;KDMP Berta;Budi Utomo;081234567890;Siti Aminah;081234567891;LPG;jual salak"
    alone = "2;KDMP Derik;Joko Santoso;081234567892;;;Pupuk;Permodalan"
    data = "\n".join([heading, row, alone]).encode()
    read = {each.name: each.needs for each in preview("attendees", data, "x.csv").rows}
    assert read["Budi Utomo"] == ("jual_salak", "lpg")
    assert read["Joko Santoso"] == ("pembiayaan", "pupuk")


def test_offers_in_several_columns_are_all_read() -> None:
    data = b"Nama Mitra;Produk 1;Produk 2\nPT A;LPG;Pupuk\nPT B;Pupuk;Permodalan\n"
    read = preview("partners", data, "x.csv")
    assert [row.offers for row in read.rows] == [("lpg", "pupuk"), ("pembiayaan", "pupuk")]
    assert [column.field for column in read.columns] == ["name", "offers", "offers"]


def test_a_row_of_two_people_is_shown_whole_with_each_ones_own_columns() -> None:
    heading = "No;Koperasi;Ketua;No HP Ketua;Sekretaris;No HP Sekretaris;Lain"
    row = "1;KDMP Berta;Budi Utomo;081234567890;Siti Aminah;081234567891;x"
    read = preview("attendees", f"{heading}\n{row}\n".encode(), "x.csv")
    [first, second] = [line for line in read.lines if line.key]
    assert first.texts == second.texts == tuple(row.split(";"))
    names = [[c.header for c in part.columns if c.field == "name"] for part in read.parts]
    assert names == [["Ketua"], ["Sekretaris"]]
    [beside] = [finding for finding in read.findings if finding.code == "person_beside"]
    assert (beside.found, beside.proposed) == ("Siti Aminah", "Budi Utomo")


def test_marks_of_a_page_part_no_people() -> None:
    data = b"Desa;Nama\nBerta;<b>Tebal</b> Sutrisno\nDerik;Budi Utomo / Siti Aminah\n"
    names = [row.name for row in preview("attendees", data, "x.csv").rows]
    assert names == ["<b>Tebal</b> Sutrisno", "Budi Utomo", "Siti Aminah"]


def test_whoever_answers_that_they_cannot_come_is_held_back() -> None:
    data = (
        "Desa,Nama,Apakah bersedia hadir?\nBerta,Budi Utomo,Tidak bisa hadir\n"
        "Derik,Siti Aminah,Ya\nBadamita,Joko Santoso,Tidak bisa\n"
    )
    rows = preview("attendees", data.encode(), "x.csv").rows
    assert [row.status for row in rows] == ["review", "ok", "review"]


def test_a_manager_is_kept_as_written_and_stands_beside_the_chair() -> None:
    data = b"Desa,Nama,Jabatan\nBerta,Budi Utomo,Manajer\nBerta,Siti Aminah,Ketua\n"
    read = preview("attendees", data, "x.csv")
    assert [(row.position, row.beside) for row in read.rows] == [("Manajer", 1), ("Ketua", 0)]
    assert "position_unclear" not in read.counts()
