"""The staff's door (5152): wiring only."""

from services.admin_panel.audit import internal_routes as acts
from services.admin_panel.deps import ALLOWED_CALLERS
from services.admin_panel.events import HANDLERS
from services.admin_panel.ledger.routes import router as ledger_router
from services.admin_panel.settings import Settings
from services.admin_panel.tables.routes import router as tables_router
from services.kit.app import create_app, serve
from services.kit.events import inbox_router
from services.kit.setup import setup_router

settings = Settings.load()
app = create_app(
    settings,
    [
        ledger_router,
        tables_router,
        acts.router,
        inbox_router(HANDLERS, ALLOWED_CALLERS),
        setup_router(ALLOWED_CALLERS),
    ],
    description="What the control panel asks for.",
)

if __name__ == "__main__":
    serve(app, settings, settings.port)
