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
