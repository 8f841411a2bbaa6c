"""A sentence for every error that a field can have."""

from typing import Any

import pytest
from pydantic_core._pydantic_core import list_all_errors

from app.core.http.fields import field_problem
from app.core.locale import LOCALES

KNOWN: list[Any] = list(list_all_errors())


@pytest.mark.parametrize("known", KNOWN, ids=[known["type"] for known in KNOWN])
def test_every_error_of_the_validator_has_a_sentence_in_both_languages(known: Any) -> None:
    context = known["example_context"] or {}
    error = {"type": known["type"], "loc": ("body", "a/b", 0), "ctx": context}
    told = [field_problem(error, locale) for locale in LOCALES]
    assert {each.pointer for each in told} == {"/a~1b/0"}
    assert len({each.detail for each in told}) == len(LOCALES)
