"""The staff's door (5152): wiring only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.admin_panel.analytics.routes import router as analytics_router
from services.admin_panel.audit import internal_routes as acts
from services.admin_panel.audit import routes as settings_acts
from services.admin_panel.audit_export import routes as audit_export
from services.admin_panel.audit_reading import routes as audit
from services.admin_panel.deps import ALLOWED_CALLERS
from services.admin_panel.events import HANDLERS
from services.admin_panel.exports import routes as exports
from services.admin_panel.ledger.routes import router as ledger_router
from services.admin_panel.settings import Settings
from services.admin_panel.tables.routes import router as tables_router
from services.kit.app import create_app, serve
from services.kit.events import inbox_router
from services.kit.files import Files
from services.kit.outbox import outbox_router
from services.kit.setup import setup_router

settings = Settings.load()


@asynccontextmanager
async def _life_span(app: FastAPI) -> AsyncIterator[None]:
    app.state.files = Files(app.state.settings)
    yield


app = create_app(
    settings,
    [
        analytics_router,
        ledger_router,
        tables_router,
        audit_export.router,
        audit.router,
        exports.router,
        outbox_router("/api/admin/outbox"),
        acts.router,
        settings_acts.router,
        inbox_router(HANDLERS, ALLOWED_CALLERS),
        setup_router(ALLOWED_CALLERS),
    ],
    description="What the control panel asks for.",
    life_span=_life_span,
)

if __name__ == "__main__":
    serve(app, settings, settings.port)
