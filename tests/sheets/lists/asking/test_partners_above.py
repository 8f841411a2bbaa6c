"""Requests whose partner stands above the villages: on a tab, in a title, in a section."""

import pytest

from app.sheets.errors import ColumnsMissingError
from app.sheets.lists.preview import Preview, preview
from app.sheets.rows import RequestRow
from tests.sheets.fresh.files import Row, Sheets, merge, text, xlsx
from tests.sheets.fresh.first.wishes import PARTNERS

HEAD: Row = ["No", "Desa", "Kecamatan"]
BERTA: Row = [1, "Berta", "Susukan"]
DERIK: Row = [2, "Derik", "Susukan"]
RAKIT: Row = [3, "Badamita", "Rakit"]


def read(data: bytes) -> Preview[RequestRow]:
    return preview("requests", data, "x", partner_names=PARTNERS)


def asked(data: bytes) -> list[tuple[str, str, str]]:
    """Return village, partner (its code, else as typed) and status of each request."""
    return [(r.village, r.partner_code or r.partner, r.status) for r in read(data).rows]


@pytest.mark.parametrize(
    "sheets",
    [
        {"Pertamina": [HEAD, BERTA], "Bank Jateng": [HEAD, DERIK], "PT Roket": [HEAD, RAKIT]},
        {
            "Meja 1 - Pertamina": [HEAD, BERTA],
            "2. Bank Jateng": [["MEJA 2"], HEAD, DERIK],
            "PT Roket": [HEAD, RAKIT],
        },
        {
            "Hari 1": [["PEMINAT PT PERTAMINA PATRA NIAGA (HARI 1)"], HEAD, BERTA],
            "Hari 2": [["Mitra: Bank Jateng"], HEAD, DERIK],
            "Hari 3": [["Nama Mitra : PT Roket"], HEAD, RAKIT],
        },
        {
            "Sheet1": [
                *(["DAFTAR PEMINAT"], HEAD, ["A. PT Pertamina Patra Niaga"], BERTA),
                *([], ["B. Bank Jateng"], HEAD, DERIK, ["Jumlah", 1], ["PT Roket"], RAKIT),
            ]
        },
    ],
)
def test_the_partner_of_a_tab_a_title_or_a_section_is_asked_for_or_held_back(
    sheets: Sheets,
) -> None:
    assert asked(xlsx(sheets)) == [
        ("Berta", "PPN", "ok"),
        ("Derik", "BANKJTG", "ok"),
        ("Badamita", "PT Roket", "review"),
    ]


def test_a_tab_that_was_cut_off_names_its_partner_still() -> None:
    name = "PT Bank Pembangunan Daerah Jawa Tengah"
    data = xlsx({name[:31]: [HEAD, BERTA]})

    [row] = preview("requests", data, "x", partner_names={"BPD": name}).rows

    assert (row.partner_code, row.status) == ("BPD", "ok")


def test_sections_of_districts_among_those_of_partners_stay_districts() -> None:
    rows: list[Row] = [
        ["No", "Desa"],
        ["KECAMATAN SUSUKAN"],
        ["Bank Jateng"],
        [1, "Berta"],
        [2, "Derik"],
    ]

    assert asked(text(rows)) == [("Berta", "BANKJTG", "ok"), ("Derik", "BANKJTG", "ok")]


def test_a_row_before_any_partner_waits_for_one() -> None:
    rows: list[Row] = [
        HEAD,
        BERTA,
        ["Bank Jateng"],
        DERIK,
        ["", "Mengetahui,"],
        ["", "Camat Susukan"],
    ]

    assert asked(text(rows)) == [("Berta", "", "review"), ("Derik", "BANKJTG", "ok")]


def test_sheets_of_districts_that_name_no_partner_are_refused() -> None:
    data = xlsx({"Susukan": [["No", "Desa"], BERTA[:2]], "Rakit": [["No", "Desa"], RAKIT[:2]]})

    with pytest.raises(ColumnsMissingError) as refused:
        read(data)

    assert refused.value.params["needed"] == "partner"


def test_partners_ask_where_the_title_says_so() -> None:
    title = "DESA YANG INGIN DITEMUI MITRA"
    data = xlsx({"Bank Jateng": [[title], HEAD, BERTA, DERIK]}, merge("A1:C1"))

    assert {(row.partner_code, row.direction) for row in read(data).rows} == {
        ("BANKJTG", "partner")
    }


@pytest.mark.parametrize(
    ("lone", "village", "told"),
    [
        ("Derikk", "Derik", "village_fuzzy"),
        ("mohon diprioritaskan", "", "village_not_found"),
        ("Gelombang 2", "", "village_not_found"),
    ],
)
@pytest.mark.parametrize("tab", [True, False])
def test_a_lone_text_where_villages_stand_is_one_and_spoils_nothing_below_it(
    lone: str, village: str, told: str, *, tab: bool
) -> None:
    rows: list[Row] = [BERTA, ["", lone], RAKIT]
    rows = [HEAD, *rows] if tab else [HEAD, ["Bank Jateng"], *rows]
    made = read(xlsx({"Bank Jateng" if tab else "Sheet1": rows}))

    assert [(r.village, r.partner_code, r.status) for r in made.rows] == [
        ("Berta", "BANKJTG", "ok"),
        (village, "BANKJTG", "ok" if village else "review"),
        ("Badamita", "BANKJTG", "ok"),
    ]
    assert told in made.counts()


def test_a_misspelt_district_below_the_partner_of_a_tab_is_no_partner() -> None:
    data = xlsx({"Bank Jateng": [HEAD, BERTA, ["RAKITT"], RAKIT]})

    assert asked(data) == [("Berta", "BANKJTG", "ok"), ("Badamita", "BANKJTG", "ok")]


@pytest.mark.parametrize("tab", [True, False])
@pytest.mark.parametrize(
    "text",
    ["mohon diprioritaskan", "Gelombang 2", "Koordinator: Pak Slamet 0812 3456 7890"],
)
def test_a_remark_between_the_villages_is_no_partner(text: str, *, tab: bool) -> None:
    rows: list[Row] = [BERTA, [text], RAKIT]
    rows = [HEAD, *rows] if tab else [HEAD, ["Bank Jateng"], *rows]

    assert asked(xlsx({"Bank Jateng" if tab else "Sheet1": rows})) == [
        ("Berta", "BANKJTG", "ok"),
        ("Badamita", "BANKJTG", "ok"),
    ]


@pytest.mark.parametrize("text", ["PT Roket", "Mitra: Roket", "Meja 3 - Roket"])
def test_what_names_another_partner_below_a_tab_is_heeded_although_nobody_knows_it(
    text: str,
) -> None:
    found = asked(xlsx({"Bank Jateng": [HEAD, BERTA, [text], RAKIT, ["Pertamina"], DERIK]}))

    assert [(village, status) for village, _, status in found] == [
        ("Berta", "ok"),
        ("Badamita", "review"),
        ("Derik", "ok"),
    ]
    assert (found[0][1], found[2][1]) == ("BANKJTG", "PPN")


def test_where_sections_stand_among_villages_an_unknown_text_is_both() -> None:
    rows: list[Row] = [HEAD[1:], ["Bank Jateng"], BERTA[1:], ["Roket Raya"], RAKIT[1:]]

    assert [(v, status) for v, _, status in asked(xlsx(rows))] == [
        ("Berta", "ok"),
        ("", "review"),
        ("Badamita", "review"),
    ]
