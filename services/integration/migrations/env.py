"""Run the migrations of integration."""

from services.integration.models import Base
from services.integration.settings import Settings
from services.kit.migrations import run_migrations

run_migrations(Base.metadata, Settings.load())
