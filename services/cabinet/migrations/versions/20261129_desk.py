"""The desk: appeals that go on in others, teams, days that are not as their week."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_desk"
down_revision = "cabinet_appeals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desk_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begins_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(begins_at IS NULL) = (ends_at IS NULL)", name=op.f("ck_desk_days_both_times")
        ),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_desk_days")),
    )
    op.create_table(
        "desk_teams",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_teams")),
    )
    op.create_index(op.f("ix_desk_teams_name"), "desk_teams", ["name"], unique=True)
    op.create_table(
        "desk_team_members",
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["desk_teams.id"],
            name=op.f("fk_desk_team_members_team_id_desk_teams"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("team_id", "staff_id", name=op.f("pk_desk_team_members")),
    )
    op.create_index(
        op.f("ix_desk_team_members_staff_id"), "desk_team_members", ["staff_id"], unique=False
    )
    op.add_column("appeal_topics", sa.Column("team_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_appeal_topics_team_id_desk_teams"),
        "appeal_topics",
        "desk_teams",
        ["team_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.add_column("appeals", sa.Column("team_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_appeals_team_id_desk_teams"),
        "appeals",
        "desk_teams",
        ["team_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.create_index(
        op.f("ix_appeals_team_id"),
        "appeals",
        ["team_id"],
        unique=False,
        postgresql_where=sa.text("team_id IS NOT NULL"),
    )
    op.add_column("appeals", sa.Column("merged_into", sa.Uuid(), nullable=True))
    op.add_column("appeals", sa.Column("merged_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("appeals", sa.Column("merged_by", sa.Uuid(), nullable=True))
    op.create_check_constraint(op.f("ck_appeals_merged_into"), "appeals", "merged_into <> id")
    op.create_foreign_key(
        op.f("fk_appeals_merged_into_appeals"), "appeals", "appeals", ["merged_into"], ["id"]
    )
    op.create_index(
        op.f("ix_appeals_merged_into"),
        "appeals",
        ["merged_into"],
        unique=False,
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_appeals_merged_into"), table_name="appeals")
    op.drop_constraint(op.f("fk_appeals_merged_into_appeals"), "appeals", type_="foreignkey")
    op.drop_constraint(op.f("ck_appeals_merged_into"), "appeals", type_="check")
    op.drop_index(op.f("ix_appeals_team_id"), table_name="appeals")
    for column in ("merged_by", "merged_at", "merged_into", "team_id"):
        op.drop_column("appeals", column)
    op.drop_column("appeal_topics", "team_id")
    for table in ("desk_team_members", "desk_teams", "desk_days"):
        op.drop_table(table)
