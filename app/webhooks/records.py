"""Rows of webhook endpoints and of what was sent to them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Column, Index, LargeBinary
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class OffReason(StrEnum):
    """Why nothing is sent to an endpoint."""

    BY_HAND = "by_hand"
    FAILING = "failing"
    """Nothing arrived for the whole time of retries."""
    GONE = "gone"
    """The endpoint answered 410."""
    SECRET_LOST = "secret_lost"  # noqa: S105 - a reason
    """The installation's key was lost, and with it the secret."""
    RESTORED = "restored"
    """The installation was restored from a backup; the one before may still send."""


class Failure(StrEnum):
    """Why an attempt did not arrive."""

    STATUS = "status"
    """The answer was not 2xx."""
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    """No connection, no such name, or a certificate that does not hold."""
    PRIVATE_ADDRESS = "private_address"
    """The name leads to an address within a private network."""
    BROKEN = "broken"
    """What came back was not HTTP."""


class WebhookEndpoint(SQLModel, table=True):
    """An address that hears what happens in an event."""

    __tablename__ = "webhook_endpoint"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    url: str = Field(max_length=500)
    note: str = Field(default="", max_length=120)
    kinds: list[str] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    """What it hears of; `None`: everything."""
    secret: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    """Sealed (`app.core.sealing`)."""
    old_secret: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    old_secret_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """Until then messages are signed with the secret before as well."""
    off_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    off_reason: OffReason | None = Field(default=None, sa_type=words(OffReason))
    xact: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    number: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    """With `xact`, the place in the feed up to which everything has arrived."""
    failing_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    attempts: int = 0
    """Attempts of the message that is next, so far."""
    next_at: datetime = Field(sa_type=UtcDateTime)
    """When the next attempt may be made."""
    claimed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """Until then another process is sending."""
    test_asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)


class WebhookAttempt(SQLModel, table=True):
    """An attempt to send a message."""

    __tablename__ = "webhook_attempt"
    __table_args__ = (Index("ix_webhook_attempt_at", "at"),)

    id: UUID = Field(default_factory=new_id, primary_key=True)
    endpoint_id: UUID = Field(foreign_key="webhook_endpoint.id", index=True, ondelete="CASCADE")
    message_id: str = Field(max_length=40)
    kind: str = Field(max_length=40)
    attempt: int
    at: datetime = Field(sa_type=UtcDateTime)
    milliseconds: int
    status: int | None = None
    """Of the answer; `None`: there was none."""
    failure: Failure | None = Field(default=None, sa_type=words(Failure))
    """`None`: it arrived."""
