"""Everything that can be noticed has its sentence in both languages."""

import string

import pytest

from app.core.locale import LOCALES, Locale, catalogue, text
from app.sheets import errors
from app.sheets.errors import SheetError
from app.sheets.findings import RULES, Finding

REFUSALS = [
    value
    for value in vars(errors).values()
    if isinstance(value, type) and issubclass(value, SheetError) and value is not SheetError
]
SECTION = {name: entry for name, entry in catalogue().items() if name.startswith("findings.")}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_finding_has_a_sentence_that_its_own_parameters_fill(locale: Locale) -> None:
    blank = []
    for code in RULES:
        finding = Finding(3, 4, "C", "DESA/KEL", code, "{found}", "Berta", "row 7")
        if not text(finding.text_key, locale, **finding.params()).strip():
            blank.append(code)

    assert blank == []


def test_every_sentence_belongs_to_a_finding_or_a_refusal() -> None:
    codes = {name.removeprefix("findings.") for name in SECTION}

    assert codes == set(RULES) | {refusal.code for refusal in REFUSALS}


def _as_one_word(field: str) -> str:
    """Return a placeholder without the capital with which its word begins a sentence."""
    return "district" if field == "District" else field


def test_both_languages_use_the_same_placeholders() -> None:
    different = []
    for name, templates in SECTION.items():
        used = [
            {_as_one_word(field) for _, field, _, _ in string.Formatter().parse(template) if field}
            for template in templates.values()
        ]
        if len(used) != len(LOCALES) or used[0] != used[1]:
            different.append(name)

    assert different == []
