"""Lists copied out of a chat: whoever is in them is read, and all that is left out is told of."""

import pytest

from app.sheets.lists.preview import Preview, preview
from app.sheets.rows import AttendeeRow


def read(*lines: str) -> Preview[AttendeeRow]:
    return preview("attendees", "\n".join(lines).encode(), "daftar.txt")


def people(found: Preview[AttendeeRow]) -> list[tuple[str, str, str]]:
    return [(row.name, row.village, row.status) for row in found.rows]


@pytest.mark.parametrize(
    "way",
    ["{0} - {1} {2}", "{0} - {1} ({2})", "{0} - {1} - {2}", "{0} / {1} [{2}]", "{0}: {1} {2}"],
)
@pytest.mark.parametrize("number", ["", "{n}. ", "- "])
@pytest.mark.parametrize("time", ["08.15", "09:30", "10.02 WIB"])
def test_a_person_with_the_time_of_arrival_is_no_head_of_a_message(
    way: str, number: str, time: str
) -> None:
    said = [("Sutarno", "Berta"), ("Slamet Riyadi", "Gumelem Wetan"), ("Siti", "Karangjati")]
    found = read(
        "Daftar peserta",
        *(number.format(n=n) + way.format(*each, time) for n, each in enumerate(said, start=1)),
    )
    assert people(found) == [(*each, "ok") for each in said]


@pytest.mark.parametrize("between", ["Budi Gumelem Wetan 08.15", "Budi - Dermasari (08.15)"])
def test_a_person_with_a_time_between_others_is_told_of(between: str) -> None:
    found = read("Daftar peserta", "1. Sutarno - Berta", between, "2. Siti - Karangjati")
    assert {row.row for row in found.rows} | {row.row for row in found.skipped} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    "head",
    [
        "Budi Pendamping, [12.06.2025 10:00]",
        "Budi - Dinas, [12/06/25 10.00]",
        "Budi Pendamping 12/06/2025 10:00",
        "Budi Pendamping (10.02)",
        "Budi Pendamping, 10:02",
        "12/06/25 10.00 - Pesan dan panggilan terenkripsi",
    ],
)
def test_the_head_of_a_message_is_told_of_and_ends_no_section(head: str) -> None:
    found = read("KECAMATAN PEJAWARAN", "1. Sutarno - Beji", head, "2. Siti - Darmayasa")
    assert [row.kecamatan for row in found.rows] == ["Pejawaran", "Pejawaran"]
    assert (3, head) in [(row.row, row.text) for row in found.skipped]


SAID = [
    ("Sutarno", "Berta", "+6281234567801"),
    ("Siti Aminah", "Dermasari", "+6281234567802"),
    ("Budi Santoso", "Karangjati", "+6281234567803"),
]


def with_numbers(found: Preview[AttendeeRow]) -> list[tuple[str, str, str]]:
    return [(row.name, row.village, row.phone_e164) for row in found.rows]


@pytest.mark.parametrize(
    "record",
    [
        "{n}. {0}\nDesa {1}\n\n{2}",
        "{n}. {0}\n\n{1}\n\n{2}\n",
        "{n}. {0}\nKetua\n\nDesa {1}\n\n{2}",
        "{n}. {0}\nDesa {1}\n\nKetua\n{2}\n",
    ],
)
@pytest.mark.parametrize("below", ["", "\nPanitia 081299999999\nCatatan: mohon hadir"])
def test_what_stands_below_a_blank_line_of_a_record_is_kept(record: str, below: str) -> None:
    found = read(*(record.format(*each, n=n) for n, each in enumerate(SAID, start=1)), below)
    assert with_numbers(found) == SAID


def test_a_number_below_a_blank_line_belongs_to_the_record_that_has_none() -> None:
    one, two, three = ("\n".join(f"{part}" for part in each) for each in SAID)
    first = "\n".join(("Sutarno", "Berta", "", SAID[0][2]))
    found = read(f"1. {first}", f"2. {two}", f"3. {three}", "", "081299999999")
    assert with_numbers(found) == SAID
    assert "081299999999" in {row.text for row in found.skipped}
    assert with_numbers(read(f"1. {one}", f"2. {two}", f"3. {three}")) == SAID


def test_villages_above_their_people_stay_with_those_below() -> None:
    lines = [
        f"Desa {village}\n{n}. {name}\n{phone}\n"
        for n, (name, village, phone) in enumerate(SAID, 1)
    ]
    found = read(*lines)
    wrong = [
        row
        for row in found.rows
        if row.village and (row.name, row.village, row.phone_e164) not in SAID
    ]
    assert wrong == []
