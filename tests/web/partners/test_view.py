"""Numbers of tables as people write them, and codes of new partners."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.partners.schemas import PartnerIn
from app.web.partners.overview.view import free_code, free_numbers
from app.web.partners.plan.view import numbers_in

KNOWN = {1, 2, 3, 5, 12}


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("1-3, 12", [1, 2, 3, 12]),
        ("Meja 1 s.d. 3", [1, 2, 3]),
        ("meja 5 dan 12", [5, 12]),
        ("12; 1  2", [12, 1, 2]),
        ("1-5 & 5", [1, 2, 3, 5]),
        ("", []),
    ],
)
def test_tables_are_named_as_people_write_them(said: str, numbers: list[int]) -> None:
    assert numbers_in(said, KNOWN) == (numbers, "")


@pytest.mark.parametrize(
    ("said", "odd"), [("1, x", "x"), ("77", "77"), ("4", "4"), ("6-9", "6-9"), ("1-x", "1-x")]
)
def test_what_names_no_table_is_told(said: str, odd: str) -> None:
    assert numbers_in(said, KNOWN)[1] == odd


@given(st.text(max_size=60), st.sets(st.integers(1, 400)))
def test_only_tables_that_there_are_are_named_and_each_once(said: str, known: set[int]) -> None:
    named, _ = numbers_in(said, known)
    assert set(named) <= known
    assert len(named) == len(set(named))


@given(st.text(max_size=250), st.sets(st.sampled_from(["MITRA", "MITRA-2", "BULOG"])))
def test_a_new_partner_gets_a_code_that_the_api_takes_and_nobody_has(
    name: str, taken: set[str]
) -> None:
    code = free_code(name, taken)
    assert code not in taken
    assert PartnerIn(code=code, name="x").code == code


def test_a_code_leaves_out_what_every_company_is_called() -> None:
    assert free_code("Perum Bulog", set()) == "BULOG"
    assert free_code("PT. Pupuk Indonesia (Persero)", {"PUPUK-INDONESIA"}) == "PUPUK-INDONESIA-2"
    assert free_code("PT", set()) == "PT"


@given(st.sets(st.integers(1, 12) | st.integers(99_990, 99_999)), st.integers(0, 50))
def test_new_tables_have_numbers_that_are_free_and_allowed(taken: set[int], wanted: int) -> None:
    found = free_numbers(taken, wanted)
    assert len(found) == len(set(found)) == wanted
    assert not set(found) & taken
    assert all(1 <= number <= 99_999 for number in found)
    if max(taken, default=0) + wanted <= 99_999:
        assert all(number > max(taken, default=0) for number in found)
