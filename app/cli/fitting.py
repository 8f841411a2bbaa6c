"""Whether an installation's secret key is the one that its database was used with."""

from sqlmodel import Session

from app.auth.audit import chain
from app.auth.factors import queries as factors_queries
from app.auth.factors import service as factors
from app.badges import keys
from app.webhooks import service as webhooks


def needs_key(session: Session) -> bool:
    """Return whether anything is stored that only the installation's own key opens."""
    return (
        keys.are_any_sealed(session)
        or chain.has_links(session)
        or bool(factors_queries.all_apps(session))
        or webhooks.are_any_sealed(session)
    )


def fits(session: Session) -> bool:
    """Return whether the key opens second factors and secrets of webhooks, and made the chain.

    Signing keys are looked at by `keys.seal_all` and `keys.replace_lost`.
    """
    return factors.fit(session) and webhooks.fit(session) and chain.fits(session)
