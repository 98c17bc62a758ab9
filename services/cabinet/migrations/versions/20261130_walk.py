"""What walks through houses bring in."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "cabinet_walk"
down_revision = "cabinet_sheets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "walk_entries",
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid()),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("building_id", sa.Integer()),
        sa.Column("meter_id", sa.Integer()),
        sa.Column("outcome", sa.String(9), nullable=False),
        sa.Column("values", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text()),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("submission_id", sa.Uuid()),
        sa.Column("answer", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("photo_file", sa.Text()),
        sa.Column(
            "arrived_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.CheckConstraint(
            "outcome IN ('reading', 'no_access')", name=op.f("ck_walk_entries_outcome")
        ),
        sa.CheckConstraint(
            "state IN ('taken', 'conflict', 'refused')", name=op.f("ck_walk_entries_state")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["servicing_organizations.id"],
            name=op.f("fk_walk_entries_organization_id_servicing_organizations"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["servicing_people.id"],
            name=op.f("fk_walk_entries_person_id_servicing_people"),
        ),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_walk_entries_building_id_buildings")
        ),
        sa.ForeignKeyConstraint(
            ["meter_id"], ["meters.id"], name=op.f("fk_walk_entries_meter_id_meters")
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name=op.f("fk_walk_entries_submission_id_submissions"),
        ),
        sa.PrimaryKeyConstraint("organization_id", "key", name=op.f("pk_walk_entries")),
    )
    for columns in (
        ["building_id", "taken_at"],
        ["meter_id"],
        ["submission_id"],
        ["user_id"],
        ["arrived_at"],
    ):
        name = op.f(f"ix_walk_entries_{'_'.join(columns)}")
        op.create_index(name, "walk_entries", columns)
    op.create_index(
        op.f("ix_walk_entries_photo_file"),
        "walk_entries",
        ["photo_file"],
        postgresql_where=sa.text("photo_file IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_table("walk_entries")
