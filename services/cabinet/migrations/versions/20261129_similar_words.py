"""An index of the words of «Информация» by three letters: what a mistyped one may have meant."""

from alembic import op

revision = "cabinet_similar_words"
down_revision = "cabinet_appeal_letters"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_content_words_similar",
        "content_words",
        ["word"],
        postgresql_using="gin",
        postgresql_ops={"word": "gin_trgm_ops"},
        postgresql_with={"fastupdate": "off"},
    )


def downgrade() -> None:
    op.drop_index("ix_content_words_similar", "content_words")
