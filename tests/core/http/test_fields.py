"""A sentence for every error that a field can have."""

from typing import Any

from pydantic_core._pydantic_core import list_all_errors

from app.core.http.fields import field_problem
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
