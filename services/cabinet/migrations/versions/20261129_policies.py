"""How people come in, as the supplier sets it."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_policies"
down_revision = "cabinet_outage_senders"
branch_labels = None
depends_on = None

_TABLE = "supplier_settings"
_COLUMNS = (
    sa.Column("registration_policy", sa.String(8), server_default="at_once", nullable=False),
    sa.Column("staff_second_factor", sa.String(10), server_default="installed", nullable=False),
    sa.Column("consumer_second_factor", sa.String(8), server_default="quiet", nullable=False),
    sa.Column("erased_after_months", sa.SmallInteger(), server_default="0", nullable=False),
    sa.Column("registrations_kept_days", sa.SmallInteger(), server_default="90", nullable=False),
)
_CHECKS = {
    "registration_policy": "registration_policy IN ('at_once', 'staff')",
    "staff_second_factor": "staff_second_factor IN ('installed', 'none', 'any', 'own')",
    "consumer_second_factor": "consumer_second_factor IN ('quiet', 'offered')",
    "erased_after_months": "erased_after_months BETWEEN 0 AND 120",
    "registrations_kept_days": "registrations_kept_days BETWEEN 1 AND 3650",
}


def upgrade() -> None:
    for column in _COLUMNS:
        op.add_column(_TABLE, column)
    for name, condition in _CHECKS.items():
        op.create_check_constraint(op.f(f"ck_supplier_settings_{name}"), _TABLE, condition)
    op.drop_constraint(op.f("ck_export_jobs_format"), "export_jobs", type_="check")
    op.create_check_constraint(
        op.f("ck_export_jobs_format"), "export_jobs", "format IN ('xlsx', 'csv', 'zip')"
    )


def downgrade() -> None:
    op.execute("DELETE FROM export_jobs WHERE format = 'zip'")
    op.drop_constraint(op.f("ck_export_jobs_format"), "export_jobs", type_="check")
    op.create_check_constraint(
        op.f("ck_export_jobs_format"), "export_jobs", "format IN ('xlsx', 'csv')"
    )
    for name in _CHECKS:
        op.drop_column(_TABLE, name)
