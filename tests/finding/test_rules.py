"""What a typed text means."""

from app.finding.rules import Wish, by_phone, by_words, wish_of


def test_a_table_is_a_number_with_or_without_its_word() -> None:
    for text in ("Meja 5", "meja5", " 5 ", "table 5", "#5"):
        assert wish_of(text).table == 5
        assert wish_of(text).words == ""
    assert wish_of("meja besar").table is None


def test_three_digits_or_more_are_a_phones_ending_too() -> None:
    assert wish_of("123") == Wish(table=123, phone="123", words="")
    assert wish_of("0812-3456 78") == Wish(table=None, phone="812345678", words="")
    phones = {"a": ["+62812345678"], "b": ["0286 591", "+62812345679"], "c": []}
    assert by_phone(wish_of("5678"), phones) == ["a"]
    assert by_phone(wish_of("0812 345 679"), phones) == ["b"]
    assert by_phone(wish_of("12"), phones) == []


def test_words_are_found_although_a_letter_is_wrong() -> None:
    texts = {"bulog": ["Perum BULOG", "BULOG"], "gumelem": ["Gumelem Wetan"]}
    assert by_words(wish_of("bulog"), texts) == ["bulog"]
    assert by_words(wish_of("gumlem wetan"), texts) == ["gumelem"]
    assert by_words(wish_of("zz"), texts) == []
