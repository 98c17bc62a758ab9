"""Alembic's environment of this service."""

from services.cabinet.models import metadata
from services.cabinet.settings import Settings
from services.kit.migrations import run_migrations

run_migrations(metadata, Settings.load(), unmanaged=frozenset({"spatial_ref_sys"}))
