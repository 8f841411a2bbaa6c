"""when a table's number, partner or part of the hall was last changed

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event_table", sa.Column("placed_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("event_table", "placed_at")
