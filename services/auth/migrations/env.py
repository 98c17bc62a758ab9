"""Run the migrations of auth."""

from services.auth.models import Base
from services.auth.settings import Settings
from services.kit.migrations import run_migrations

run_migrations(Base.metadata, Settings.load())
