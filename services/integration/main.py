"""The application of integration: wiring only."""

from services.integration.deps import ALLOWED_CALLERS
from services.integration.settings import Settings
from services.integration.sources.staff_routes import router as sources_router
from services.kit.app import create_app, serve
from services.kit.setup import setup_router

settings = Settings.load()
app = create_app(
    settings,
    [sources_router, setup_router(ALLOWED_CALLERS)],
    description="Fetches from outside systems, converts, delivers to the systems door.",
)

if __name__ == "__main__":
    serve(app, settings, settings.port)
