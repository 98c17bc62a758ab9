"""Files of readings that servicing organisations upload, and their rows."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "cabinet_sheets"
down_revision = "cabinet_servicer_accounts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sheets",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("file_key", sa.Text()),
        sa.Column("kind", sa.String(4)),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("total", sa.Integer()),
        sa.Column("done", sa.Integer(), server_default="0", nullable=False),
        sa.Column("failure", postgresql.JSONB()),
        sa.Column("notes", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column(
            "uploaded_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False
        ),
        sa.Column("checked_at", sa.DateTime(timezone=True)),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.Column("sent_units", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sent_commons", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sending", postgresql.JSONB()),
        sa.CheckConstraint(
            "state IN ('waiting', 'checking', 'ready', 'failed')", name=op.f("ck_sheets_state")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["servicing_organizations.id"],
            name=op.f("fk_sheets_organization_id_servicing_organizations"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheets")),
    )
    op.create_index(
        op.f("ix_sheets_organization_id_uploaded_at"), "sheets", ["organization_id", "uploaded_at"]
    )
    op.create_index(
        op.f("ix_sheets_state_due_at"),
        "sheets",
        ["state", "due_at"],
        postgresql_where=sa.text("state IN ('waiting', 'checking')"),
    )
    op.create_index(
        op.f("ix_sheets_file_key"),
        "sheets",
        ["file_key"],
        postgresql_where=sa.text("file_key IS NOT NULL"),
    )
    op.create_table(
        "sheet_rows",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("worksheet", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("class", sa.String(8), nullable=False),
        sa.Column("scope", sa.String(8)),
        sa.Column("building_id", sa.Integer()),
        sa.Column("meter_id", sa.Integer()),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("key", "house", "flat", "serial_number", "taken")
        ),
        sa.Column("taken_on", sa.Date()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("t1", "t2", "t3")),
        sa.Column("confirmed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("replaces", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("reasons", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("mends", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.CheckConstraint(
            "class IN ('right', 'wrong', 'unfilled')", name=op.f("ck_sheet_rows_class")
        ),
        sa.CheckConstraint("scope IN ('unit', 'building')", name=op.f("ck_sheet_rows_scope")),
        sa.ForeignKeyConstraint(
            ["sheet_id"],
            ["sheets.id"],
            name=op.f("fk_sheet_rows_sheet_id_sheets"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["building_id"], ["buildings.id"], name=op.f("fk_sheet_rows_building_id_buildings")
        ),
        sa.ForeignKeyConstraint(
            ["meter_id"], ["meters.id"], name=op.f("fk_sheet_rows_meter_id_meters")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_rows")),
    )
    op.create_index(op.f("ix_sheet_rows_sheet_id_position"), "sheet_rows", ["sheet_id", "position"])
    for column in ("meter_id", "building_id"):
        op.create_index(
            op.f(f"ix_sheet_rows_{column}"),
            "sheet_rows",
            [column],
            postgresql_where=sa.text(f"{column} IS NOT NULL"),
        )


def downgrade() -> None:
    op.drop_table("sheet_rows")
    op.drop_table("sheets")
