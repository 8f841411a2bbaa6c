"""Rows of users, memberships, access tokens and the audit log."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from app.core.db import UtcDateTime, words
from app.core.ids import new_id


class Role(StrEnum):
    """What a user may do in one event; each role includes those before it."""

    VIEWER = "viewer"
    ORGANIZER = "organizer"


class TokenKind(StrEnum):
    """How a token came to be."""

    API = "api"
    """Given for a user name and password over the API."""
    SESSION = "session"
    """A browser's session cookie."""


class User(SQLModel, table=True):
    """Somebody who may log in."""

    __tablename__ = "app_user"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    username: str = Field(unique=True, max_length=80)
    password_hash: str
    is_admin: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)
    disabled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Membership(SQLModel, table=True):
    """A user's role in one event."""

    user_id: UUID = Field(foreign_key="app_user.id", primary_key=True, ondelete="CASCADE")
    event_id: UUID = Field(foreign_key="event.id", primary_key=True, index=True, ondelete="CASCADE")
    role: Role = Field(sa_type=words(Role))


class AccessToken(SQLModel, table=True):
    """An opaque bearer token; only its digest is kept."""

    __tablename__ = "access_token"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    digest: str = Field(unique=True, max_length=64)
    kind: TokenKind = Field(sa_type=words(TokenKind))
    user_id: UUID = Field(foreign_key="app_user.id", index=True, ondelete="CASCADE")
    name: str = Field(max_length=120)
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class AuditEntry(SQLModel, table=True):
    """Who did what, when; never updated."""

    __tablename__ = "audit_entry"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    actor: str = Field(max_length=120)
    action: str = Field(max_length=80)
    event_id: UUID | None = Field(default=None, index=True)
    subject: str | None = Field(default=None, max_length=120)
    detail: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    request_id: str = Field(default="", max_length=64)
