"""Lists of requests: ranks, directions, repeats, and what is told about them."""

import pytest

from app.sheets.lists.preview import preview
from app.sheets.rows import RequestRow

NAMES = {
    "BULOG": "Perum Bulog Kanwil Jawa Tengah dan DIY",
    "PPN": "PT Pertamina Patra Niaga",
    "BRI": "PT Bank Rakyat Indonesia (Persero) Tbk",
    "BNI": "PT Bank Negara Indonesia (Persero) Tbk",
}


def requests(
    *lines: str, heading: str = "Koperasi;Kecamatan;Mitra;Prioritas;Arah"
) -> tuple[list[RequestRow], list[tuple[int, str]]]:
    """Read requests; return the rows and row and code of each finding."""
    text = "\n".join([heading, *lines])
    result = preview("requests", text.encode(), "x.csv", partner_names=NAMES)
    return result.rows, [(finding.row, finding.code) for finding in result.findings]


@pytest.mark.parametrize(
    ("line", "partner", "status", "codes"),
    [
        ("KDMP Berta;Susukan;BULOG;1;koperasi", "BULOG", "ok", []),
        ("KDMP Berta;Susukan;bulog;1;", "BULOG", "ok", []),
        ("KDMP Berta;Susukan;PT. Pertamina Patra Niaga;1;", "PPN", "ok", []),
        ("KDMP Berta;Susukan;Pertamina;1;", "PPN", "ok", ["partner_fuzzy"]),
        ("KDMP Berta;Susukan;Pertamina Patra Nigaa;1;", "PPN", "ok", ["partner_fuzzy"]),
        ("KDMP Berta;Susukan;Bank;1;", "", "review", ["partner_ambiguous"]),
        ("KDMP Berta;Susukan;Roket;1;", "", "review", ["partner_unknown"]),
        ("KDMP Berta;Susukan;;1;mitra", "", "review", ["partner_missing"]),
        ("KDMP Kalikajar;Kaligondang;BULOG;1;", "BULOG", "review", ["village_not_found"]),
        ("KDMP Berta;Susukan;BULOG;nol;", "BULOG", "ok", ["rank_invalid"]),
        ("KDMP Berta;Susukan;BULOG;1;entah", "BULOG", "ok", ["direction_unclear"]),
    ],
)
def test_what_is_told_about_a_request(
    line: str, partner: str, status: str, codes: list[str]
) -> None:
    [row], findings = requests(line)

    assert (row.partner_code, row.status) == (partner, status)
    assert [code for _, code in findings] == codes


def test_ranks_and_directions_are_read() -> None:
    rows, findings = requests(
        "KDMP Berta;Susukan;BULOG;Prioritas 1;Koperasi",
        "KDMP Berta;Susukan;PPN;II;",
        "KDMP Derik;Susukan;BULOG;1;Mitra",
    )

    assert [(row.rank, row.direction) for row in rows] == [
        (1, "cooperative"),
        (2, "cooperative"),
        (1, "partner"),
    ]
    assert findings == []


def test_repeated_requests_and_ranks_are_told() -> None:
    rows, findings = requests(
        "KDMP Berta;Susukan;BULOG;1;",
        "KDMP Berta;Susukan;Perum Bulog Kanwil Jawa Tengah dan DIY;2;",
        "KDMP Berta;Susukan;PPN;1;",
        "KDMP Berta;Susukan;BULOG;1;mitra",
    )

    assert [(row.partner_code, row.direction) for row in rows] == [
        ("BULOG", "cooperative"),
        ("PPN", "cooperative"),
        ("BULOG", "partner"),
    ]
    assert findings == [(3, "request_duplicate"), (4, "request_rank_conflict")]


def test_choices_side_by_side_become_ranked_requests() -> None:
    rows, findings = requests(
        "KDMP Berta;Susukan;BULOG;PPN;",
        "KDMP Derik;Susukan;BRI;;Roket",
        heading="Koperasi;Kecamatan;Pilihan 1;Pilihan 2;Pilihan 3",
    )

    assert [(row.village, row.partner_code, row.rank, row.status) for row in rows] == [
        ("Berta", "BULOG", 1, "ok"),
        ("Berta", "PPN", 2, "ok"),
        ("Derik", "BRI", 1, "ok"),
        ("Derik", "", 3, "review"),
    ]
    assert findings == [(3, "partner_unknown")]


@pytest.mark.parametrize(
    ("heading", "ranks"),
    [
        ("Mitra yang ingin ditemui (urut prioritas)", [1, 2]),
        ("Mitra tujuan (sesuai urutan prioritas)", [1, 2]),
        ("Mitra (berurutan)", [1, 2]),
        ("Mitra", [None, None]),
    ],
)
@pytest.mark.parametrize("said", ["1. BULOG\n2. PPN", "1) BULOG\n2) PPN", "1. BULOG 2. PPN"])
def test_numbers_before_partners_are_ranks_where_an_order_is_asked_for(
    heading: str, ranks: list[int | None], said: str
) -> None:
    rows, _ = requests(f'KDMP Berta;Susukan;"{said}"', heading=f"Koperasi;Kecamatan;{heading}")
    assert [(row.partner_code, row.rank) for row in rows] == list(
        zip(["BULOG", "PPN"], ranks, strict=True)
    )


@pytest.mark.parametrize(
    ("title", "heading", "asker"),
    [
        ("", "Mitra;Desa yang ingin ditemui mitra;Kecamatan", "partner"),
        ("", "Mitra;Desa yang diminta mitra;Kecamatan", "partner"),
        ("DAFTAR PERMINTAAN MITRA", "Mitra;Desa;Kecamatan", "partner"),
        ("Permintaan dari mitra", "Mitra;Desa;Kecamatan", "partner"),
        ("REKAP PILIHAN MITRA", "Mitra;Desa;Kecamatan", "cooperative"),
        ("", "Mitra;Desa;Kecamatan", "cooperative"),
    ],
)
def test_headings_and_titles_say_that_partners_ask(title: str, heading: str, asker: str) -> None:
    lines = ("BULOG;Berta;Susukan", "PPN;Gumelem Kulon;Susukan")
    rows, _ = requests(heading, *lines, heading=title)
    assert [(row.village, row.direction) for row in rows] == [
        ("Berta", asker),
        ("Gumelem Kulon", asker),
    ]


@pytest.mark.parametrize("line", ["KDMP {} Kec. Susukan: {}", "Desa {}, Kec. Susukan: {}"])
def test_a_line_of_a_chat_asks_for_several_partners(line: str) -> None:
    said = [("Berta", "Bulog, Patra Niaga"), ("Derik", "Bulog"), ("Karangsalam", "BRI, Bulog")]
    lines = [f"{n}. {line.format(*each)}" for n, each in enumerate(said, 1)]
    rows, _ = requests(*lines, heading="Rekap permintaan:")
    assert [(row.village, row.partner_code, row.status) for row in rows] == [
        ("Berta", "BULOG", "ok"),
        ("Berta", "PPN", "ok"),
        ("Derik", "BULOG", "ok"),
        ("Karangsalam", "BRI", "ok"),
        ("Karangsalam", "BULOG", "ok"),
    ]
