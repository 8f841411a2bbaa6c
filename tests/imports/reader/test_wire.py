"""What a reading process says is believed only where it has the right shape."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.imports.reader.talk import Question, answer_lines, heard, question_of, refusal_lines
from app.imports.reader.wire import WireError, unpacked
from app.sheets.errors import ColumnsMissingError, SheetError, UnknownSheetError
from app.sheets.lists.preview import Kind, preview
from app.sheets.rows import AttendeeRow, AvailabilityTerm, PartnerRow
from app.sheets.values.tags import standard_taxonomy

LISTS: dict[Kind, bytes] = {
    "attendees": b"Desa;Nama;Tanggal AHU;Kebutuhan\nBerta;Budi;29 Mei 2025;LPG, pupuk\nEntah;;;\n",
    "partners": b"Nama Mitra;Produk;Waktu;Syarat\nPT Tani;LPG;pagi, slot 1-2;NIB, KTP\n",
    "requests": b"Desa;Mitra;Peringkat\nBerta;PT Tani;1\nBerta;PT Lain;x\n",
}


def question(kind: Kind) -> Question:
    tags = tuple(standard_taxonomy().tags.values())
    partners = {"TANI": "PT Tani"}
    return Question(kind, "x.csv", None, {}, tags, partners, date(2025, 7, 4), ("33.04",))


@pytest.mark.parametrize("kind", LISTS)
def test_a_preview_arrives_as_it_was_sent(kind: Kind) -> None:
    asked = question(kind)
    assert question_of(asked.line()) == asked
    read = preview(kind, LISTS[kind], "x.csv", today=asked.today, partner_names=asked.partner_names)
    assert read.rows
    assert read.findings
    assert heard(asked, answer_lines(read)) == read


@given(st.text(st.characters(codec=None), max_size=20))
def test_texts_that_no_list_should_have_arrive_too(text: str) -> None:
    read = preview("attendees", LISTS["attendees"], "x.csv")
    read.rows[0].note = text
    assert heard(question("attendees"), answer_lines(read)).rows[0].note == text


@pytest.mark.parametrize(
    "error",
    [UnknownSheetError(sheet="a", sheets=["b", "c"]), ColumnsMissingError(found="", needed="x")],
)
def test_a_refusal_arrives_as_it_was_sent(error: SheetError) -> None:
    with pytest.raises(type(error)) as refused:
        heard(question("attendees"), refusal_lines(error))
    assert refused.value.params == error.params


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [b"\n"],
        [b"[1]"],
        [b"[" * 100_000],
        [b'["refused",{"code":"SystemExit","params":{}}]'],
        [b'["refused",{"code":"file_empty","params":{"x":{}}}]'],
        [b'["read",["S",[],[]]]'],
        [b'["read",["S",[],[]]]', b'["rows",[[1,2]]]', b'["end",null]'],
        [b'["read",["S",[],[]]]', b'["__class__",[]]', b'["end",null]'],
        [
            b'["read",["S",[],[]]]',
            b'["findings",[[1,1,"","","made_up","","","",""]]]',
            b'["end",null]',
        ],
    ],
)
def test_anything_else_is_no_answer(lines: list[bytes]) -> None:
    with pytest.raises(WireError):
        heard(question("attendees"), lines)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (str, 1),
        (int, True),
        (int, 1.0),
        (date, "2025-13-01"),
        (date, 5),
        (tuple[str, ...], "abc"),
        (tuple[str, ...], ["a", None]),
        (dict[str, str | None], {"a": 1}),
        (AvailabilityTerm, ["window", True, "", "", "", 0]),
        (AvailabilityTerm, ["other", True, "", "", "", 0, 0]),
        (AvailabilityTerm, [[], True, "", "", "", 0, 0]),
        (AttendeeRow, {}),
        (PartnerRow, None),
    ],
)
def test_a_value_of_another_shape_is_refused(kind: type[Any], value: Any) -> None:
    with pytest.raises(WireError):
        unpacked(kind, value)
