"""The application of notifications: wiring only."""

from services.kit.app import create_app, serve
from services.kit.events import inbox_router
from services.kit.setup import setup_router
from services.notifications.deps import ALLOWED_CALLERS
from services.notifications.events import HANDLERS
from services.notifications.settings import Settings

settings = Settings.load()
app = create_app(
    settings,
    [inbox_router(HANDLERS, ALLOWED_CALLERS), setup_router(ALLOWED_CALLERS)],
    description="Letters to people.",
)

if __name__ == "__main__":
    serve(app, settings, settings.port)
