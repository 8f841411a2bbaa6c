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

# SQLite guards no references while it migrates, so what refers to an account goes before it.
OF_ACCOUNTS = (
    "access_token",
    "identity",
    "invitation",
    "membership",
    "recovery_code",
    "second_factor",
)


def upgrade() -> None:
    op.add_column(
        "app_user",
        sa.Column("is_integration", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    with op.batch_alter_table("app_user") as table:
        table.alter_column("is_integration", server_default=None)
    op.add_column("access_token", sa.Column("scopes", sa.JSON(), nullable=True))


def downgrade() -> None:
    user = sa.table("app_user", sa.column("id"), sa.column("is_integration", sa.Boolean()))
    accounts = sa.select(user.c.id).where(user.c.is_integration)
    for name in OF_ACCOUNTS:
        one = sa.table(name, sa.column("user_id"))
        op.execute(one.delete().where(one.c.user_id.in_(accounts)))
    op.execute(user.delete().where(user.c.is_integration))
    op.drop_column("access_token", "scopes")
    op.drop_column("app_user", "is_integration")
