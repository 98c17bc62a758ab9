"""The application factory: problems, request ids, logs, limits, health, life span."""

import gc
import logging
import secrets
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any

import uvicorn
from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

from services import __version__
from services.kit.client import ServiceClient
from services.kit.connections import GuardedProtocol
from services.kit.database import REQUEST_STATEMENT_SECONDS, Database
from services.kit.hot import Application, HotRoute
from services.kit.identity import KnownCallers
from services.kit.keys import KeyRing
from services.kit.logs import configure_logs
from services.kit.migrations import pending_migrations
from services.kit.problems import (
    MigrationsPending,
    ProblemOut,
    Unconfigured,
    Unreachable,
    install_problem_handlers,
)
from services.kit.processes import lead
from services.kit.requests import RequestContext
from services.kit.revocations import Revocations, following
from services.kit.settings import JudgingSettings, ServiceSettings
from services.kit.supervision import watch_settings
from services.kit.texts import TextGuard
from services.kit.tokens import TokenVerifier

log = logging.getLogger(__name__)

_PROBLEM_RESPONSE: dict[str, Any] = {
    "description": "A problem document (RFC 9457)",
    "content": {"application/problem+json": {"schema": ProblemOut.model_json_schema()}},
}

LifeSpan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def _operation_id(route: APIRoute) -> str:
    return route.name


def create_app(
    settings: ServiceSettings,
    routers: Sequence[APIRouter],
    *,
    description: str,
    life_span: LifeSpan | None = None,
    body_limits: Mapping[str, int] | None = None,
    migrated: bool = True,
    hot_routes: Sequence[HotRoute] = (),
    own_texts: Sequence[str] = (),
) -> FastAPI:
    """Create a service's application.

    `life_span` opens what the service needs beside its database; `body_limits` maps path
    prefixes to bytes where 1 MiB is not right; `migrated=False` is for a service without
    PostgreSQL; `hot_routes` are answered before FastAPI's layers; bodies below the path prefixes
    of `own_texts` and `body_limits` are looked at by their routes alone (`texts.py`).
    """
    configure_logs(settings.log_format)

    @asynccontextmanager
    async def span(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(watch_settings(type(settings)))
            await stack.enter_async_context(app.state.client)
            state = app.state
            if isinstance(state.settings, JudgingSettings):
                await stack.enter_async_context(
                    following(state.revocations, state.settings, state.client)
                )
            if app.state.database is not None:
                stack.push_async_callback(app.state.database.close)
            if life_span is not None:
                await stack.enter_async_context(life_span(app))
            yield

    app = Application(
        hot_routes=hot_routes,
        title=settings.service,
        version=__version__,
        description=description,
        lifespan=span,
        docs_url=None,
        redoc_url=None,
        # A redirect would repeat the Host that the caller named, and nobody needs it.
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
        responses={"4XX": _PROBLEM_RESPONSE, "5XX": _PROBLEM_RESPONSE},
    )
    ring = KeyRing(settings.keys_dir)
    app.state.settings = settings
    app.state.service = settings.service
    app.state.keys = ring
    app.state.verifier = TokenVerifier(ring)
    app.state.callers = KnownCallers()
    app.state.revocations = Revocations()
    app.state.client = ServiceClient(settings.service, ring)
    app.state.database = (
        Database(settings, statement_seconds=REQUEST_STATEMENT_SECONDS)
        if settings.configured
        else None
    )
    install_problem_handlers(app)
    app.include_router(_health_routes(settings.service, migrated=migrated))
    for router in routers:
        app.include_router(router)
        _look_by_prefix(app, router.prefix)
    app.add_middleware(TextGuard, own=(*own_texts, *(body_limits or ())))
    app.add_middleware(RequestContext, body_limits=body_limits or {})
    return app


def _look_by_prefix(app: FastAPI, prefix: str) -> None:
    """Let the routes included last be looked through only for a path that begins as they do.

    FastAPI tries every route of every router: of some three hundred a third of a millisecond.
    """
    included = app.router.routes[-1]
    every = included.matches
    begins = prefix.partition("{")[0]

    def matches(scope: Scope) -> tuple[Match, Scope]:
        return every(scope) if scope["path"].startswith(begins) else (Match.NONE, {})

    included.matches = matches  # type: ignore[method-assign]


def _health_routes(service: str, *, migrated: bool) -> APIRouter:
    router = APIRouter(tags=["health"])
    # Tells one run of the process from the next, so that a restart can be seen from outside.
    instance = secrets.token_hex(8)

    @router.get("/health")
    async def health() -> dict[str, str]:
        """Say that the process is alive, its version, and which run of it this is."""
        return {
            "status": "alive",
            "service": service,
            "version": __version__,
            "instance": instance,
        }

    @router.get("/ready")
    async def ready(request: Request) -> dict[str, str]:
        """Say whether the service can work: 503 with the reason when it cannot."""
        if migrated:
            database: Database | None = request.app.state.database
            if database is None:
                raise Unconfigured
            try:
                pending = await pending_migrations(database.engine, service)
            except Exception as error:
                log.warning("database_unreachable", extra={"reason": type(error).__name__})
                raise Unreachable from error
            if pending:
                raise MigrationsPending(f"Run `python -m services.kit.migrate {service}`.")
        return {"status": "ready"}

    return router


def serve(app: FastAPI, settings: ServiceSettings, port: int, *, processes: int = 1) -> None:
    """Run the application until it is told to end; finishes requests under way first.

    Then the process ends with code 0, as a supervisor expects of one that was asked to. Several
    processes share the port (`kit/processes.py`) once there is a database; before that the wizard
    needs no more than one.
    """
    # Uvicorn raises the signal again when it is done; without a handler that would be code -15.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
        # X-Forwarded-* is read by those who need it; the scheme is not rewritten by anybody.
        proxy_headers=False,
        loop="uvloop",
        http=GuardedProtocol,
        ws="none",
    )
    server = uvicorn.Server(config)
    if processes == 1 or not settings.configured:
        # What has been loaded stays for good: the collector need not look at it again.
        gc.collect()
        gc.freeze()
        server.run()
    else:
        lead(processes, settings.host, port, lambda listener: server.run([listener]))
