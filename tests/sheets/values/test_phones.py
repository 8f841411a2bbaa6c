"""Any way of writing a number gives the same number; a lost digit gives none."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sheets.files.cells import Cell
from app.sheets.values.phones import Phone, phone_in_name, read_phone

NATIONAL = st.from_regex(r"8[1-35-9][0-9]{6,9}[1-9]", fullmatch=True)


@given(NATIONAL)
def test_every_way_of_writing_a_mobile_number_is_the_same_number(n: str) -> None:
    a, b, c = n[:3], n[3:6], n[6:]
    ways: list[Cell] = [
        *(f"0{n}", n, int(n), float(n), f"62{n}", f"+62{n}", f"0062{n}", f"+620{n}", f"+62 0{n}"),
        *(f"0{a}-{b}-{c}", f"0{a} {b} {c}", f"0{a}.{b}.{c}", f"(0{a}) {b}-{c}", f"+62 {a}-{b}-{c}"),
        *(f"'0{n}", f"0{n} (WA)", f"WA 0{n}", f"HP: 0{n}", f"https://wa.me/62{n}", f"\u00a00{n} "),
        *(f"\u202a+62 {a}\u2011{b}\u2011{c}\u202c", f"0{a}\u2013{b}\u2013{c}", f"{int(n):,}"),
        *(f"{int(n):,}".replace(",", "."), f"{n[0]},{n[1:]}E+{len(n) - 1}"),
    ]

    assert {read_phone(way).e164 for way in ways} == {f"+62{n}"}


@given(NATIONAL)
def test_a_number_read_is_possible_for_the_phone_library_and_stays_itself(n: str) -> None:
    e164 = read_phone(f"0{n}").e164

    assert phonenumbers.is_possible_number(phonenumbers.parse(e164))
    assert read_phone(e164).e164 == e164


@given(NATIONAL, st.data())
def test_a_number_that_lost_digits_to_rounding_is_never_made_up(
    n: str, data: st.DataObject
) -> None:
    kept = data.draw(st.integers(1, min(6, len(n) - 2)))
    mantissa = f"{n[0]}{data.draw(st.sampled_from('.,'))}{n[1 : 1 + kept]}"
    rounded = int(n[: 1 + kept] + "0" * (len(n) - 1 - kept))
    texts = [f"{mantissa}E+{len(n) - 1}", f"{mantissa}e{len(n) - 1}", f"'{mantissa}E+{len(n) - 1}"]

    assert {read_phone(text) for text in texts} == {Phone(code="phone_sci_lost")}
    if len(n) - 1 - kept >= 5:
        assert read_phone(rounded).e164 == read_phone(float(rounded)).e164 == ""


@given(NATIONAL, st.data())
def test_a_digit_that_cannot_be_read_is_never_left_out(n: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(n) - 1))
    mark = data.draw(st.sampled_from(["x", "X", "?", "*", "#", "…", "..", "_"]))

    assert read_phone(f"0{n[:at]}{mark}{n[at + 1 :]}").e164 == ""


@given(st.text(max_size=40))
def test_any_text_gives_an_indonesian_or_a_valid_foreign_number_or_none(text: str) -> None:
    phone = read_phone(text)

    for number in filter(None, (phone.e164, phone.other)):
        assert number[0] == "+"
        assert number[1:].isdecimal()
        assert number.isascii()
    assert bool(phone.code) or phone.e164


@pytest.mark.parametrize(
    ("cell", "e164", "other", "code"),
    [
        ("081234567890", "+6281234567890", "", ""),
        ("081234567890 ", "+6281234567890", "", ""),
        (81234567890, "+6281234567890", "", "phone_lost_zero"),
        ("8.810.000.467", "+628810000467", "", "phone_thousands"),
        ("0831-OOOO-1447", "+6283100001447", "", "phone_letter_o"),
        ("O858 oooo 8991", "+6285800008991", "", "phone_letter_o"),
        ("hp O858 oooo 8991 (wa)", "+6285800008991", "", "phone_letter_o"),
        ("0812 3456 7890 oo", "", "", "phone_invalid_long"),
        ("O812 34o6 7890", "+6281234067890", "", "phone_letter_o"),
        ("0812-3456-7890/085200001136", "+6281234567890", "+6285200001136", "phone_two_numbers"),
        ("081234567890 085200001136", "+6281234567890", "+6285200001136", "phone_two_numbers"),
        ("081234567890 dan 0286-591234", "+6281234567890", "+62286591234", "phone_two_numbers"),
        ("0286-591234", "", "+62286591234", "phone_landline"),
        ("telp. 0286-591234 ext 12", "", "+62286591234", "phone_landline"),
        ("8,12345678901E+11", "+62812345678901", "", "phone_sci_recoverable"),
        ("0812-000", "", "", "phone_invalid_short"),
        ("08123456789012345", "", "", "phone_invalid_long"),
        ("0812 0000 1111 / 2222", "", "", "phone_invalid"),
        ("+65 9123 4567", "+6591234567", "", "phone_foreign"),
        ("+99 9123 4567", "", "", "phone_invalid"),
        ("belum ada", "", "", "phone_missing"),
        ("08\u0661\u0662 3456 7890", "+6281234567890", "", "phone_format"),
        ('="081234567890"', "+6281234567890", "", ""),
        ("=081234567890", "+6281234567890", "", ""),
        ("81234567890.0", "+6281234567890", "", "phone_lost_zero"),
        (81234567890.0, "+6281234567890", "", "phone_lost_zero"),
        ("\u0660\u0668\u0661\u0662 3456 7890", "+6281234567890", "", "phone_format"),
        ("0812 3456 789\u00b2", "", "", "phone_invalid"),
        ("-", "", "", "phone_missing"),
        (0, "", "", "phone_missing"),
        (None, "", "", "phone_missing"),
        ("", "", "", "phone_missing"),
    ],
)
def test_what_is_told_about_a_number(cell: Cell, e164: str, other: str, code: str) -> None:
    assert read_phone(cell) == Phone(e164, other, code)


def test_a_number_in_a_name_is_found_and_taken_out() -> None:
    rest, phone = phone_in_name("SIDIK ANWAR (0857000012227)")

    assert rest.strip() == "SIDIK ANWAR"
    assert phone == Phone("+62857000012227")
    assert phone_in_name("Budi Utomo 2") == ("Budi Utomo 2", None)
