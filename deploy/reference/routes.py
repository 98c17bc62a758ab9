"""The page of all routes: who may ask for each, and what it does."""

import importlib
from collections.abc import Iterable, Iterator
from typing import Any

from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from deploy.reference.markdown import first_sentence, page, table
from services.kit.identity import whom_it_lets_in

DOORS = (
    ("auth", "main"),
    ("cabinet", "main"),
    ("notifications", "main"),
    ("admin_panel", "main"),
    ("admin_panel", "systems.main"),
    ("integration", "main"),
    ("wizard", "main"),
)
# Every application has them, for its supervisor.
_EVERYWHERE = ("/health", "/ready")


def routes() -> str:
    """Return the page of all routes of all applications."""
    return page(
        "Routes",
        "Every address of every application, at its own port. What the gateway lets through, and"
        " at which door, stands in `gateway/`; the shapes stand in `/openapi.json` of each. Each"
        " application has `/health` and `/ready` as well.",
        (_application(service, module) for service, module in DOORS),
    )


def _application(service: str, module: str) -> tuple[str, str]:
    app = importlib.import_module(f"services.{service}.{module}").app
    rows = sorted(
        (f"`{route.path}`", method, who(route), first_sentence(route.endpoint.__doc__))
        for route in below(app.routes)
        for method in (route.methods or set()) - {"HEAD"}
        if route.path not in _EVERYWHERE
    )
    name = service if module == "main" else f"{service}, {module}"
    return name, table(("path", "method", "who", "what"), rows)


def below(found: Iterable[Any]) -> Iterator[APIRoute]:
    """Return the routes of an application, those of its routers among them."""
    for one in found:
        if isinstance(one, APIRoute):
            yield one
        elif hasattr(one, "original_router"):
            yield from below(one.original_router.routes)


def who(route: APIRoute) -> str:
    """Return whom a route lets in, in words."""
    known = {whom_it_lets_in(call) for call in (route.endpoint, *calls(route.dependant))}
    return "; ".join(sorted(known - {""})) or "anybody"


def calls(dependant: Dependant) -> Iterator[Any]:
    """Return what a route depends on, however deep."""
    for dependency in dependant.dependencies:
        yield dependency.call
        yield from calls(dependency)
