"""how far the clock of a rehearsal's day is ahead

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("clock_ahead", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("event", "clock_ahead")
