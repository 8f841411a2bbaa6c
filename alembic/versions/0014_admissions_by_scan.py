"""first admissions by their scan, so that deleting scans does not read all of them each time

Revision ID: 0014
Revises: 0013
"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        op.f("ix_first_admission_scan_id"), "first_admission", ["scan_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_first_admission_scan_id"), table_name="first_admission")
