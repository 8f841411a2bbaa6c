"""A partner over several rows."""

from app.sheets.lists.preview import Preview, preview
from app.sheets.rows import PartnerRow


def partners(*lines: str, heading: str = "No;Mitra;No Meja;Narahubung;HP") -> Preview[PartnerRow]:
    return preview("partners", "\n".join([heading, *lines]).encode(), "x.csv")


def said(read: Preview[PartnerRow]) -> list[tuple[str, int, tuple[str, ...], str]]:
    return [(row.name, row.table_count, row.table_numbers, row.status) for row in read.rows]


def test_a_row_below_without_a_name_adds_its_table_and_contact() -> None:
    read = partners("1;PT A;5;Budi;081234567890", ";;6;Siti;081234567891", "2;PT B;7;;")

    assert said(read) == [("PT A", 2, ("5", "6"), "ok"), ("PT B", 1, ("7",), "ok")]
    [first, _] = read.rows
    assert (first.contact_name, first.contact_phone) == ("Budi", "+6281234567890")
    assert first.note == "Siti +6281234567891"
    told = [f for f in read.findings if f.code == "partner_goes_on"]
    assert [(f.row, f.detail, f.proposed) for f in told] == [(3, "2", "6; Siti +6281234567891")]


def test_a_repeated_name_adds_what_is_new_wherever_it_stands() -> None:
    read = partners("1;PT A;5;;", "2;PT B;6;;", "3;PT. A;7;;")

    assert said(read) == [("PT A", 2, ("5", "7"), "ok"), ("PT B", 1, ("6",), "ok")]


def test_a_row_that_has_a_number_but_no_name_is_held_back() -> None:
    read = partners("1;PT A;5;;", "2;;6;Siti;081234567891")

    assert said(read) == [("PT A", 1, ("5",), "ok"), ("", 1, ("6",), "review")]


def test_a_row_with_another_count_of_tables_is_held_back() -> None:
    read = partners(
        "PT A;2;Budi",
        ";3;Siti",
        "PT B;1;Joko",
        "PT B;2;Rina",
        heading="Mitra;Jumlah Meja;Narahubung",
    )

    assert [(row.name, row.table_count, row.status) for row in read.rows] == [
        *(("PT A", 2, "ok"), ("", 3, "review")),
        *(("PT B", 1, "ok"), ("PT B", 2, "review")),
    ]


def test_a_count_that_is_repeated_for_each_contact_counts_once() -> None:
    read = partners(
        "PT A;2;Budi;081234567890",
        "PT A;2;Siti;081234567891",
        heading="Mitra;Jumlah Meja;PIC;HP PIC",
    )

    assert said(read) == [("PT A", 2, (), "ok")]


def test_what_says_the_same_again_is_left_out_and_no_table_is_taken_twice() -> None:
    read = partners("1;PT A;5;;", "2;PT A;5;;", "3;PT B;5;;")

    assert said(read) == [("PT A", 1, ("5",), "ok"), ("PT B", 1, ("5",), "review")]
    assert {"partner_repeated", "table_number_shared"} <= set(read.counts())


def test_numbers_that_count_on_under_meja_are_numbers_of_tables() -> None:
    names = ("PT A", "PT B", "PT B", "PT C", "PT D")
    rows = [f"{at};{name}" for at, name in enumerate(names, 1)]

    assert said(partners(*rows, heading="Meja;Mitra")) == [
        ("PT A", 1, ("1",), "ok"),
        ("PT B", 2, ("2", "3"), "ok"),
        ("PT C", 1, ("4",), "ok"),
        ("PT D", 1, ("5",), "ok"),
    ]
    counted = partners(*(f"{row}" for row in rows[:2]), heading="Jumlah Meja;Mitra")
    assert [row.table_count for row in counted.rows] == [1, 2]


def test_signatures_below_the_list_do_not_go_on_from_it() -> None:
    read = partners("1;PT A;5;Budi;081234567890", ";;;Kepala Dinas,;", ";;;Supriyadi;")

    assert said(read) == [("PT A", 1, ("5",), "ok")]
    assert read.rows[0].note == ""
