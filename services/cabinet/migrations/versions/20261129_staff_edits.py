"""What staff have set and deleted, and the files that they have asked for; e-mails are found."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "cabinet_staff_edits"
down_revision = "cabinet_tariffs"
branch_labels = None
depends_on = None

_DELETED = ("customers", "customer_accounts")
_HELD = {
    "account_id": "customer_accounts",
    "customer_id": "customers",
    "agreement_id": "customer_agreements",
    "service_location_id": "service_locations",
}


def upgrade() -> None:
    op.create_table(
        "staff_edits",
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("object_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.String(32), nullable=False),
        sa.Column("value", JSONB(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_by", sa.Uuid(), nullable=False),
        sa.Column("editor", sa.Text(), nullable=False),
        sa.Column("delivered", JSONB(), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.String(64), nullable=True),
        sa.Column("declined", JSONB(), nullable=True),
        sa.CheckConstraint(
            "state IN ('kept', 'differs', 'replaced', 'agreed')", name=op.f("ck_staff_edits_state")
        ),
        sa.PrimaryKeyConstraint("kind", "object_id", "field", name=op.f("pk_staff_edits")),
    )
    op.create_index(
        "ix_staff_edits_differing",
        "staff_edits",
        ["kind", "object_id"],
        postgresql_where=sa.text("state = 'differs'"),
    )
    op.create_table(
        "deletions",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_by", sa.Uuid(), nullable=False),
        sa.Column("deleter", sa.Text(), nullable=False),
        sa.Column("restored_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deletions")),
    )
    for table in _DELETED:
        op.add_column(table, sa.Column("deletion_id", sa.Integer(), nullable=True))
        op.create_foreign_key(
            op.f(f"fk_{table}_deletion_id"), table, "deletions", ["deletion_id"], ["id"]
        )
        op.create_index(
            f"ix_{table}_deletion_id",
            table,
            ["deletion_id"],
            postgresql_where=sa.text("deletion_id IS NOT NULL"),
        )
    op.create_table(
        "set_aside_holdings",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("service_location_id", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_set_aside_holdings_{column}")
            )
            for column, table in _HELD.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_aside_holdings")),
    )
    op.create_index(op.f("ix_set_aside_holdings_account_id"), "set_aside_holdings", ["account_id"])
    op.create_table(
        "export_jobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("format", sa.String(4), nullable=False),
        sa.Column("asked", JSONB(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(9), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("done", sa.Integer(), server_default="0", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("file_key", sa.Text(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("format IN ('xlsx', 'csv')", name=op.f("ck_export_jobs_format")),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'ready', 'failed', 'cancelled')",
            name=op.f("ck_export_jobs_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_jobs")),
    )
    op.create_index(op.f("ix_export_jobs_state_due_at"), "export_jobs", ["state", "due_at"])
    op.create_index(
        op.f("ix_export_jobs_staff_id_asked_at"), "export_jobs", ["staff_id", "asked_at"]
    )
    op.add_column(
        "customer_accounts",
        sa.Column("customer_email", sa.Text(), server_default="", nullable=False),
    )
    # Those that have an e-mail address; the release before finds by the rest as it did.
    op.execute(
        "UPDATE customer_accounts a SET customer_email = c.email, search_text = replace("
        "lower(concat_ws(' ', a.number, a.customer_name, nullif(a.address, ''), c.email)),"
        " 'ё', 'е') FROM customers c WHERE c.id = a.customer_id AND c.email <> ''"
    )
    op.create_index(
        "ix_customer_accounts_customer_email", "customer_accounts", ["customer_email", "id"]
    )


def downgrade() -> None:
    # What is deleted is hidden by tables that the release before does not know.
    op.execute(
        "INSERT INTO account_holdings (id, account_id, customer_id, agreement_id,"
        " service_location_id, first_day, last_day) OVERRIDING SYSTEM VALUE"
        " SELECT id, account_id, customer_id, agreement_id, service_location_id, first_day,"
        " last_day FROM set_aside_holdings"
    )
    op.drop_column("customer_accounts", "customer_email")
    op.drop_table("export_jobs")
    op.drop_table("set_aside_holdings")
    for table in _DELETED:
        op.drop_column(table, "deletion_id")
    op.drop_table("deletions")
    op.drop_table("staff_edits")
