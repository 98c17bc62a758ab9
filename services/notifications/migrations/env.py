"""Run the migrations of notifications."""

from services.kit.migrations import run_migrations
from services.notifications.models import Inbox
from services.notifications.settings import Settings

run_migrations(Inbox.metadata, Settings.load())
