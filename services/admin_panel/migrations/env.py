"""Run the migrations of admin_panel."""

from services.admin_panel.models import Base
from services.admin_panel.settings import Settings
from services.kit.migrations import run_migrations

run_migrations(Base.metadata, Settings.load())
