"""Rows of who a user is at another provider."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.core.database.types import UtcDateTime
from app.core.ids import new_id


class Identity(SQLModel, table=True):
    """A user's account at a provider, linked once."""

    __tablename__ = "identity"
    __table_args__ = (
        UniqueConstraint("issuer", "subject", name="uq_identity_subject"),
        UniqueConstraint("issuer", "user_id", name="uq_identity_user"),
    )

    id: UUID = Field(default_factory=new_id, primary_key=True)
    issuer: str = Field(max_length=400)
    subject: str = Field(max_length=255)
    user_id: UUID = Field(foreign_key="app_user.id", index=True, ondelete="CASCADE")
    created_at: datetime = Field(sa_type=UtcDateTime)
