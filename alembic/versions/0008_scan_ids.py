"""scans by the ids that devices give them

Revision ID: 0008
Revises: 0007
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # To look for the ids of many devices at once, (device, scan_id) would be tried for each pair.
    op.create_index(op.f("ix_scan_scan_id"), "scan", ["scan_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_scan_scan_id"), table_name="scan")
