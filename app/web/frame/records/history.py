"""The history of a record in words: who did what to it, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.auth.records import AuditEntry
from app.core.locale import Locale, has_text, text

MOST: Final = 30
"""The most entries of a record's history on its page."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of a history; `what` says whom or what it is about, where that is not the record."""

    at: datetime
    actor: str
    sentence: str
    what: str


def told(entries: Sequence[AuditEntry], names: Mapping[str, str], locale: Locale) -> list[Told]:
    """Return entries in words; `names` are those of other records that the entries are about."""
    return [
        Told(one.at, one.actor, _sentence(one, locale), names.get(one.subject or "", ""))
        for one in entries
    ]


def _sentence(entry: AuditEntry, locale: Locale) -> str:
    noun, _, verb = entry.action.partition(".")
    fields = entry.detail.get("fields")
    if verb == "update" and isinstance(fields, list) and fields:
        if fields == ["status"]:
            return text("web.history_restore", locale)
        said = dict.fromkeys(_field(str(one), locale) for one in fields)
        return text("web.history_update_of", locale, fields=", ".join(said))
    for name in (f"web.history_{noun}_{verb}", f"web.history_{verb}"):
        if has_text(name):
            return text(name, locale)
    return entry.action


def _field(name: str, locale: Locale) -> str:
    known = f"web.history_field_{name}"
    return text(known, locale) if has_text(known) else name
