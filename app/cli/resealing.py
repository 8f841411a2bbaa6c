"""`titik-temu new-secret-key`: the way on for who has lost the installation's secret key."""

from app.auth.audit import chain, trail
from app.auth.factors import service as factors
from app.badges import keys
from app.cli import fitting
from app.cli.running import unsealed_engine
from app.console import ACTOR, say
from app.core.clock import SystemClock
from app.core.database.sessions import transaction
from app.core.locale import Locale, text
from app.core.sealing import missing_key
from app.core.settings import Settings
from app.participants.pushes import keys as pushes
from app.webhooks import service as webhooks


def begin_anew(locale: Locale) -> None:
    """Go on with the key that is there, or a new one; nothing changes where that one fits.

    Signing keys that it does not open are replaced, the audit log is chained anew, apps for the
    second step of a log-in are to be set up again, and webhooks whose secret is lost are off.
    """
    settings, now = Settings(), SystemClock().now()
    engine = unsealed_engine(settings, locale)
    was_missing = missing_key(engine, settings) is not None
    with transaction(engine) as session:
        was_lost = not fitting.fits(session) or (was_missing and chain.has_links(session))
        replaced = keys.replace_lost(session, actor=ACTOR, now=now)
        if not replaced and not was_lost:
            said = text("cli.secret_key_fits", locale)
        else:
            links = chain.begin_anew(session)
            users = factors.forget_lost(session, actor=ACTOR, now=now)
            webhooks.switch_off_lost(session, now)
            pushes.forget_lost(session)
            trail.record(
                session, actor=ACTOR, action="secret_key.new", now=now, keys=replaced, links=links
            )
            said = text("cli.secret_key_new", locale, keys=replaced, links=links, users=users)
    engine.dispose()
    say(said)
