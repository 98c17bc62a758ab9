"""The application of auth: wiring only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.auth.actors.deps import OutboxReader, judge_sender
from services.auth.actors.internal_routes import router as actors
from services.auth.consents.routes import router as consents
from services.auth.contacts.routes import router as contacts
from services.auth.deps import ALLOWED_CALLERS
from services.auth.erasures.staff_routes import router as erasures
from services.auth.events import HANDLERS
from services.auth.human.routes import router as human
from services.auth.joining.routes import router as joining
from services.auth.machines.routes import router as machines
from services.auth.machines.staff_routes import router as machines_of_staff
from services.auth.names.internal_routes import router as names
from services.auth.passkeys.routes import router as passkeys
from services.auth.passwords.hashing import Hashing
from services.auth.passwords.routes import router as passwords
from services.auth.personal_data.internal_routes import router as personal_data
from services.auth.policies.internal_routes import router as policies
from services.auth.recoveries.routes import router as recoveries
from services.auth.registrations.internal_routes import router as registration_figures
from services.auth.registrations.routes import router as registrations
from services.auth.registrations.staff_routes import router as registrations_of_staff
from services.auth.revocations.internal_routes import router as revocations
from services.auth.security.routes import router as security
from services.auth.sessions.routes import router as sessions
from services.auth.settings import Settings
from services.auth.setup.internal_routes import router as setup
from services.auth.setup.staff_routes import router as passes
from services.auth.sign_in.routes import router as sign_in
from services.auth.staff.colleague_routes import router as colleagues
from services.auth.staff.consumer_routes import router as consumers
from services.auth.staff.role_routes import router as staff_roles
from services.auth.users.internal_routes import router as users
from services.kit.app import create_app, serve
from services.kit.events import inbox_router
from services.kit.outbox import outbox_router
from services.kit.setup import setup_router

settings = Settings.load()


@asynccontextmanager
async def life_span(app: FastAPI) -> AsyncIterator[None]:
    """Keep the threads that compute password hashes."""
    with Hashing(app.state.settings.hashing_threads) as app.state.hashing:
        yield


app = create_app(
    settings,
    [
        sign_in,
        sessions,
        passwords,
        security,
        passkeys,
        contacts,
        machines,
        human,
        registrations,
        joining,
        consents,
        recoveries,
        consumers,
        erasures,
        colleagues,
        staff_roles,
        registrations_of_staff,
        registration_figures,
        machines_of_staff,
        passes,
        setup,
        actors,
        policies,
        users,
        personal_data,
        names,
        revocations,
        inbox_router(HANDLERS, ALLOWED_CALLERS),
        outbox_router("/api/auth/staff/outbox", OutboxReader, judge_sender),
        setup_router(ALLOWED_CALLERS),
    ],
    description="Who somebody is: users, sessions, machine clients, tokens.",
    life_span=life_span,
    # What is wrong with a token request is said in the words of RFC 6749.
    own_texts=["/api/auth/oauth/token"],
)

if __name__ == "__main__":
    serve(app, settings, settings.port)
