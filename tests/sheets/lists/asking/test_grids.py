"""Requests as a grid of villages and partners."""

import pytest

from app.sheets.decisions import Decision, Edit
from app.sheets.lists.preview import preview
from app.sheets.values.marks import crosses_mean_no, read_mark
from tests.sheets.lists.asking.test_requests import NAMES, requests

HEADING = "Desa;Kecamatan;Bulog;Pertamina;BNI"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        *((text, "yes") for text in ("v", "V", "✓", "✔️", " √ ", "ya", "Ya", "●", "☑", "vv", "OK")),
        *((text, "cross") for text in ("x", "X", "✗", "xx")),
        *((text, "no") for text in ("", " ", "-", "–", "0", "tidak", "Tdk", "☐", "nihil")),
        *(
            ("1", 1),
            ("2", 2),
            ("II", 2),
            ("ke-3", 3),
            ("P2", 2),
            ("Pilihan 4", 4),
            ("Prioritas ke-1", 1),
        ),
        *((text, "strange") for text in ("mungkin", "?", "25", "Berta", "2024", "x?")),
    ],
)
def test_what_a_mark_says(text: str, mark: object) -> None:
    assert read_mark(text) == mark


def test_crosses_against_ticks_mean_no_and_crosses_alone_mean_yes() -> None:
    assert crosses_mean_no(["yes", "cross", "cross", "yes"])
    assert not crosses_mean_no(["cross", "no", "cross", "no"])
    assert not crosses_mean_no(["yes", "cross", "no", "no"])


def test_ticks_and_crosses_side_by_side_are_yes_and_no() -> None:
    rows, _ = requests("Berta;Susukan;✓;✗;✓", "Derik;Susukan;✗;✗;✓", heading=HEADING)

    assert [(row.village, row.partner_code) for row in rows] == [
        ("Berta", "BULOG"),
        ("Berta", "BNI"),
        ("Derik", "BNI"),
    ]


def test_what_is_no_mark_holds_its_request_back_and_no_other() -> None:
    rows, findings = requests(
        "Berta;Susukan;x;mungkin;",
        *("Derik;Susukan;;x;", "Karangsalam;Susukan;;x;", "Gumelem Wetan;Susukan;;x;"),
        *("Kemranggon;Susukan;;x;", "Panerusan Kulon;Susukan;;x;"),
        heading=HEADING,
    )

    assert [(row.partner, row.status) for row in rows[:2]] == [
        ("Perum Bulog Kanwil Jawa Tengah dan DIY", "ok"),
        ("Pertamina (2: mungkin)", "review"),
    ]
    assert (2, "partner_unknown") in findings


def test_a_mark_without_a_village_is_held_back_and_a_village_without_a_mark_is_told() -> None:
    rows, findings = requests(
        ";;x;;", "Berta;Susukan;;;", "Derik;Susukan;x;;", "Entah;Susukan;;x;", heading=HEADING
    )

    assert [(row.village, row.status) for row in rows] == [
        ("", "review"),
        ("Derik", "ok"),
        ("", "review"),
    ]
    codes = {code for _, code in findings}
    assert (3, "request_none") in findings
    assert {"village_missing", "village_not_found"} <= codes


def test_ranks_of_a_grid_are_ranks_and_one_given_twice_is_told() -> None:
    rows, findings = requests(
        "Berta;Susukan;2;1;", "Derik;Susukan;1;1;x", "Karangsalam;Susukan;;;9", heading=HEADING
    )

    assert [(row.partner_code, row.rank, row.status) for row in rows] == [
        *(("PPN", 1, "ok"), ("BULOG", 2, "ok")),
        *(("BNI", None, "ok"), ("BULOG", 1, "ok"), ("PPN", 1, "ok")),
        ("", None, "review"),
    ]
    assert (3, "request_rank_conflict") in findings


def test_one_number_among_marks_of_yes_makes_no_ranks() -> None:
    rows, findings = requests(
        "Berta;Susukan;1;1;1", "Derik;Susukan;1;1;", "Karangsalam;Susukan;1;2;", heading=HEADING
    )

    assert [(row.partner_code, row.rank, row.status) for row in rows[-2:]] == [
        ("BULOG", None, "ok"),
        ("", None, "review"),
    ]
    assert (4, "partner_unknown") in findings


def test_a_short_name_over_a_column_is_told_as_anywhere() -> None:
    _, findings = requests("Berta;Susukan;x;;", "Derik;Susukan;;x;", heading=HEADING)

    assert findings == [(3, "partner_fuzzy")]


def test_names_in_one_cell_are_parted_where_each_is_sure() -> None:
    rows, _ = requests(
        "Berta;Susukan;Bulog / Pertamina",
        "Derik;Susukan;Pertamina dan Bulog",
        "Karangsalam;Susukan;Pertamina, Jawa Tengah",
        "Gumelem Wetan;Susukan;1. Bulog 2. Pertamina",
        'Kemranggon;Susukan;"Pertamina\nRoket"',
        heading="Desa;Kecamatan;Mitra",
    )

    assert [(row.village, row.partner_code) for row in rows] == [
        *(("Berta", "BULOG"), ("Berta", "PPN"), ("Derik", "PPN"), ("Derik", "BULOG")),
        *(("Karangsalam", ""), ("Gumelem Wetan", "BULOG"), ("Gumelem Wetan", "PPN")),
        *(("Kemranggon", "PPN"), ("Kemranggon", "")),
    ]


def test_a_turned_grid_is_numbered_by_its_columns() -> None:
    rows, findings = requests("Bulog;x;;x", "Pertamina;x;x;", heading="Mitra;Berta;Derik;Entah")

    assert [(row.row, row.village, row.partner_code) for row in rows] == [
        *((2, "Berta", "BULOG"), (2, "Berta", "PPN")),
        *((3, "Derik", "PPN"), (4, "", "BULOG")),
    ]
    assert (4, "village_not_found") in findings


def test_a_list_with_partners_in_its_rows_is_no_grid() -> None:
    rows, _ = requests(
        "Berta;Bulog;Pertamina", "Derik;BNI;Bulog", heading="Desa;Pilihan 1;Pilihan 2"
    )

    assert [(row.partner_code, row.rank) for row in rows] == [
        *(("BULOG", 1), ("PPN", 2)),
        *(("BNI", 1), ("BULOG", 2)),
    ]


def test_a_held_request_of_a_grid_is_settled_by_another_name() -> None:
    data = b"Desa;Kecamatan;Bulog;Pertamina;Roket\nBerta;Susukan;x;;x\nDerik;Susukan;x;;\n"
    read = preview("requests", data, "x.csv", partner_names=NAMES)
    line = next(line for line in read.lines if line.row == 2)
    edit = Edit("partner", line.texts[2], "Bulog; BNI")

    again = preview(
        "requests",
        data,
        "x.csv",
        partner_names=NAMES,
        decisions={line.key: Decision(edits=(edit,))},
    )

    assert [row.status for row in read.rows] == ["ok", "review", "ok"]
    assert [row.partner_code for row in again.ready] == ["BULOG", "BNI", "BULOG"]
