"""What the supplier tells everybody, its files, and orders of services."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "cabinet_content"
down_revision = "cabinet_quick_looks"
branch_labels = None
depends_on = None

_SEARCHED = """setweight(to_tsvector('russian'::regconfig, translate(
coalesce(live ->> 'title', '') || ' ' || coalesce(live ->> 'title_en', ''), 'ёЁ', 'еЕ')), 'A')
|| setweight(to_tsvector('russian'::regconfig, translate(
coalesce(live ->> 'text', '') || ' ' || coalesce(live ->> 'text_en', ''), 'ёЁ', 'еЕ')), 'B')"""


def upgrade() -> None:
    op.create_table(
        "content_entries",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("draft", postgresql.JSONB(), nullable=False),
        sa.Column("live", postgresql.JSONB(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "changed_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("changed_by", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "search",
            postgresql.TSVECTOR(),
            sa.Computed(_SEARCHED, persisted=True),
            nullable=False,
        ),
        sa.CheckConstraint(
            "kind IN ('agreement', 'document', 'group', 'office', 'question', 'service')",
            name=op.f("ck_content_entries_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_entries")),
    )
    op.create_index("ix_content_entries_kind_position", "content_entries", ["kind", "position"])
    op.create_index(
        "ix_content_entries_search", "content_entries", ["search"], postgresql_using="gin"
    )
    op.create_table(
        "content_files",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("file_key", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["content_entries.id"],
            name=op.f("fk_content_files_entry_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_files")),
        sa.UniqueConstraint("entry_id", "number", name=op.f("uq_content_files_entry_id_number")),
    )
    op.create_index("ix_content_files_file_key", "content_files", ["file_key"])
    op.create_table(
        "service_orders",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("price_from", sa.BigInteger(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("state", sa.String(9), server_default="new", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        *(
            sa.Column(
                name, sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
            )
            for name in ("ordered_at", "changed_at")
        ),
        sa.Column("changed_by", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "state IN ('new', 'in_work', 'done', 'cancelled')", name=op.f("ck_service_orders_state")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["customer_accounts.id"], name=op.f("fk_service_orders_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"],
            ["content_entries.id"],
            name=op.f("fk_service_orders_service_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_orders")),
        sa.UniqueConstraint("number", name=op.f("uq_service_orders_number")),
        sa.UniqueConstraint("user_id", "key", name=op.f("uq_service_orders_user_id_key")),
    )
    op.create_index("ix_service_orders_account_id", "service_orders", ["account_id"])
    op.create_index("ix_service_orders_service_id", "service_orders", ["service_id"])
    op.create_index("ix_service_orders_state_ordered_at", "service_orders", ["state", "ordered_at"])


def downgrade() -> None:
    op.drop_table("service_orders")
    op.drop_table("content_files")
    op.drop_table("content_entries")
