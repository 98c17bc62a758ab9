"""The application of integration: wiring only."""

from services.integration.deps import ALLOWED_CALLERS
from services.integration.rejections.staff_routes import router as rejections_router
from services.integration.runs.staff_routes import router as runs_router
from services.integration.servers.internal_routes import router as servers_router
from services.integration.settings import Settings
from services.integration.sources import internal_routes as figures
from services.integration.sources.staff_routes import router as sources_router
from services.integration.upkeep.staff_routes import router as upkeep_router
from services.kit.app import create_app, serve
from services.kit.outbox import outbox_router
from services.kit.setup import setup_router

settings = Settings.load()
app = create_app(
    settings,
    [
        sources_router,
        upkeep_router,
        runs_router,
        rejections_router,
        outbox_router("/api/integration/staff/outbox"),
        servers_router,
        figures.router,
        setup_router(ALLOWED_CALLERS),
    ],
    description="Fetches from outside systems, converts, delivers to the systems door.",
)

if __name__ == "__main__":
    serve(app, settings, settings.port)
