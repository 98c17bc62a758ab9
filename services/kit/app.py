"""The application factory: problems, request ids, logs, limits, health, life span."""

import gc
import logging
import re
import secrets
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any

import uvicorn
from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services import __version__
from services.kit.client import ServiceClient
from services.kit.database import Database
from services.kit.hot import HotRoute, HotRoutes
from services.kit.keys import KeyRing
from services.kit.logs import configure_logs, request_id_var
from services.kit.migrations import pending_migrations
from services.kit.problems import (
    MigrationsPending,
    ProblemOut,
    TooLarge,
    Unconfigured,
    Unreachable,
    install_problem_handlers,
    problem_response,
)
from services.kit.revocations import Revocations, following
from services.kit.settings import JudgingSettings, ServiceSettings
from services.kit.supervision import watch_settings
from services.kit.tokens import TokenVerifier

log = logging.getLogger("services.request")
_REQUEST_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_BODY_LIMIT = 1024 * 1024

_PROBLEM_RESPONSE: dict[str, Any] = {
    "description": "A problem document (RFC 9457)",
    "content": {"application/problem+json": {"schema": ProblemOut.model_json_schema()}},
}

LifeSpan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


class _RequestContext:
    """Request id in, summary line out; refuses bodies over the limit as they arrive."""

    def __init__(self, app: ASGIApp, body_limits: Mapping[str, int]) -> None:
        self._app = app
        self._body_limits = body_limits

    def _limit(self, path: str) -> int:
        for prefix, limit in self._body_limits.items():
            if path.startswith(prefix):
                return limit
        return _BODY_LIMIT

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        given = headers.get("x-request-id", "")
        request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(16)
        token = request_id_var.set(request_id)
        started = time.perf_counter()
        limit = self._limit(scope["path"])
        received = 0
        status = 500
        # A rejected body may arrive behind an answer that has begun already.
        answered = False

        async def limited_receive() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise TooLarge(f"At most {limit} bytes are taken here.")
            return message

        async def marked_send(message: Message) -> None:
            nonlocal status, answered
            if message["type"] == "http.response.start":
                status, answered = message["status"], True
                MutableHeaders(scope=message)["X-Request-Id"] = request_id
            await send(message)

        try:
            declared = headers.get("content-length", "0")
            if declared.isdecimal() and int(declared) > limit:
                raise TooLarge(f"At most {limit} bytes are taken here.")  # noqa: TRY301
            await self._app(scope, limited_receive, marked_send)
        except TooLarge as problem:
            if answered:
                raise
            await problem_response(problem)(scope, receive, marked_send)
        finally:
            route = scope.get("route")
            log.info(
                "request",
                extra={
                    "method": scope["method"],
                    # The pattern, never the address itself: it may hold an account or a name.
                    "route": getattr(route, "path", None),
                    "status": status,
                    "ms": round((time.perf_counter() - started) * 1000, 1),
                },
            )
            request_id_var.reset(token)


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
) -> FastAPI:
    """Create a service's application.

    `life_span` opens what the service needs beside its database; `body_limits` maps path
    prefixes to bytes where 1 MiB is not right; `migrated=False` is for a service without
    PostgreSQL; `hot_routes` are reached without FastAPI's routing.
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

    app = FastAPI(
        title=settings.service,
        version=__version__,
        description=description,
        lifespan=span,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
        responses={"4XX": _PROBLEM_RESPONSE, "5XX": _PROBLEM_RESPONSE},
    )
    ring = KeyRing(settings.keys_dir)
    app.state.settings = settings
    app.state.service = settings.service
    app.state.keys = ring
    app.state.verifier = TokenVerifier(ring)
    app.state.revocations = Revocations()
    app.state.client = ServiceClient(settings.service, ring)
    app.state.database = Database(settings) if settings.configured else None
    install_problem_handlers(app)
    app.include_router(_health_routes(settings.service, migrated=migrated))
    for router in routers:
        app.include_router(router)
    if hot_routes:
        app.add_middleware(HotRoutes, routes=hot_routes)
    app.add_middleware(_RequestContext, body_limits=body_limits or {})
    return app


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


def serve(app: FastAPI, settings: ServiceSettings, port: int) -> None:
    """Run the application until it is told to end; finishes requests under way first.

    Then the process ends with code 0, as a supervisor expects of one that was asked to.
    """
    # What has been loaded stays for good: the collector need not look at it again.
    gc.collect()
    gc.freeze()
    # Uvicorn raises the signal again when it is done; without a handler that would be code -15.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    uvicorn.run(
        app,
        host=settings.host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=10,
        # X-Forwarded-* is read by those who need it; the scheme is not rewritten by anybody.
        proxy_headers=False,
        **_loop_options(),
    )


def _loop_options() -> dict[str, Any]:
    return {"loop": "uvloop", "http": "httptools"}
