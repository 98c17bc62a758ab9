"""Through a proxy with TLS in front of the running suite: who signed in, from where, how."""

import httpx
import pytest

from tests.e2e.suite import Suite

# The address from which the tests' suite believes a proxy.
_FRONT = "127.0.0.2"
_VISITOR = "198.51.100.7"


def _behind_a_front(suite: Suite, visitor: str, source: str = _FRONT) -> httpx.Client:
    base = suite.page("cabinet")
    host = base.removeprefix("http://")
    return httpx.Client(
        base_url=base,
        transport=httpx.HTTPTransport(local_address=source),
        headers={
            "X-Forwarded-For": visitor,
            "X-Forwarded-Proto": "https",
            # Without Sec-Fetch-Site, as of an old browser: the origin must be the page's own.
            "Origin": f"https://{host}",
        },
    )


def test_the_list_of_sessions_shows_the_visitor(suite: Suite) -> None:
    person = suite.logins["cabinet"][0]
    with _behind_a_front(suite, _VISITOR) as client:
        answer = client.post(
            "/api/auth/sign-in", json={"login": person["login"], "password": person["password"]}
        )
        assert answer.status_code in {200, 202}, answer.text
        assert answer.headers["strict-transport-security"]
        if answer.status_code == 200:
            sessions = client.get("/api/auth/me/sessions").json()["items"]
            current = next(one for one in sessions if one["current"])
            assert current["address"] == _VISITOR
            assert client.post("/api/auth/sign-out").status_code == 204


@pytest.mark.parametrize("path", ["/api/auth/sign-in", "/api/auth/refresh"])
def test_nobody_else_makes_https_of_http(suite: Suite, path: str) -> None:
    with _behind_a_front(suite, _VISITOR, "127.0.0.1") as client:
        answer = client.post(path, json={"login": "x@example.org", "password": "x"})
    assert answer.status_code == 403
    assert answer.json()["type"].endswith(":cross-origin-request")
    assert "strict-transport-security" not in answer.headers
