"""What the gateway routes, what it never routes, and what every answer carries."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.e2e.suite import Suite

APPLICATIONS = ("cabinet", "admin", "wizard")


@pytest.mark.parametrize("application", APPLICATIONS)
@pytest.mark.parametrize(
    "path",
    [
        "/internal/users",
        "/internal/setup/database",
        "/internal",
        "/health",
        "/ready",
        "/openapi.json",
        "/api/nothing",
        "/api/cabinet/../../internal/accounts",
        "/api/auth/..%2f..%2finternal/users",
        "/api//internal/batches",
    ],
)
def test_inner_routes_are_not_to_be_had(suite: Suite, application: str, path: str) -> None:
    with httpx.Client(base_url=suite.page(application)) as client:
        # A URL object of raw bytes: httpx would tidy the dots away before they are sent.
        answer = client.request(
            "GET", httpx.URL(suite.page(application)).copy_with(raw_path=path.encode())
        )
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["type"].startswith("urn:personal-cabinet:problem:")


@pytest.mark.parametrize("application", APPLICATIONS)
def test_every_page_has_a_strict_policy_and_a_nonce_of_its_own(
    suite: Suite, application: str
) -> None:
    path = "/wizard/" if application == "wizard" else "/"
    pages = [httpx.get(suite.page(application) + path) for _ in range(2)]
    policies = [page.headers["content-security-policy"] for page in pages]
    assert policies[0] != policies[1]
    for page, policy in zip(pages, policies, strict=True):
        assert "unsafe-inline" not in policy
        assert "unsafe-eval" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "__CSP_NONCE__" not in page.text
        assert page.headers["x-content-type-options"] == "nosniff"
        assert "nginx/" not in page.headers.get("server", "")


def test_hashed_files_are_cached_for_long_and_compressed(suite: Suite) -> None:
    base = suite.page("cabinet")
    page = httpx.get(base).text
    script = next(part.split('"')[0] for part in page.split('src="')[1:] if "/assets/" in part[:20])
    answer = httpx.get(base + script, headers={"Accept-Encoding": "gzip"})
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"


def test_the_systems_door_is_open_to_machines_behind_the_gateway(suite: Suite) -> None:
    told = suite.send_batch("customers", b'{"id": "e2e-1", "kind": "individual"}\nnot json\n')
    assert (told["accepted"], told["rejected"]) == (0, 2)
    assert [error["line"] for error in told["errors"]] == [1, 2]


def test_a_consumers_token_opens_no_other_door(suite: Suite) -> None:
    base = suite.page("cabinet")
    person = suite.logins["cabinet"][0]
    with httpx.Client(base_url=base, headers={"Origin": base}) as client:
        client.post(
            "/api/auth/sign-in", json={"login": person["login"], "password": person["password"]}
        ).raise_for_status()
        token = client.cookies["cabinet_access"]
    for address in (
        f"{suite.page('admin')}/api/cabinet/staff/accounts",
        f"{suite.page('admin')}/api/systems/v1/batches/00000000-0000-0000-0000-000000000000",
        f"{suite.page('wizard')}/api/wizard/state",
    ):
        answer = httpx.get(address, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 401, address


@pytest.mark.parametrize("other", ["http://127.0.0.1:8081", "http://evil.example", "null"])
def test_a_post_from_elsewhere_is_refused(suite: Suite, other: str) -> None:
    answer = httpx.post(
        f"{suite.page('cabinet')}/api/auth/sign-in",
        json={"login": "x@example.org", "password": "x"},
        headers={"Origin": other},
    )
    assert answer.status_code == 403


def test_a_flood_of_address_searches_is_slowed(suite: Suite) -> None:
    # The gateway counts by address: a visitor of its own, so that no other test is slowed.
    visitor = httpx.HTTPTransport(local_address="127.0.0.2")
    with (
        httpx.Client(base_url=suite.page("cabinet"), transport=visitor) as client,
        ThreadPoolExecutor(8) as pool,
    ):
        answers = list(
            pool.map(
                lambda _: client.get("/api/cabinet/addresses", params={"query": "омск садов"}),
                range(300),
            )
        )
    refused = [answer for answer in answers if answer.status_code == 429]
    assert {answer.status_code for answer in answers} == {200, 429}
    assert refused[0].headers["content-type"].startswith("application/problem+json")
    assert refused[0].headers["retry-after"]
