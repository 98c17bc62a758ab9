"""What was told of organisations that serve houses, and what becomes of their people."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "cabinet_servicer_accounts"
down_revision = "cabinet_servicers"
branch_labels = None
depends_on = None

_TOLD = postgresql.JSONB(none_as_null=True)
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("servicing_organizations", sa.Column("told", _TOLD))
    op.add_column(
        "servicing_people",
        sa.Column("invited_at", _MOMENT, server_default=sa.func.now(), nullable=False),
    )
    op.add_column("servicing_people", sa.Column("user_as_of", _MOMENT))
    op.add_column("servicing_people", sa.Column("ended_because", sa.String(24)))
    op.create_check_constraint(
        op.f("ck_servicing_people_ended_because"),
        "servicing_people",
        "ended_because IN ('system', 'staff', 'organization', 'blocked', 'removed', 'another')",
    )
    op.add_column("served_houses", sa.Column("told_last_day", sa.Date()))
    op.execute("UPDATE served_houses SET told_last_day = last_day")
    op.add_column("served_houses", sa.Column("told", _TOLD))


def downgrade() -> None:
    for column in ("told", "told_last_day"):
        op.drop_column("served_houses", column)
    op.drop_constraint(op.f("ck_servicing_people_ended_because"), "servicing_people", type_="check")
    for column in ("ended_because", "user_as_of", "invited_at"):
        op.drop_column("servicing_people", column)
    op.drop_column("servicing_organizations", "told")
