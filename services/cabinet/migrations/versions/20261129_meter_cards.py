"""Staff replace meters and merge models; a reading that no batch brought knows its time."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_meter_cards"
down_revision = "cabinet_receipts"
branch_labels = None
depends_on = None

_READINGS = ("register_readings", "register_reading_history")


def upgrade() -> None:
    op.add_column("meter_models", sa.Column("merged_into", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_meter_models_merged_into"),
        "meter_models",
        "meter_models",
        ["merged_into"],
        ["id"],
    )
    op.create_index(op.f("ix_meter_models_merged_into"), "meter_models", ["merged_into"])
    op.create_index(op.f("ix_meters_model_id"), "meters", ["model_id"])
    for table in _READINGS:
        op.add_column(table, sa.Column("known_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "meter_replacements",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("usage_point_id", sa.Integer(), nullable=False),
        sa.Column("old_meter_id", sa.Integer(), nullable=False),
        sa.Column("new_meter_id", sa.Integer(), nullable=True),
        sa.Column("replaced_on", sa.Date(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "done_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("done_by", sa.String(length=64), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["usage_point_id"],
            ["usage_points.id"],
            name=op.f("fk_meter_replacements_usage_point_id"),
        ),
        sa.ForeignKeyConstraint(
            ["old_meter_id"], ["meters.id"], name=op.f("fk_meter_replacements_old_meter_id")
        ),
        sa.ForeignKeyConstraint(
            ["new_meter_id"], ["meters.id"], name=op.f("fk_meter_replacements_new_meter_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meter_replacements")),
    )
    for column in ("old_meter_id", "new_meter_id"):
        op.create_index(op.f(f"ix_meter_replacements_{column}"), "meter_replacements", [column])


def downgrade() -> None:
    op.drop_table("meter_replacements")
    for table in _READINGS:
        op.drop_column(table, "known_at")
    op.drop_index(op.f("ix_meters_model_id"), "meters")
    op.drop_index(op.f("ix_meter_models_merged_into"), "meter_models")
    op.drop_constraint(op.f("fk_meter_models_merged_into"), "meter_models", type_="foreignkey")
    op.drop_column("meter_models", "merged_into")
