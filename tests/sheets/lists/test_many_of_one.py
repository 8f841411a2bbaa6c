"""Lists with very many rows of one village or of one name: the answers, found by looking up."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from app.sheets.lists.attending.same_people import KnownPeople
from app.sheets.lists.partner_names import NewCodes, without_legal_form
from app.sheets.lists.preview import preview
from app.sheets.values.keys import words
from app.sheets.values.people import nearly

# Few letters and few places to slip, so that names meet often; lengths about both bounds.
NAME = st.one_of(
    st.text("ab", min_size=5, max_size=10),
    st.integers(57, 63).flatmap(
        lambda length: st.builds(
            lambda at, letter: "a" * at + letter + "a" * (length - at),
            st.integers(0, 3),
            st.sampled_from(["", "b", "ab", "ba"]),
        )
    ),
)
ROW = st.tuples(NAME, st.sampled_from(["", "+621", "+622"]))


def one_by_one(rows: list[tuple[str, str]]) -> list[int]:
    """Number the person of each row by comparing it with everybody before, as defined."""
    people: list[tuple[str, str]] = []
    found: list[int] = []
    for core, phone in rows:
        for place, (known, number) in enumerate(people):
            if core == known or (phone and phone == number and nearly(core, known)):
                people[place] = known, number or phone
                found.append(place)
                break
        else:
            found.append(len(people))
            people.append((core, phone))
    return found


def looked_up(rows: list[tuple[str, str]]) -> list[int]:
    known = KnownPeople()
    cores: list[str] = []
    found: list[int] = []
    for core, phone in rows:
        place = known.find(core, phone)
        if place is None:
            place = len(cores)
            cores.append(core)
            known.add(core, phone)
        else:
            known.learn(place, cores[place], phone)
        found.append(place)
    return found


@given(st.lists(ROW, max_size=30))
def test_looking_people_up_finds_whom_comparing_with_everybody_finds(
    rows: list[tuple[str, str]],
) -> None:
    assert looked_up(rows) == one_by_one(rows)


@given(st.lists(st.sampled_from("ab"), min_size=8, max_size=10), st.data())
def test_every_slip_of_the_keyboard_is_found(letters: list[str], data: st.DataObject) -> None:
    one = "".join(letters)
    at = data.draw(st.integers(0, len(one) - 2))
    slips = [
        one[:at] + one[at + 1 :],
        one[:at] + "x" + one[at:],
        one[:at] + "x" + one[at + 1 :],
        one[:at] + one[at + 1] + one[at] + one[at + 2 :],
    ]
    for slip in slips:
        known = KnownPeople()
        known.add(one, "+621")
        assert (known.find(slip, "+621") == 0) is (slip == one or nearly(slip, one))
        assert (known.find(slip, "+622") == 0) is (slip == one)


@given(
    st.lists(st.sampled_from(["PT Tani", "Tani", "Tani Jaya", "Tani 2", "CV", ""]), max_size=30),
    st.sets(st.sampled_from(["TANI", "TANI2", "TANI3", "TANIJAYA", "MITRA2"])),
)
def test_codes_are_the_first_that_are_free(names: list[str], given_codes: set[str]) -> None:
    codes, taken = NewCodes(given_codes), set(given_codes)
    for name in names:
        tokens = without_legal_form(name).split()
        stem = "".join(tokens[:2] or words(name).split()).upper() or "MITRA"
        tried = (stem if number == 1 else f"{stem}{number}" for number in count(1))
        free = next(code for code in tried if code not in taken)
        assert codes.make(name) == free
        taken.add(free)


def test_a_whole_hall_from_one_village_is_one_person_and_the_others_wait() -> None:
    lines = [f"Berta;Susukan;Orang {number:05d}x;081234{number:06d}" for number in range(5_000)]
    read = preview(
        "attendees", "\n".join(["Desa;Kecamatan;Nama;No HP", *lines]).encode(), "satu.csv"
    )
    assert len(read.rows) == 5_000
    assert len(read.held_back) == 5_000
    assert {f.code for f in read.findings if f.blocks_row} == {"conflict_two_people"}
