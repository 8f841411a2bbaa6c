"""Switching all webhooks off in an installation that was restored from a backup."""

from datetime import datetime

import structlog
from sqlalchemy import Engine, inspect, update
from sqlmodel import col

from app.core.database.sessions import transaction
from app.webhooks.records import OffReason, WebhookEndpoint

log = structlog.get_logger("webhooks")


def hush(engine: Engine, now: datetime) -> int:
    """Switch every endpoint off, and return how many were on; those of an older schema are none."""
    if not inspect(engine).has_table(str(WebhookEndpoint.__tablename__)):
        return 0
    with transaction(engine) as session:
        on = update(WebhookEndpoint).where(col(WebhookEndpoint.off_since).is_(None))
        hushed = session.execute(on.values(off_since=now, off_reason=OffReason.RESTORED))
        number: int = hushed.rowcount  # type: ignore[attr-defined]
    if number:
        log.warning("webhooks_switched_off", reason=OffReason.RESTORED.value, endpoints=number)
    return number
