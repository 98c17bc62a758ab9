"""The wizard's application: wiring only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.kit.app import create_app, serve
from services.wizard.finish.routes import router as finish_router
from services.wizard.jobs import fail_interrupted_jobs
from services.wizard.mail.routes import router as mail_router
from services.wizard.organisation.routes import router as organisation_router
from services.wizard.routes import router
from services.wizard.servers.routes import router as servers_router
from services.wizard.settings import Settings
from services.wizard.store import Store


@asynccontextmanager
async def _life_span(app: FastAPI) -> AsyncIterator[None]:
    await app.state.store.open()
    await fail_interrupted_jobs(app.state.store)
    yield


def make_app(settings: Settings) -> FastAPI:
    """Create the application for these settings."""
    app = create_app(
        settings,
        [router, mail_router, servers_router, organisation_router, finish_router],
        description="Sets the services of the suite up; opens with the bootstrap token.",
        life_span=_life_span,
        migrated=False,
    )
    app.state.store = Store(settings.state_dir)
    return app


settings = Settings.load()
app = make_app(settings)

if __name__ == "__main__":
    serve(app, settings, settings.port)
