"""The application of notifications: wiring only."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.kit.app import create_app, serve
from services.kit.events import inbox_router
from services.kit.outbox import outbox_router
from services.kit.setup import setup_router
from services.notifications.announcements import staff_routes as announcements
from services.notifications.deps import ALLOWED_CALLERS
from services.notifications.events import HANDLERS
from services.notifications.files import staff_routes as files_of_staff
from services.notifications.files.actions import UPLOADS_AT_A_TIME
from services.notifications.files.rules import LARGEST_FILE
from services.notifications.inbound import routes as mailbox
from services.notifications.inbound import staff_routes as mailbox_of_staff
from services.notifications.letters import internal_routes as letter_figures
from services.notifications.letters import routes as letters
from services.notifications.letters import staff_routes as letters_of_staff
from services.notifications.mail import routes as mail
from services.notifications.notices import routes as notices
from services.notifications.notices.live import Hub
from services.notifications.personal_data import internal_routes as personal_data
from services.notifications.preferences import routes as preferences
from services.notifications.push import routes as push
from services.notifications.settings import Settings
from services.notifications.supplier import internal_routes as supplier

settings = Settings.load()


@asynccontextmanager
async def _life_span(app: FastAPI) -> AsyncIterator[None]:
    app.state.uploads = asyncio.Semaphore(UPLOADS_AT_A_TIME)
    app.state.hub = Hub(app.state.database)
    async with app.state.hub.running():
        yield


app = create_app(
    settings,
    [
        notices.router,
        preferences.router,
        push.router,
        letters.router,
        announcements.router,
        files_of_staff.router,
        letters_of_staff.router,
        letter_figures.router,
        mailbox_of_staff.router,
        mailbox.router,
        mail.internal_router,
        personal_data.router,
        supplier.router,
        inbox_router(HANDLERS, ALLOWED_CALLERS),
        outbox_router("/api/notifications/staff/outbox"),
        setup_router(ALLOWED_CALLERS),
    ],
    description="Letters to people, notices in the applications, and who wants which.",
    life_span=_life_span,
    body_limits={files_of_staff.UPLOAD_PATH: LARGEST_FILE},
)

if __name__ == "__main__":
    serve(app, settings, settings.port)
