"""devices, and tokens of devices and partners' links

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("gate_ids", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("table_ids", sa.JSON(), nullable=False),
        sa.Column("enrolment_digest", sa.String(length=64), nullable=True),
        sa.Column("enrolment_expires_at", moment, nullable=True),
        sa.Column("snapshot_key_id", sa.String(length=6), nullable=True),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("enrolled_at", moment, nullable=True),
        sa.Column("revoked_at", moment, nullable=True),
        sa.Column("last_seen_at", moment, nullable=True),
        sa.Column("pending_scans", sa.Integer(), nullable=True),
        sa.Column("conflicts_seen", sa.Integer(), nullable=True),
        sa.Column("snapshot_at", moment, nullable=True),
        sa.Column("clock_offset_ms", sa.BigInteger(), nullable=True),
        sa.Column("app_version", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_device_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("enrolment_digest", name="uq_device_enrolment_digest"),
    )
    with op.batch_alter_table("device") as batch_op:
        batch_op.create_index(batch_op.f("ix_device_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            "uq_device_name",
            ["event_id", "name"],
            unique=True,
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )
    with op.batch_alter_table("access_token") as batch_op:
        batch_op.alter_column("user_id", existing_type=sa.Uuid(), nullable=True)
        for column, table in (
            ("device_id", "device"),
            ("partner_id", "partner"),
            ("event_id", "event"),
        ):
            batch_op.add_column(sa.Column(column, sa.Uuid(), nullable=True))
            batch_op.create_foreign_key(
                batch_op.f(f"fk_access_token_{column}_{table}"),
                table,
                [column],
                ["id"],
                ondelete="CASCADE",
            )
            batch_op.create_index(batch_op.f(f"ix_access_token_{column}"), [column], unique=False)
        batch_op.create_check_constraint(
            "ck_access_token_holder",
            "(CASE WHEN user_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN device_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN partner_id IS NULL THEN 0 ELSE 1 END) = 1",
        )
        batch_op.create_check_constraint(
            "ck_access_token_event", "(user_id IS NULL) = (event_id IS NOT NULL)"
        )


def downgrade() -> None:
    op.execute("DELETE FROM access_token WHERE user_id IS NULL")
    with op.batch_alter_table("access_token") as batch_op:
        batch_op.drop_constraint("ck_access_token_event", type_="check")
        batch_op.drop_constraint("ck_access_token_holder", type_="check")
        for column, table in (
            ("device_id", "device"),
            ("partner_id", "partner"),
            ("event_id", "event"),
        ):
            batch_op.drop_index(batch_op.f(f"ix_access_token_{column}"))
            batch_op.drop_constraint(
                batch_op.f(f"fk_access_token_{column}_{table}"), type_="foreignkey"
            )
            batch_op.drop_column(column)
        batch_op.alter_column("user_id", existing_type=sa.Uuid(), nullable=False)
    op.drop_table("device")
