"""A sentence for every error that a field can have."""

from typing import Any

from pydantic_core._pydantic_core import list_all_errors

from app.core.http.fields import NO_NUL, field_problem
from app.core.locale import LOCALES

KNOWN: list[Any] = list(list_all_errors())


def test_every_error_of_the_validator_has_a_sentence_in_both_languages() -> None:
    misplaced, untranslated = [], []
    for known in KNOWN:
        context = known["example_context"] or {}
        error = {"type": known["type"], "loc": ("body", "a/b", 0), "ctx": context}
        told = [field_problem(error, locale) for locale in LOCALES]
        if {each.pointer for each in told} != {"/a~1b/0"}:
            misplaced.append(known["type"])
        if len({each.detail for each in told}) != len(LOCALES):
            untranslated.append(known["type"])
    assert (misplaced, untranslated) == ([], [])


def test_a_form_is_told_by_its_characters_and_never_as_a_pattern() -> None:
    told = {
        pattern: field_problem(
            {"type": "string_pattern_mismatch", "loc": ("body", "a"), "ctx": {"pattern": pattern}},
            "id",
        ).detail
        for pattern in (r"^[A-Za-z0-9._@+-]+$", r"^[a-z0-9_]{1,60}$", r"^[0-9A-Z .\-]+$", NO_NUL)
    }
    assert list(told.values()) == [
        "Isian ini hanya boleh berisi huruf A sampai Z, angka, . _ @ + -, tanpa yang lain.",
        "Isian ini hanya boleh berisi huruf kecil a sampai z, angka, _, tanpa yang lain.",
        "Isian ini hanya boleh berisi huruf besar A sampai Z, angka, spasi, . -, tanpa yang lain.",
        "Isian ini berisi karakter yang rusak.",
    ]
    for pattern in (r"^([01][0-9]|2[0-3]):[0-5][0-9]$", r"^[^;\x00]+$", r"^[a-z0-9][a-z0-9.-]*$"):
        error = {"type": "string_pattern_mismatch", "loc": ("body",), "ctx": {"pattern": pattern}}
        assert field_problem(error, "id").detail == "Bentuk isian ini tidak sesuai."
