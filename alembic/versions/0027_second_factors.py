"""second factors, accounts at a provider, proofs and uses of sessions, addresses in the audit log

Revision ID: 0027
Revises: 0026
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

NEW = (
    ("app_user", "second_factor_since", UtcDateTime()),
    ("access_token", "proved_at", UtcDateTime()),
    ("access_token", "seen_at", UtcDateTime()),
    ("audit_entry", "address", sa.String(length=64)),
    ("audit_link", "address_mac", sa.String(length=64)),
)


def upgrade() -> None:
    for table, name, kind in NEW:
        op.add_column(table, sa.Column(name, kind, nullable=True))
    _add_second_factor()
    _add_recovery_code()
    _add_identity()


def downgrade() -> None:
    """Go back. The chain of the audit log begins anew, as its links say addresses that go."""
    op.execute("DELETE FROM audit_link")
    for table in ("identity", "recovery_code", "second_factor"):
        op.drop_index(op.f(f"ix_{table}_user_id"), table_name=table)
        op.drop_table(table)
    for table, name, _ in reversed(NEW):
        op.drop_column(table, name)


def _add_second_factor() -> None:
    op.create_table(
        "second_factor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("credential_digest", sa.String(length=64), nullable=True),
        sa.Column("host", sa.String(length=253), nullable=True),
        sa.Column("counter", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("confirmed_at", UtcDateTime(), nullable=True),
        sa.Column("last_used_at", UtcDateTime(), nullable=True),
        *_of_user("second_factor"),
        sa.UniqueConstraint("credential_digest", name=op.f("uq_second_factor_credential_digest")),
    )
    op.create_index(op.f("ix_second_factor_user_id"), "second_factor", ["user_id"])


def _add_recovery_code() -> None:
    op.create_table(
        "recovery_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        *_of_user("recovery_code"),
    )
    op.create_index(op.f("ix_recovery_code_user_id"), "recovery_code", ["user_id"])


def _add_identity() -> None:
    op.create_table(
        "identity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("issuer", sa.String(length=400), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        *_of_user("identity"),
        sa.UniqueConstraint("issuer", "subject", name="uq_identity_subject"),
        sa.UniqueConstraint("issuer", "user_id", name="uq_identity_user"),
    )
    op.create_index(op.f("ix_identity_user_id"), "identity", ["user_id"])


def _of_user(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["app_user.id"],
            name=op.f(f"fk_{table}_user_id_app_user"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
