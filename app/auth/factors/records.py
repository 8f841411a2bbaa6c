"""Rows of second factors and of recovery codes."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class FactorKind(StrEnum):
    """What a second factor is."""

    APP = "app"
    """An app that shows a new code every 30 seconds (TOTP, RFC 6238)."""
    PASSKEY = "passkey"
    """A key of a phone, a computer or a security key (WebAuthn)."""


class Factor(SQLModel, table=True):
    """A second factor of a user; it counts once it is confirmed."""

    __tablename__ = "second_factor"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="app_user.id", index=True, ondelete="CASCADE")
    kind: FactorKind = Field(sa_type=words(FactorKind))
    name: str = Field(max_length=120)
    secret: bytes
    """Of an app the shared secret, sealed; of a passkey its public half."""
    credential_digest: str | None = Field(default=None, max_length=64, unique=True)
    """Of a passkey: the digest of its id."""
    host: str | None = Field(default=None, max_length=253)
    """Of a passkey: the name of the site at which alone it works."""
    counter: int = Field(default=0, sa_type=BigInteger)
    """Of an app the last step whose code was used; of a passkey how often it says it signed."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class RecoveryCode(SQLModel, table=True):
    """A code that stands once for a lost second factor; only its digest is kept."""

    __tablename__ = "recovery_code"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    user_id: UUID = Field(foreign_key="app_user.id", index=True, ondelete="CASCADE")
    digest: str = Field(max_length=64)
    """Made with the installation's secret key."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
