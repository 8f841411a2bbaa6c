"""when personal data of an event was erased

Revision ID: 0018
Revises: 0017
"""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("erased_at", UtcDateTime(), nullable=True))
    # Nobody knew until now that personal data is erased: there is time to see it coming.
    event = sa.table("event", sa.column("day", sa.Date), sa.column("retain_until", sa.Date))
    today = datetime.now(UTC).date()
    month = timedelta(days=30)
    soon = sa.or_(
        event.c.retain_until < today + month,
        sa.and_(event.c.retain_until.is_(None), event.c.day < today - month),
    )
    op.execute(sa.update(event).where(soon).values(retain_until=today + 2 * month))


def downgrade() -> None:
    op.drop_column("event", "erased_at")
