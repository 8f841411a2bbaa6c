"""when a partner was taken out of the event

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("partner", sa.Column("withdrawn_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("partner", "withdrawn_at")
