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
    over = event.c.day < today - timedelta(days=30)
    no_later = sa.or_(event.c.retain_until.is_(None), event.c.retain_until < today)
    notice = sa.update(event).where(over, no_later).values(retain_until=today + timedelta(days=60))
    op.execute(notice)


def downgrade() -> None:
    op.drop_column("event", "erased_at")
