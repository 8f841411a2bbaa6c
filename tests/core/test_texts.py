"""The catalogue: both languages, the same placeholders, and a sentence for every error."""

from string import Formatter

import pytest

import app.main  # noqa: F401 - loads every domain, and with them every error class
from app.core.districts import begin, is_named_by
from app.core.errors import AppError
from app.core.locale import LOCALES, catalogue, negotiate, text


def _placeholders(template: str) -> set[str]:
    return {name.lower() for _, name, _, _ in Formatter().parse(template) if name}


def _concrete(kind: type[AppError]) -> list[type[AppError]]:
    below = [inner for child in kind.__subclasses__() for inner in _concrete(child)]
    return below + ([kind] if hasattr(kind, "code") else [])


def test_every_text_has_both_languages_with_the_same_placeholders() -> None:
    """One test of all, as 1,700 tests would take the time that one takes a thousand times over."""
    texts = catalogue()
    assert [name for name in texts if set(texts[name]) != set(LOCALES)] == []
    blank = [name for name in texts if not all(text.strip() for text in texts[name].values())]
    assert blank == []
    used = {name: {frozenset(_placeholders(t)) for t in texts[name].values()} for name in texts}
    assert [name for name in texts if len(used[name]) > 1] == []


def test_no_text_for_people_names_a_field_of_the_api() -> None:
    spoken = {name: texts for name, texts in catalogue().items() if not name.startswith("cli.")}
    named = [name for name, texts in spoken.items() if any("`" in said for said in texts.values())]
    assert named == []


def test_texts_leave_it_to_the_event_what_its_kecamatan_are_called() -> None:
    said = {name for name, texts in catalogue().items() for t in texts.values() if _says_it(t)}
    assert said <= {"web.area_own_lead"}
    begin("Rayon")
    assert text("web.people_every_kecamatan") == "Semua rayon"
    assert text("documents.kecamatan", "en", name="Utara") == "Rayon Utara"
    assert (is_named_by("Rayon Utara"), is_named_by("Utara")) == (True, False)
    begin("UPT")
    assert text("web.by_kecamatan") == "Menurut UPT"
    begin()
    assert text("web.by_kecamatan") == "Menurut kecamatan"


def _says_it(template: str) -> bool:
    return "kecamatan" in "".join(said.lower() for said, *_ in Formatter().parse(template))


def test_every_error_has_its_sentence_and_one_meaning() -> None:
    kinds = [kind for kind in _concrete(AppError) if kind.__module__.startswith("app.")]
    missing = [kind.code for kind in kinds if f"errors.{kind.code}" not in catalogue()]
    assert missing == []
    statuses: dict[str, set[int]] = {}
    for kind in kinds:
        statuses.setdefault(kind.code, set()).add(kind.status)
    assert [code for code, seen in statuses.items() if len(seen) > 1] == []


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        (None, "id"),
        ("", "id"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("id;q=0.3, en;q=0.8", "en"),
        ("fr, id", "id"),
        ("jv", "id"),
        ("en;q=0, id", "id"),
        ("en;q=x", "id"),
    ],
)
def test_the_language_asked_for_first_is_spoken(header: str | None, locale: str) -> None:
    assert negotiate(header) == locale
