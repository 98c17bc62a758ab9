"""What was corrected may count again, and be corrected anew."""

from alembic import op

revision = "cabinet_restored"
down_revision = "cabinet_withdrawals"
branch_labels = None
depends_on = None

_UNIQUE, _PLAIN = "uq_submissions_corrects", "ix_submissions_corrects"


def upgrade() -> None:
    # That two do not correct one reading at once is seen to by `uq_submissions_live`.
    op.create_index(op.f(_PLAIN), "submissions", ["corrects"])
    op.drop_constraint(op.f(_UNIQUE), "submissions")


def downgrade() -> None:
    op.create_unique_constraint(op.f(_UNIQUE), "submissions", ["corrects"])
    op.drop_index(op.f(_PLAIN), table_name="submissions")
