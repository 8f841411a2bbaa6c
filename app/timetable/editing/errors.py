"""Refusals of changes by hand."""

from app.core.errors import ConflictError
from app.core.locale import Locale, text


class EditRefusedError(ConflictError):
    """The lists, other meetings or the clock do not allow the change; nothing was written."""

    code = "edit_refused"

    def __init__(self, *, why: str) -> None:
        super().__init__(why=why)
        self.why = why

    def detail(self, locale: Locale) -> str:
        """Return the sentence, with the reason in the reader's words."""
        return text("errors.edit_refused", locale, why=text(f"timetable.edit_{self.why}", locale))


class EditedMeanwhileError(ConflictError):
    """Somebody has already changed this version, which made a newer one."""

    code = "edited_meanwhile"


class NothingToUndoError(ConflictError):
    """The version was not made by a change by hand."""

    code = "nothing_to_undo"
