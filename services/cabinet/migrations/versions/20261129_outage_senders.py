"""Two systems may call two outages the same: each one's ids are its own."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_outage_senders"
down_revision = "cabinet_tariff_names"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outages", sa.Column("sender", sa.Text()))
    # Who has imported it first is in its own history.
    op.execute(
        "UPDATE outages o SET sender = (SELECT a.by FROM outage_acts a"
        " WHERE a.outage_id = o.id AND a.act = 'imported' ORDER BY a.id LIMIT 1)"
        " WHERE o.external_id IS NOT NULL"
    )
    op.drop_index("uq_outages_external_id", table_name="outages")
    op.create_index(
        "uq_outages_sender_external_id", "outages", ["sender", "external_id"], unique=True
    )


def downgrade() -> None:
    op.drop_index("uq_outages_sender_external_id", table_name="outages")
    op.create_index("uq_outages_external_id", "outages", ["external_id"], unique=True)
    op.drop_column("outages", "sender")
