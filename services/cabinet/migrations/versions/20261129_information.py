"""Consents to the agreement, which versions ask for them, and the words of what is published."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_information"
down_revision = "cabinet_outages"
branch_labels = None
depends_on = None

_ASKS_FROM = """CASE WHEN kind = 'agreement' AND live @> '{"asks": true}'
THEN live ->> 'valid_from' END"""

_WORDS = """
INSERT INTO content_words (word)
SELECT DISTINCT w[1] FROM content_entries c, regexp_matches(
    translate(lower(concat_ws(' ', c.live ->> 'title', c.live ->> 'title_en', c.live ->> 'text',
        c.live ->> 'text_en')), 'ё', 'е'), '[[:alpha:]]{4,40}', 'g') AS w
WHERE c.kind <> 'agreement'
"""


def upgrade() -> None:
    op.create_table(
        "content_words",
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_content_words")),
    )
    op.execute(_WORDS)
    op.create_table(
        "agreement_consents",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Date(), nullable=False),
        sa.Column(
            "agreed_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("way", sa.String(12), nullable=False),
        sa.CheckConstraint(
            "way IN ('registration', 'cabinet')", name=op.f("ck_agreement_consents_way")
        ),
        sa.PrimaryKeyConstraint("user_id", "version", name=op.f("pk_agreement_consents")),
    )
    op.add_column(
        "content_entries",
        sa.Column("asks_from", sa.Text(), sa.Computed(_ASKS_FROM, persisted=True), nullable=True),
    )
    op.add_column(
        "content_entries",
        sa.Column(
            "shown_in",
            sa.Integer(),
            sa.Computed("(live ->> 'group')::integer", persisted=True),
            nullable=True,
        ),
    )
    op.create_index(
        "ix_content_entries_asks_from",
        "content_entries",
        ["asks_from"],
        postgresql_where=sa.text("asks_from IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_content_entries_asks_from", "content_entries")
    op.drop_column("content_entries", "shown_in")
    op.drop_column("content_entries", "asks_from")
    op.drop_table("agreement_consents")
    op.drop_table("content_words")
