"""Rows of users, memberships, devices, access tokens and the audit log."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime, words
from app.core.ids import new_id


class Role(StrEnum):
    """A user's role in one event; each role includes the rights of those before it."""

    VIEWER = "viewer"
    ORGANIZER = "organizer"


class TokenKind(StrEnum):
    """How a token was issued."""

    API = "api"
    """Given for a user name and password over the API."""
    SESSION = "session"
    """A browser's session cookie."""
    DEVICE = "device"
    """Given to a phone or laptop for a one-time code; works in one event and scope."""
    LINK = "link"
    """Part of an address sent to a partner; works for that partner in one event."""
    INTEGRATION = "integration"
    """Given to another system, for a long time; works in some events, within its scopes."""


class IntegrationScope(StrEnum):
    """What another system may do."""

    READ = "read"
    WRITE = "write"
    PERSONAL_DATA = "personal_data"


class Scope(StrEnum):
    """What a device is for."""

    CHECKIN = "checkin"
    TABLE = "table"
    SIGNAGE = "signage"


class User(SQLModel, table=True):
    """A person who may log in."""

    __tablename__ = "app_user"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    username: str = Field(unique=True, max_length=80)
    password_hash: str
    is_admin: bool = False
    created_at: datetime = Field(sa_type=UtcDateTime)
    disabled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    must_change_password: bool = False
    """Somebody else knows the password, so that nothing is allowed but to change it."""
    is_integration: bool = False
    """The account of another system: nobody logs in with it."""
    second_factor_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """Since when a log-in needs more than the password; None: it does not."""


class Invitation(SQLModel, table=True):
    """A one-time link with which a new user sets a password; only its token's digest is kept."""

    __tablename__ = "invitation"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    digest: str = Field(unique=True, max_length=64)
    user_id: UUID = Field(foreign_key="app_user.id", index=True, ondelete="CASCADE")
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Membership(SQLModel, table=True):
    """A user's role in one event."""

    user_id: UUID = Field(foreign_key="app_user.id", primary_key=True, ondelete="CASCADE")
    event_id: UUID = Field(foreign_key="event.id", primary_key=True, index=True, ondelete="CASCADE")
    role: Role = Field(sa_type=words(Role))


class Device(SQLModel, table=True):
    """A phone or laptop at a gate, a table or a screen, with the state it last reported."""

    __tablename__ = "device"
    __table_args__ = (
        Index(
            "uq_device_name",
            "event_id",
            "name",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
        UniqueConstraint("enrolment_digest", name="uq_device_enrolment_digest"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    event_id: UUID = Field(foreign_key="event.id", index=True, ondelete="CASCADE")
    name: str = Field(max_length=120)
    scope: Scope = Field(sa_type=words(Scope))
    gate_ids: list[str] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """The gates it may scan at; None: all of the event."""
    table_ids: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    """For the scope `table`: the tables it stands at."""
    enrolment_digest: str | None = Field(default=None, max_length=64)
    """Digest of the one-time code that has not been used yet, if any."""
    enrolment_expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    snapshot_key_id: str | None = Field(default=None, max_length=6)
    """The signing key that it received when it enrolled; its snapshots are signed with this key."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    enrolled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    pending_scans: int | None = None
    conflicts_seen: int | None = None
    snapshot_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When the snapshot that it uses was made."""
    clock_offset_ms: int | None = Field(default=None, sa_type=BigInteger)
    """Its clock minus the server's, in milliseconds, when it was last seen."""
    app_version: str | None = Field(default=None, max_length=40)


class AccessToken(SQLModel, table=True):
    """An opaque bearer token of a user, a device or a partner; only its digest is kept."""

    __tablename__ = "access_token"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN user_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN device_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN partner_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="ck_access_token_holder",
        ),
        CheckConstraint("(user_id IS NULL) = (event_id IS NOT NULL)", name="ck_access_token_event"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    digest: str = Field(unique=True, max_length=64)
    kind: TokenKind = Field(sa_type=words(TokenKind))
    user_id: UUID | None = Field(
        default=None, foreign_key="app_user.id", index=True, ondelete="CASCADE"
    )
    device_id: UUID | None = Field(
        default=None, foreign_key="device.id", index=True, ondelete="CASCADE"
    )
    partner_id: UUID | None = Field(
        default=None, foreign_key="partner.id", index=True, ondelete="CASCADE"
    )
    event_id: UUID | None = Field(
        default=None, foreign_key="event.id", index=True, ondelete="CASCADE"
    )
    """The event in which a device's or partner's token works."""
    name: str = Field(max_length=120)
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    proved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When the user last proved again who they are; None: at the log-in."""
    seen_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """When a browser's session or another system's token was last used, to a minute."""
    scopes: list[str] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    """Of another system's token: what it may do."""


class AuditEntry(SQLModel, table=True):
    """Who did what, when; never updated, but that addresses are shortened after a time."""

    __tablename__ = "audit_entry"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    actor: str = Field(max_length=120)
    action: str = Field(max_length=80)
    event_id: UUID | None = Field(default=None, index=True)
    subject: str | None = Field(default=None, max_length=120, index=True)
    detail: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    request_id: str = Field(default="", max_length=64)
    address: str | None = Field(default=None, max_length=64)
    """From where it was asked for; later only the network. None: by a part of the program."""


class AuditLink(SQLModel, table=True):
    """The place of an audit entry in the chain that shows whether the log was changed."""

    __tablename__ = "audit_link"

    number: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    entry_id: UUID = Field(unique=True)
    """The entry; not a foreign key, so that an entry that was taken out is missed."""
    digest: str = Field(max_length=64)
    """Of the entry and of the link before."""
    address_mac: str | None = Field(default=None, max_length=64)
    """Of the entry's address when it was linked; without the key it tells nothing of it."""
