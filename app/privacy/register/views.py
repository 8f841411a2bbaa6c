"""The register in words: as a body, as a paper, and as the notice at the door."""

from datetime import date

from app.core.locale import LOCALES, Locale, long_date, text
from app.documents.notice.shapes import NoticePart
from app.documents.statement.shapes import Part, Section
from app.privacy.register.holdings import HOLDINGS, Holding
from app.privacy.register.schemas import HoldingOut, RegisterOut

_COLUMNS = ("what", "why", "basis", "kept", "seen", "goes")
RIGHTS = ("see", "correct", "restrict", "erase")
"""What people may ask for, in the order in which the notice names it."""


def register(locale: Locale) -> RegisterOut:
    """Return the register in a language."""
    return RegisterOut(items=[_out(one, locale) for one in HOLDINGS])


def paper(event: str) -> list[Part]:
    """Return the register as a paper, Indonesian first."""
    return [_part(event, locale) for locale in LOCALES]


def notice(event: str, kept_until: date) -> list[NoticePart]:
    """Return the notice at the door of an event, Indonesian first."""
    return [_notice(event, kept_until, locale) for locale in LOCALES]


def _out(one: Holding, locale: Locale) -> HoldingOut:
    return HoldingOut(
        name=one.name,
        what=text(f"privacy.what_{one.name}", locale),
        why=text(f"privacy.why_{one.name}", locale),
        basis=one.basis,
        basis_text=text(f"privacy.basis_{one.basis}", locale),
        kept=one.kept,
        kept_text=text(f"privacy.kept_{one.kept}", locale),
        seen_by=list(one.seen_by),
        seen_by_text=[text(f"privacy.seen_{viewer}", locale) for viewer in one.seen_by],
        goes_to=list(one.goes_to),
        goes_to_text=[text(f"privacy.goes_{goal}", locale) for goal in one.goes_to],
        of_guests=one.of_guests,
        fields=[f"{table}.{column}" for table, some in one.columns.items() for column in some],
    )


def _part(event: str, locale: Locale) -> Part:
    rows = [
        (
            one.what,
            one.why,
            one.basis_text,
            one.kept_text,
            "; ".join(one.seen_by_text),
            "; ".join(one.goes_to_text) or text("privacy.goes_nowhere", locale),
        )
        for one in register(locale).items
    ]
    columns = [text(f"privacy.column_{name}", locale) for name in _COLUMNS]
    section = Section("", columns=columns, widths=(20, 20, 18, 16, 13, 13), rows=rows)
    return Part(
        locale,
        text("privacy.register", locale),
        [event, text("privacy.register_lead", locale)],
        [section],
    )


def _notice(event: str, kept_until: date, locale: Locale) -> NoticePart:
    shown = [one for one in register(locale).items if one.of_guests]
    return NoticePart(
        locale,
        text("privacy.notice", locale),
        event,
        text("privacy.notice_lead", locale),
        [(one.what, one.why) for one in shown],
        text("privacy.notice_kept", locale, date=long_date(kept_until, locale)),
        text("privacy.notice_seen", locale),
        text("privacy.notice_rights", locale),
        [text(f"privacy.right_{right}", locale) for right in RIGHTS],
        text("privacy.notice_ask", locale),
        text("privacy.notice_contact", locale),
    )
