"""Every door of the suite and every route behind it, and which of them are open to anybody."""

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi.routing import APIRoute

from services.kit.staff import Act


@dataclass(frozen=True)
class Door:
    """One application: its service and module, and whose tokens it takes."""

    service: str
    module: str
    # Audience of the user tokens, but for what lies below `staff/`.
    audience: str
    caller: str

    def audience_of(self, path: str) -> str:
        """Return the audience that the route at this path demands."""
        return "staff" if is_below_staff(path) else self.audience


def is_below_staff(path: str) -> bool:
    """Say whether a path is among those that a service keeps for staff."""
    return re.match(r"/api/[^/]+/staff(/|$)", path) is not None


DOORS = (
    Door("auth", "main", "consumer", "wizard"),
    Door("cabinet", "main", "consumer", "admin_panel"),
    Door("notifications", "main", "consumer", "auth"),
    Door("admin_panel", "main", "staff", "wizard"),
    Door("admin_panel", "systems.main", "systems", "wizard"),
    Door("integration", "main", "staff", "wizard"),
)

# POST for the size of what they are given; they keep nothing. A draft of one's own, and being at an
# appeal, is no act that anybody asks the log for.
CHANGES_NOTHING = {
    "POST /api/admin/analytics/renewal",
    "PUT /api/admin/analytics/arrangement",
    "PUT /api/admin/tables/{name}/columns",
    "DELETE /api/cabinet/staff/appeals/{appeal_id}/draft",
    "PUT /api/cabinet/staff/appeals/{appeal_id}/draft",
    "PUT /api/cabinet/staff/appeals/{appeal_id}/presence",
    "POST /api/cabinet/staff/deletions/plan",
    "POST /api/cabinet/staff/desk-hours/preview",
    "POST /api/cabinet/staff/outages/preview",
    "POST /api/cabinet/staff/tariff-schedules/import/preview",
    "POST /api/cabinet/staff/tariff-schedules/{schedule_id}/assignments/preview",
    "POST /api/notifications/staff/announcements/preview",
    "POST /api/notifications/staff/announcements/preview/letter",
}
# Whoever adds a route that needs no token names it here.
OPEN_TO_ANYBODY = {
    "auth": {
        "GET /api/auth/altcha",
        "GET /api/auth/passkeys",
        "POST /api/auth/sign-in/passkey",
        "POST /api/auth/sign-in/passkey/options",
        "POST /api/auth/sign-in/passkey/confirm",
        "POST /api/auth/sign-in/passkey/confirm-options",
        "POST /api/auth/captcha",
        "POST /api/auth/consent-links",
        "POST /api/auth/consent-links/look",
        "POST /api/auth/oauth/token",
        "POST /api/auth/recoveries",
        "POST /api/auth/recoveries/confirm",
        "POST /api/auth/refresh",
        "POST /api/auth/registrations",
        "POST /api/auth/sign-in",
        "POST /api/auth/sign-in/confirm",
        "POST /api/auth/sign-in/letter",
        "POST /api/auth/sign-out",
    },
    "wizard": {"POST /api/wizard/pass", "POST /api/wizard/sign-in"},
    "cabinet": {
        "GET /api/cabinet/addresses",
        "GET /api/cabinet/information",
        "GET /api/cabinet/information/documents/{document_id}/file",
        "GET /api/cabinet/information/pictures/{picture_id}",
        "GET /api/cabinet/information/search",
        "GET /api/cabinet/receipts/keys",
        "POST /api/cabinet/receipts/verify",
        "GET /api/cabinet/supplier",
        "GET /api/cabinet/supplier/application",
        "GET /api/cabinet/supplier/logo/{digest}",
    },
    "notifications": {
        "GET /api/notifications/unsubscribe/{token}",
        "POST /api/notifications/unsubscribe/{token}",
    },
}
SOME_ID = "0d6c1b6e-9c7b-4bb1-8a2f-0a4f6e1f7f10"
_READS = {"GET", "HEAD"}
_FOR_SUPERVISORS = {"GET /health", "GET /health/mailbox", "GET /ready"}


def routes(door: Door) -> list[tuple[str, str]]:
    """Return method and path of every route of a door."""
    return sorted(
        (method, route.path)
        for route in route_objects(door)
        for method in (route.methods or set()) - {"HEAD"}
    )


def route_objects(door: Door) -> list[APIRoute]:
    """Return every route of a door as FastAPI knows it."""
    app = importlib.import_module(f"services.{door.service}.{door.module}").app
    return list(_below(app.routes))


def address_of(path: str) -> str:
    """Return an address that the path of a route stands for."""
    return re.sub(r"\{[^}]+\}", SOME_ID, path)


def staff_routes(door: Door) -> Iterator[tuple[str, APIRoute]]:
    """Return method and route of all that staff may ask of a door."""
    for route in route_objects(door):
        if route.path.startswith("/api/") and door.audience_of(route.path) == "staff":
            for method in sorted(route.methods or ()):
                if f"{method} {route.path}" not in OPEN_TO_ANYBODY.get(door.service, set()):
                    yield method, route


def acts_of(route: APIRoute) -> list[Act]:
    """Return what a route says that it changes."""
    return [one.dependency for one in route.dependencies if isinstance(one.dependency, Act)]


def changes(method: str, route: APIRoute) -> bool:
    """Say whether a route of staff changes anything."""
    return method not in _READS and f"{method} {route.path}" not in CHANGES_NOTHING


def guarded_routes(door: Door) -> list[tuple[str, str]]:
    """Return the routes that must know who calls."""
    free = OPEN_TO_ANYBODY.get(door.service, set()) | _FOR_SUPERVISORS
    return [(method, path) for method, path in routes(door) if f"{method} {path}" not in free]


def _below(found: list[Any]) -> Iterator[APIRoute]:
    for one in found:
        if isinstance(one, APIRoute):
            yield one
        elif hasattr(one, "original_router"):
            yield from _below(one.original_router.routes)
