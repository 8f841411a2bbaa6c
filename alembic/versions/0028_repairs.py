"""whether repairs are adopted by themselves, and who decided about a proposal

Revision ID: 0028
Revises: 0027
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "autopilot", sa.Column("repairs", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.execute(  # an event without a limit had no repair adopted by itself
        "UPDATE autopilot SET repairs = EXISTS (SELECT 1 FROM event"
        " WHERE event.id = autopilot.event_id AND event.auto_adopt_up_to IS NOT NULL)"
    )
    with op.batch_alter_table("autopilot") as table:
        table.alter_column("repairs", server_default=None)
    op.add_column("proposal", sa.Column("decided_by", sa.String(length=120), nullable=True))


def downgrade() -> None:
    op.drop_column("proposal", "decided_by")
    op.drop_column("autopilot", "repairs")
