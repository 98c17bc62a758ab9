"""Terms and precedence of letters, announcements that expire, whose letters they are, scans."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "20261128_terms"
down_revision: str | None = "20261128_push_sessions"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_LETTERS = "state IN ('waiting', 'sending', 'sent', 'abandoned'"
_ANNOUNCEMENTS = "state IN ('scheduled', 'published', 'withdrawn'"
_OPEN = "state IN ('waiting', 'sending')"
# As `letters/rules.py` says of the templates of that day.
_RANKS = f"""
UPDATE letters SET expires_at = (parameters ->> 'expires_at')::timestamptz,
    rank = CASE
        WHEN template IN ('email_code', 'registration_declined') THEN 1
        WHEN template IN ('announcement', 'account_added', 'mail_test') THEN 2
        ELSE 0 END
WHERE {_OPEN}
"""  # noqa: S608
_TERMS = f"""
UPDATE letters SET expires_at = n.expires_at FROM notices n
WHERE n.id = letters.notice_id AND letters.{_OPEN}
"""  # noqa: S608


def upgrade() -> None:
    op.add_column("letters", sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column(
        "letters", sa.Column("rank", sa.SmallInteger(), server_default="2", nullable=False)
    )
    op.execute(_RANKS)
    op.execute(_TERMS)
    op.drop_constraint(op.f("ck_letters_state"), "letters", type_="check")
    op.create_check_constraint(op.f("ck_letters_state"), "letters", f"{_LETTERS}, 'expired')")
    op.drop_index("ix_letters_due", table_name="letters")
    op.create_index(
        "ix_letters_due", "letters", ["rank", "due_at"], postgresql_where=sa.text(_OPEN)
    )
    op.create_index(
        "ix_letters_term",
        "letters",
        ["expires_at"],
        postgresql_where=sa.text("state = 'waiting' AND expires_at IS NOT NULL"),
    )
    op.create_index(
        "ix_letters_expired",
        "letters",
        ["notice_id"],
        postgresql_where=sa.text("state = 'expired'"),
    )
    op.drop_constraint(op.f("ck_announcements_state"), "announcements", type_="check")
    op.create_check_constraint(
        op.f("ck_announcements_state"), "announcements", f"{_ANNOUNCEMENTS}, 'expired')"
    )
    op.create_table(
        "supplier_facts",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_supplier_facts_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier_facts")),
    )
    op.add_column(
        "notice_files", sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=True)
    )


def downgrade() -> None:
    op.drop_column("notice_files", "scanned_at")
    op.drop_table("supplier_facts")
    op.execute("UPDATE announcements SET state = 'withdrawn' WHERE state = 'expired'")
    op.drop_constraint(op.f("ck_announcements_state"), "announcements", type_="check")
    op.create_check_constraint(
        op.f("ck_announcements_state"), "announcements", f"{_ANNOUNCEMENTS})"
    )
    op.drop_index("ix_letters_expired", table_name="letters")
    op.drop_index("ix_letters_term", table_name="letters")
    op.drop_index("ix_letters_due", table_name="letters")
    op.create_index("ix_letters_due", "letters", ["due_at"], postgresql_where=sa.text(_OPEN))
    op.execute("UPDATE letters SET state = 'abandoned' WHERE state = 'expired'")
    op.drop_constraint(op.f("ck_letters_state"), "letters", type_="check")
    op.create_check_constraint(op.f("ck_letters_state"), "letters", f"{_LETTERS})")
    op.drop_column("letters", "rank")
    op.drop_column("letters", "expires_at")
