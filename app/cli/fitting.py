"""Whether an installation's secret key is the one that its database was used with."""

from sqlmodel import Session

from app.auth.audit import chain
from app.auth.factors import queries as factors_queries
from app.auth.factors import service as factors
from app.badges import keys
from app.participants.pushes import keys as pushes
from app.webhooks import service as webhooks


def needs_key(session: Session) -> bool:
    """Return whether anything is stored that only the installation's own key opens."""
    return (
        keys.are_any_sealed(session)
        or chain.has_links(session)
        or bool(factors_queries.all_apps(session))
        or webhooks.are_any_sealed(session)
        or pushes.is_any_sealed(session)
    )


def fits(session: Session) -> bool:
    """Return whether the key opens second factors, secrets of webhooks and the key of pushes.

    And whether it made the chain of the audit log.

    Signing keys are looked at by `keys.seal_all` and `keys.replace_lost`.
    """
    return (
        factors.fit(session)
        and webhooks.fit(session)
        and pushes.fits(session)
        and chain.fits(session)
    )
