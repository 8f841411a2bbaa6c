"""Waking workers when a job was added, by a signal in the same transaction.

Workers also look for jobs every few seconds, so a lost signal delays a job but loses none.
"""

from sqlmodel import Session, func, select

CHANNEL = "titik_temu_jobs"
"""On PostgreSQL, where workers listen."""


def wake(session: Session) -> None:
    """Signal workers, once the caller's transaction is committed, that there is a job.

    On SQLite this does nothing, as workers see that the file has changed.
    """
    if session.connection().dialect.name == "postgresql":
        session.execute(select(func.pg_notify(CHANNEL, "")))
