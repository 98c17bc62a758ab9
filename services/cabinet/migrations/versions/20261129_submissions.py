"""Readings handed in by hand: the window of the supplier, submissions and their states."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "cabinet_submissions"
down_revision = "cabinet_staff_edits"
branch_labels = None
depends_on = None

_SETTINGS = ("reading_from", "reading_to", "overdue_verification", "unusual_factor")
_CHECKS = {
    "reading_from": "reading_from BETWEEN 1 AND 31",
    "reading_to": "reading_to BETWEEN 1 AND 31",
    "overdue_verification": "overdue_verification IN ('take', 'refuse')",
    "unusual_factor": "unusual_factor BETWEEN 1 AND 100",
}


def upgrade() -> None:
    for column in (
        sa.Column("reading_from", sa.SmallInteger(), server_default="15", nullable=False),
        sa.Column("reading_to", sa.SmallInteger(), server_default="26", nullable=False),
        sa.Column("overdue_verification", sa.String(6), server_default="take", nullable=False),
        sa.Column("unusual_factor", sa.Double(), server_default="3", nullable=False),
    ):
        op.add_column("supplier_settings", column)
    for name, condition in _CHECKS.items():
        op.create_check_constraint(
            op.f(f"ck_supplier_settings_{name}"), "supplier_settings", condition
        )
    op.add_column("usage_points", sa.Column("read_remotely", sa.Boolean(), nullable=True))
    op.create_table(
        "submissions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("usage_point_id", sa.Integer(), nullable=False),
        sa.Column("meter_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("way", sa.String(8), nullable=False),
        sa.Column("state", sa.String(10), server_default="on_its_way", nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("t1", sa.BigInteger(), nullable=True),
        sa.Column("t2", sa.BigInteger(), nullable=True),
        sa.Column("t3", sa.BigInteger(), nullable=True),
        sa.Column("decimals", sa.Integer(), nullable=True),
        sa.Column("previous", postgresql.JSONB(), nullable=False),
        sa.Column("consumption", postgresql.JSONB(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("overdue_since", sa.Date(), nullable=True),
        sa.Column("corrects", sa.Uuid(), nullable=True),
        sa.Column("refused_by", sa.String(8), nullable=True),
        sa.Column("refusal_code", sa.String(64), nullable=True),
        sa.Column("refusal_text", sa.Text(), nullable=True),
        sa.Column("receipt_id", sa.Uuid(), nullable=True),
        sa.Column("photo_file", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('on_its_way', 'accepted', 'refused', 'corrected')",
            name=op.f("ck_submissions_state"),
        ),
        *(
            sa.ForeignKeyConstraint([column], [key], name=op.f(f"fk_submissions_{column}"))
            for column, key in (
                ("usage_point_id", "usage_points.id"),
                ("meter_id", "meters.id"),
                ("account_id", "customer_accounts.id"),
                ("customer_id", "customers.id"),
                ("corrects", "submissions.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint("corrects", name=op.f("uq_submissions_corrects")),
    )
    op.create_index(
        "uq_submissions_live",
        "submissions",
        ["meter_id", "customer_id", "opens_on"],
        unique=True,
        postgresql_where=sa.text("state IN ('on_its_way', 'accepted')"),
    )
    for columns in (
        ["meter_id", "submitted_at"],
        ["submitted_at", "id"],
        ["account_id"],
        ["usage_point_id"],
    ):
        op.create_index(op.f(f"ix_submissions_{'_'.join(columns)}"), "submissions", columns)
    op.create_table(
        "submission_states",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column(
            "transaction_id",
            sa.BigInteger(),
            server_default=sa.text("pg_current_xact_id()::text::bigint"),
            nullable=False,
        ),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("by", sa.String(8), nullable=False),
        sa.Column("code", sa.String(64), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_submission_states_submission_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission_states")),
    )
    for columns in (["submission_id"], ["transaction_id", "id"]):
        op.create_index(
            op.f(f"ix_submission_states_{'_'.join(columns)}"), "submission_states", columns
        )


def downgrade() -> None:
    op.drop_table("submission_states")
    op.drop_table("submissions")
    op.drop_column("usage_points", "read_remotely")
    for name in _SETTINGS:
        op.drop_column("supplier_settings", name)
