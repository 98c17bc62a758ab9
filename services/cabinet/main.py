"""The cabinet service: wiring only."""

from services.cabinet.deps import ALLOWED_CALLERS
from services.cabinet.events import HANDLERS
from services.cabinet.intake import routes as intake
from services.cabinet.intake.body import WIRE_LIMIT
from services.cabinet.readings import routes as readings
from services.cabinet.settings import Settings
from services.kit.app import create_app, serve
from services.kit.events import inbox_router
from services.kit.setup import setup_router

settings = Settings.load()
app = create_app(
    settings,
    [
        readings.router,
        intake.router,
        inbox_router(HANDLERS, ALLOWED_CALLERS),
        setup_router(ALLOWED_CALLERS),
    ],
    description="Everything that a consumer sees: accounts, meters, readings, events.",
    body_limits={"/internal/batches/": WIRE_LIMIT},
)

if __name__ == "__main__":
    serve(app, settings, settings.port)
