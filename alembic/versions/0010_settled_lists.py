"""decisions about rows of lists, remembered mappings, what applications changed, stored readings

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "list_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("row_key", sa.String(length=40), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=120), nullable=False),
        sa.Column("decision", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        _reference("list_decision", "event_id", "event"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_decision")),
        sa.UniqueConstraint("event_id", "kind", "row_key", name="uq_list_decision"),
    )
    with op.batch_alter_table("list_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_list_decision_event_id"), ["event_id"], unique=False)
    op.create_table(
        "list_mapping",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.Column("mapping", sa.JSON(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_mapping")),
        sa.UniqueConstraint("kind", "signature", name="uq_list_mapping"),
    )
    op.create_table(
        "list_application",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("changes", sa.LargeBinary(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("applied_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        _reference("list_application", "event_id", "event"),
        _reference("list_application", "import_id", "list_import"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_application")),
    )
    with op.batch_alter_table("list_application", schema=None) as batch_op:
        for column in ("event_id", "import_id"):
            name = batch_op.f(f"ix_list_application_{column}")
            batch_op.create_index(name, [column], unique=False)
    op.create_table(
        "list_reading",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _reference("list_reading", "import_id", "list_import"),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_list_reading")),
    )


def downgrade() -> None:
    op.drop_table("list_reading")
    op.drop_table("list_application")
    op.drop_table("list_mapping")
    op.drop_table("list_decision")
