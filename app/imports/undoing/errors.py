"""Refusals to undo an application."""

from collections.abc import Mapping
from http import HTTPStatus

from app.core.errors import AppError, ConflictError
from app.core.locale import Locale, number, text


class ListNotAppliedError(AppError):
    """The list is not applied, or its application changed nothing."""

    code = "list_not_applied"
    status = HTTPStatus.CONFLICT


class BuiltUponError(ConflictError):
    """Something was built on what the application brought in."""

    code = "list_built_upon"

    def __init__(self, counts: Mapping[str, int]) -> None:
        super().__init__(built=dict(counts))
        self.counts = counts

    def detail(self, locale: Locale) -> str:
        """Return the sentence that says what was built on it."""
        return text("errors.list_built_upon", locale, built=built_words(self.counts, locale))


def built_words(counts: Mapping[str, int], locale: Locale) -> str:
    """Return what was built on an application as words."""
    said = [
        text(f"imports.built_{name}", locale, count=number(count, locale))
        for name, count in counts.items()
        if count
    ]
    return ", ".join(said)
