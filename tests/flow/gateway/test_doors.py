"""Which routes of which service are behind which door: every one of them, walked through."""

import pytest

from tests.support.doors import DOORS, OPEN_TO_ANYBODY, Door, address_of, is_below_staff, routes
from tests.support.gateway import Gateway, visitor

# Routes of both classes of user, told apart by the door (`X-Application`).
_BOTH = ("sign-in", "sign-out", "refresh", "me", "change-password", "passkeys")
_WIZARD = Door("wizard", "main", "installer", "")


def _wanted(door: Door, path: str) -> dict[str, str]:
    """Return by which door a service's route is reached, and by what address there."""
    if not path.startswith(("/api/", "/v1/")):
        return {}
    if is_below_staff(path):
        return {"admin": path}
    match door.service, door.module:
        case "auth", _:
            if path == "/api/auth/oauth/token":
                return {"admin": "/api/systems/oauth/token"}
            both = path.split("/")[3] in _BOTH
            return dict.fromkeys(("cabinet", "admin") if both else ("cabinet",), path)
        case "admin_panel", "systems.main":
            return {"admin": f"/api/systems{path}"}
        case "wizard", _:
            return {"wizard": path}
    # The panel is no application of the home screen.
    if path.startswith("/api/cabinet/supplier") and not path.endswith("/application"):
        return dict.fromkeys(("cabinet", "admin"), path)
    audience = door.audience_of(path)
    return {{"consumer": "cabinet", "staff": "admin"}[audience]: path}


_ALL = [
    (f"{door.service} {method} {path}", door, method, path)
    for door in (*DOORS, _WIZARD)
    for method, path in routes(door)
]


@pytest.mark.parametrize("door_name", ["cabinet", "admin", "wizard"])
def test_each_route_is_behind_its_own_doors_only(gateway: Gateway, door_name: str) -> None:
    wrong = []
    for number, (name, door, method, path) in enumerate(_ALL):
        wanted = _wanted(door, path)
        status, _, told = gateway.ask(
            door_name,
            address_of(wanted.get(door_name, path)),
            method,
            source=visitor(number),
            headers={"Content-Length": "0"},
        )
        # The wizard of this gateway is down: 503 says that it was asked. A page is no service.
        page = isinstance(told, bytes)
        reached = not page and status in {200, 503}
        if reached != (door_name in wanted):
            wrong.append(f"{name}: {status}")
        elif not (reached or page) and told["type"].split(":")[-1] not in {
            "not-found",
            "method-not-allowed",
        }:
            wrong.append(f"{name}: {told['type']}")
        elif reached and status == 200 and told["service"].split("_systems")[0] != door.service:
            wrong.append(f"{name}: {told['service']}")
    assert wrong == []


def test_routes_of_staff_are_not_on_the_consumers_door(gateway: Gateway) -> None:
    for path in ("announcements", "files", "letters", "staff/anything", "mail", "templates"):
        for method in ("GET", "POST", "DELETE"):
            status, _, told = gateway.ask("cabinet", f"/api/notifications/{path}", method)
            assert (status, told["status"]) == (404, 404), path
    for path in ("auth/oauth/token", "admin/users"):
        assert gateway.ask("cabinet", f"/api/{path}", "POST")[0] == 404, path


@pytest.mark.parametrize("service", ["auth", "cabinet", "notifications", "integration"])
def test_what_a_service_keeps_for_staff_is_on_their_door_alone(
    gateway: Gateway, service: str
) -> None:
    """Also what no service has yet: the first that has it must not be open by that."""
    for path in ("staff/anything", "staff/", "staff/users/1/accounts/take", "staff?a=b"):
        for method in ("GET", "POST", "PUT", "DELETE"):
            for door in ("cabinet", "wizard"):
                status, headers, _ = gateway.ask(door, f"/api/{service}/{path}", method)
                assert (status, headers.get_content_type()) == (404, "application/problem+json")
    path = f"/api/{service}/staff/anything"
    status, _, told = gateway.ask("admin", path, "POST")
    assert (status, told["service"], told["path"]) == (200, service, path)


def test_nothing_of_the_consumers_is_on_the_staffs_door(gateway: Gateway) -> None:
    for path in ("notifications/stream", "notifications/notices", "cabinet/home"):
        assert gateway.ask("admin", f"/api/{path}")[0] == 404, path
    for path in ("auth/registrations", "auth/recoveries", "auth/captcha"):
        assert gateway.ask("admin", f"/api/{path}", "POST")[0] == 404, path


def test_a_name_that_only_begins_alike_is_another(gateway: Gateway) -> None:
    for path in (
        "auth/mean",
        "auth/sign-in-again",
        "notifications/pushing",
        "notifications/streams",
    ):
        assert gateway.ask("cabinet", f"/api/{path}")[0] == 404, path


def test_what_anybody_may_ask_is_known_to_the_walk() -> None:
    walked = {f"{method} {path}" for _, _, method, path in _ALL}
    assert {route for routes in OPEN_TO_ANYBODY.values() for route in routes} <= walked
