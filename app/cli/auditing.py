"""`titik-temu verify-audit`: whether the audit log is what it was."""

import typer

from app.auth.audit import chain
from app.cli.running import migrated_engine
from app.console import say
from app.core.database.sessions import transaction
from app.core.locale import Locale, text
from app.core.settings import Settings

_MOST_NAMED = 20


def verify(head: str | None, locale: Locale) -> None:
    """Look through the chain; exit with 1 if an entry was changed, or the link `head` is gone."""
    engine = migrated_engine(Settings(), locale)
    with transaction(engine, read_only=True) as session:
        found = chain.check(session)
        is_held = head is None or chain.holds(session, head)
    engine.dispose()
    said = {"links": found.links, "unlinked": found.unlinked, "head": found.head}
    say(text("cli.audit_checked", locale, **said))
    if found.broken:
        numbers = ", ".join(map(str, found.broken[:_MOST_NAMED]))
        say(text("cli.audit_broken", locale, count=len(found.broken), numbers=numbers))
    if not is_held:
        say(text("cli.audit_head_gone", locale, head=head))
    if found.broken or not is_held:
        raise typer.Exit(1)
