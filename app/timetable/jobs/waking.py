"""Waking workers: whoever asks for something tells them in the same transaction.

They look by themselves every few seconds, too: a signal that is lost costs that time and no job.
"""

from sqlmodel import Session, func, select

CHANNEL = "titik_temu_jobs"
"""On PostgreSQL, where workers listen."""


def wake(session: Session) -> None:
    """Let workers notice, once the caller's transaction is committed, that there is a job.

    Costs nothing on SQLite, where workers see that the file has changed.
    """
    if session.connection().dialect.name == "postgresql":
        session.execute(select(func.pg_notify(CHANNEL, "")))
