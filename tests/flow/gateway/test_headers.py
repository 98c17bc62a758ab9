"""What every answer carries, whoever writes it, and whatever its status."""

from itertools import product

import pytest

from tests.support.doors import DOORS, SOME_ID, Door, address_of, routes
from tests.support.gateway import Gateway, visitor

_WANTED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_POLICY = "default-src 'none'"


@pytest.mark.parametrize("status", [200, 404, 422, 503])
def test_every_route_has_them_at_every_status(gateway: Gateway, status: int) -> None:
    wrong = []
    doors = (*DOORS, Door("wizard", "main", "installer", ""))
    known = [route for door in doors for route in routes(door)]
    for number, ((method, path), door_name) in enumerate(product(known, ("cabinet", "admin"))):
        _, headers, _ = gateway.ask(
            door_name,
            f"{address_of(path)}?status={status}",
            method,
            source=visitor(number),
            headers={"Content-Length": "0"},
        )
        lacking = [name for name, value in _WANTED.items() if headers[name] != value]
        if lacking or not (headers["content-security-policy"] or "").startswith(_POLICY):
            wrong.append(f"{door_name} {method} {path}: {lacking}")
        if not headers["permissions-policy"] or not headers["x-request-id"]:
            wrong.append(f"{door_name} {method} {path}")
    assert wrong == []


@pytest.mark.parametrize(
    ("door", "path"),
    [
        ("cabinet", f"/api/notifications/unsubscribe/{SOME_ID}"),
        ("admin", "/api/notifications/staff/announcements/preview/letter"),
    ],
)
def test_a_document_keeps_what_its_service_says_and_gets_the_rest(
    gateway: Gateway, door: str, path: str
) -> None:
    own = {
        "Content-Security-Policy": "sandbox",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "SAMEORIGIN",
    }
    query = "&".join(f"{name}={value}" for name, value in own.items())
    _, headers, _ = gateway.ask(door, f"{path}?{query}")
    for name, value in own.items():
        assert headers.get_all(name) == [value]
    assert headers.get_all("x-content-type-options") == ["nosniff"]
    assert headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.parametrize("door", ["cabinet", "admin", "wizard"])
def test_a_page_is_never_kept_and_its_files_for_long(gateway: Gateway, door: str) -> None:
    base = "/wizard" if door == "wizard" else ""
    _, headers, page = gateway.ask(door, f"{base}/")
    assert headers["cache-control"] == "no-cache"
    nonce = page.decode().split("nonce='")[1].split("'")[0]
    assert f"'nonce-{nonce}'" in headers["content-security-policy"]
    _, headers, _ = gateway.ask(door, f"{base}/assets/app.js")
    assert "immutable" in headers["cache-control"]
    assert headers["x-frame-options"] == "DENY"
