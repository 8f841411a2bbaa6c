"""Linking the audit log's new entries while the service runs."""

import asyncio
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.auth.audit import chain
from app.core.database.sessions import transaction
from app.core.sealing import SealBrokenError
from app.core.threads import to_the_end

EVERY: Final = 15.0
"""Seconds between two looks for new entries."""
log = structlog.get_logger(__name__)


async def keep_linked(engine: Engine) -> None:
    """Link new entries every few seconds, until cancelled."""
    while True:
        await asyncio.sleep(EVERY)
        try:
            await to_the_end(lambda: link_all(engine))
        except (SQLAlchemyError, SealBrokenError) as error:  # away, or another process was first
            log.info("audit_not_linked", why=type(error).__name__)


def link_all(engine: Engine) -> None:
    """Link all entries that have no link yet, in transactions of their own."""
    while _waiting(engine):
        with transaction(engine) as session:
            if not chain.link_new(session):
                return


def _waiting(engine: Engine) -> bool:
    with transaction(engine, read_only=True) as session:
        return chain.unlinked(session) > 0
