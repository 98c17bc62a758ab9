"""The application of auth: wiring only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.auth.actors.internal_routes import router as actors
from services.auth.consents.routes import router as consents
from services.auth.contacts.routes import router as contacts
from services.auth.deps import ALLOWED_CALLERS
from services.auth.human.routes import router as human
from services.auth.joining.routes import router as joining
from services.auth.machines.routes import router as machines
from services.auth.machines.staff_routes import router as machines_of_staff
from services.auth.passkeys.routes import router as passkeys
from services.auth.passwords.hashing import Hashing
from services.auth.passwords.routes import router as passwords
from services.auth.recoveries.routes import router as recoveries
from services.auth.registrations.routes import router as registrations
from services.auth.registrations.staff_routes import router as registrations_of_staff
from services.auth.revocations.internal_routes import router as revocations
from services.auth.security.routes import router as security
from services.auth.sessions.routes import router as sessions
from services.auth.settings import Settings
from services.auth.sign_in.routes import router as sign_in
from services.auth.staff.colleague_routes import router as colleagues
from services.auth.staff.consumer_routes import router as consumers
from services.auth.users.internal_routes import router as users
from services.kit.app import create_app, serve
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
        colleagues,
        registrations_of_staff,
        machines_of_staff,
        actors,
        users,
        revocations,
        setup_router(ALLOWED_CALLERS),
    ],
    description="Who somebody is: users, sessions, machine clients, tokens.",
    life_span=life_span,
    # What is wrong with a token request is said in the words of RFC 6749.
    own_texts=["/api/auth/oauth/token"],
)

if __name__ == "__main__":
    serve(app, settings, settings.port)
