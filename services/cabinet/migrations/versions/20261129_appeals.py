"""Appeals: topics, dialogs, files, drafts, the desk's notes, templates and hours."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "cabinet_appeals"
down_revision = "cabinet_content"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "appeal_drafts",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("content", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("file_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_appeal_drafts")),
    )
    op.create_index(op.f("ix_appeal_drafts_saved_at"), "appeal_drafts", ["saved_at"], unique=False)
    op.create_table(
        "appeal_sendings",
        sa.Column("sender_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("made", sa.String(length=64), nullable=True),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.PrimaryKeyConstraint("sender_id", "key", name=op.f("pk_appeal_sendings")),
    )
    op.create_index(op.f("ix_appeal_sendings_at"), "appeal_sendings", ["at"], unique=False)
    op.create_table(
        "appeal_topics",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), server_default="", nullable=False),
        sa.Column("kinds", postgresql.ARRAY(sa.String(length=16)), nullable=False),
        sa.Column(
            "fields",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("in_use", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal_topics")),
    )
    op.create_table(
        "desk_hours",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("days", postgresql.ARRAY(sa.SmallInteger()), nullable=False),
        sa.Column("begins_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("answer_minutes", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_desk_hours_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_hours")),
    )
    op.create_table(
        "desk_people",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_desk_people")),
    )
    op.create_table(
        "answer_templates",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["topic_id"],
            ["appeal_topics.id"],
            name=op.f("fk_answer_templates_topic_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_templates")),
    )
    op.create_index(
        op.f("ix_answer_templates_topic_id"), "answer_templates", ["topic_id"], unique=False
    )
    op.create_table(
        "appeals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=9), nullable=False),
        sa.Column("way", sa.String(length=6), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("last_text", sa.Text(), nullable=False),
        sa.Column("last_by", sa.String(length=8), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unread", sa.Integer(), server_default="0", nullable=False),
        sa.Column("assignee_id", sa.Uuid(), nullable=True),
        sa.Column("answer_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_answer_minutes", sa.Integer(), nullable=True),
        sa.Column(
            "fields",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column(
            "card", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True
        ),
        sa.Column("rating_stars", sa.SmallInteger(), nullable=True),
        sa.Column("rating_text", sa.Text(), nullable=True),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('question', 'request', 'complaint', 'other')", name=op.f("ck_appeals_kind")
        ),
        sa.CheckConstraint("last_by IN ('consumer', 'staff')", name=op.f("ck_appeals_last_by")),
        sa.CheckConstraint(
            "status IN ('draft', 'new', 'in_work', 'done', 'cancelled')",
            name=op.f("ck_appeals_status"),
        ),
        sa.CheckConstraint("way IN ('web', 'letter', 'phone')", name=op.f("ck_appeals_way")),
        sa.CheckConstraint("rating_stars BETWEEN 1 AND 5", name=op.f("ck_appeals_rating_stars")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["customer_accounts.id"], name=op.f("fk_appeals_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_appeals_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["appeal_topics.id"], name=op.f("fk_appeals_topic_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeals")),
    )
    op.create_index(op.f("ix_appeals_account_id"), "appeals", ["account_id"], unique=False)
    op.create_index(
        op.f("ix_appeals_assignee_id"),
        "appeals",
        ["assignee_id"],
        unique=False,
        postgresql_where=sa.text("assignee_id IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_appeals_created_at_number"),
        "appeals",
        ["created_at", "number"],
        unique=False,
        postgresql_include=["status", "last_by"],
    )
    op.create_index(op.f("ix_appeals_customer_id"), "appeals", ["customer_id"], unique=False)
    op.create_index(
        "ix_appeals_due",
        "appeals",
        ["answer_due_at"],
        unique=False,
        postgresql_where=sa.text("first_answered_at IS NULL AND status IN ('new', 'in_work')"),
    )
    op.create_index(op.f("ix_appeals_number"), "appeals", ["number"], unique=True)
    op.create_index(
        "ix_appeals_search",
        "appeals",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.create_index(
        "ix_appeals_status_created_at", "appeals", ["status", "created_at"], unique=False
    )
    op.create_index(op.f("ix_appeals_topic_id"), "appeals", ["topic_id"], unique=False)
    op.create_index(
        op.f("ix_appeals_updated_at_number"), "appeals", ["updated_at", "number"], unique=False
    )
    op.create_index(
        "ix_appeals_user_id_updated_at", "appeals", ["user_id", "updated_at"], unique=False
    )
    op.create_table(
        "answer_drafts",
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("file_ids", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appeal_id"],
            ["appeals.id"],
            name=op.f("fk_answer_drafts_appeal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("appeal_id", "staff_id", name=op.f("pk_answer_drafts")),
    )
    op.create_index(op.f("ix_answer_drafts_saved_at"), "answer_drafts", ["saved_at"], unique=False)
    op.create_table(
        "appeal_messages",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.String(length=8), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("way", sa.String(length=6), nullable=False),
        sa.CheckConstraint("by IN ('consumer', 'staff')", name=op.f("ck_appeal_messages_by")),
        sa.ForeignKeyConstraint(
            ["appeal_id"],
            ["appeals.id"],
            name=op.f("fk_appeal_messages_appeal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal_messages")),
    )
    op.create_index(
        op.f("ix_appeal_messages_appeal_id_id"),
        "appeal_messages",
        ["appeal_id", "id"],
        unique=False,
    )
    op.create_table(
        "appeal_notes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appeal_id"],
            ["appeals.id"],
            name=op.f("fk_appeal_notes_appeal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal_notes")),
    )
    op.create_index(op.f("ix_appeal_notes_appeal_id"), "appeal_notes", ["appeal_id"], unique=False)
    op.create_table(
        "appeal_presences",
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("typing", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appeal_id"],
            ["appeals.id"],
            name=op.f("fk_appeal_presences_appeal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("appeal_id", "staff_id", name=op.f("pk_appeal_presences")),
    )
    op.create_index(
        op.f("ix_appeal_presences_seen_at"), "appeal_presences", ["seen_at"], unique=False
    )
    op.create_table(
        "appeal_states",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=9), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=8), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["appeal_id"],
            ["appeals.id"],
            name=op.f("fk_appeal_states_appeal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal_states")),
    )
    op.create_index(
        op.f("ix_appeal_states_appeal_id"), "appeal_states", ["appeal_id"], unique=False
    )
    op.create_index(
        "ix_appeal_states_unplaced",
        "appeal_states",
        ["id"],
        unique=False,
        postgresql_where=sa.text("place IS NULL AND status <> 'draft'"),
    )
    op.create_index("uq_appeal_states_place", "appeal_states", ["place"], unique=True)
    op.create_table(
        "appeal_files",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.SmallInteger(), nullable=True),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("uploaded_by", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("small_key", sa.Text(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint("side IN ('consumer', 'staff')", name=op.f("ck_appeal_files_side")),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["appeal_messages.id"],
            name=op.f("fk_appeal_files_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal_files")),
    )
    op.create_index(op.f("ix_appeal_files_key"), "appeal_files", ["key"], unique=False)
    op.create_index(
        op.f("ix_appeal_files_message_id"), "appeal_files", ["message_id"], unique=False
    )
    op.create_index(
        op.f("ix_appeal_files_small_key"),
        "appeal_files",
        ["small_key"],
        unique=False,
        postgresql_where=sa.text("small_key IS NOT NULL"),
    )
    op.create_index(
        "ix_appeal_files_waiting",
        "appeal_files",
        ["uploaded_by"],
        unique=False,
        postgresql_where=sa.text("message_id IS NULL"),
    )
    # Something to write about from the first day on; staff change it as they like.
    op.execute("""
        INSERT INTO appeal_topics (title, title_en, kinds, position) VALUES
        ('Показания и приборы учёта', 'Readings and meters',
            ARRAY['question', 'request', 'complaint', 'other'], 10),
        ('Начисления и оплата', 'Bills and payments',
            ARRAY['question', 'request', 'complaint', 'other'], 20),
        ('Подключение', 'Connection', ARRAY['question', 'request', 'complaint', 'other'], 30),
        ('Качество электроснабжения', 'Quality of supply',
            ARRAY['question', 'request', 'complaint', 'other'], 40),
        ('Личный кабинет', 'This cabinet',
            ARRAY['question', 'request', 'complaint', 'other'], 50)
    """)
    op.execute("""
        INSERT INTO desk_hours (id, days, begins_at, ends_at, answer_minutes)
        VALUES (1, ARRAY[1, 2, 3, 4, 5], '09:00', '18:00', 480)
    """)


def downgrade() -> None:
    op.drop_table("appeal_files")
    op.drop_table("appeal_states")
    op.drop_table("appeal_presences")
    op.drop_table("appeal_notes")
    op.drop_table("appeal_messages")
    op.drop_table("answer_drafts")
    op.drop_table("appeals")
    op.drop_table("answer_templates")
    op.drop_table("desk_people")
    op.drop_table("desk_hours")
    op.drop_table("appeal_topics")
    op.drop_table("appeal_sendings")
    op.drop_table("appeal_drafts")
