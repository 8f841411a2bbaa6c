"""accounts and tokens of other systems

Revision ID: 0030
Revises: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "app_user",
        sa.Column("is_integration", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    with op.batch_alter_table("app_user") as table:
        table.alter_column("is_integration", server_default=None)
    op.add_column("access_token", sa.Column("scopes", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM access_token WHERE kind = 'integration'"))
    op.execute(sa.text("DELETE FROM app_user WHERE is_integration"))
    op.drop_column("access_token", "scopes")
    op.drop_column("app_user", "is_integration")
