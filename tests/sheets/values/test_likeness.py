"""Finding people by a text typed as heard."""

from hypothesis import given
from hypothesis import strategies as st

from app.sheets.values.likeness import found, is_searchable

PEOPLE = {
    "turyanto": ("Turyanto", "Gumelem Wetan", "Koperasi Desa Merah Putih Gumelem Wetan"),
    "sutini": ("Sutini", "Karangkobar", "Koperasi Desa Merah Putih Karangkobar"),
    "ani": ("Ani", "Sarirejo", "Koperasi Kelurahan Merah Putih Sarirejo"),
    "karno": ("Karno", "PT Pupuk Nusantara"),
}


def test_a_name_a_village_and_a_cooperative_find_their_people() -> None:
    assert found("turyanto", PEOPLE, 1) == ["turyanto"]
    assert found("gumelem", PEOPLE, 5) == ["turyanto"]
    assert found("kelurahan", PEOPLE, 5) == ["ani"]
    assert found("pupuk", PEOPLE, 5) == ["karno"]
    assert found("merah putih", PEOPLE, 5) == ["turyanto", "sutini", "ani"]


def test_spelling_may_be_off_by_a_letter_and_words_parted_otherwise() -> None:
    assert found("turianto", PEOPLE, 5) == ["turyanto"]
    assert found("gumlem", PEOPLE, 5) == ["turyanto"]
    assert found("Karang Kobar", PEOPLE, 5) == ["sutini"]
    assert found("sari rejo", PEOPLE, 5) == ["ani"]
    assert found("sutini karangkobar", PEOPLE, 5) == ["sutini"]
    assert found("gum", PEOPLE, 5) == ["turyanto"]


def test_what_is_like_nobody_finds_nobody() -> None:
    assert found("wonosobo", PEOPLE, 5) == []
    assert found("sutini wonosobo", PEOPLE, 5) == []


def test_exact_comes_before_like() -> None:
    people = {"a": ("Sutina",), "b": ("Sutini",)}
    assert found("sutini", people, 2) == ["b", "a"]


def test_too_few_letters_tell_nothing() -> None:
    assert [is_searchable(text) for text in ("", "ab", " a b ", "---", "abc", "3 a 1")] == [
        False,
        False,
        False,
        False,
        True,
        True,
    ]


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@given(st.dictionaries(st.integers(), st.tuples(NAMES, NAMES), max_size=20), NAMES)
def test_whoever_is_called_so_is_found(people: dict[int, tuple[str, str]], query: str) -> None:
    everybody = found(query, people, len(people))
    assert len(everybody) == len(set(everybody))
    if is_searchable(query):
        assert {key for key, (name, _) in people.items() if name == query} <= set(everybody)
