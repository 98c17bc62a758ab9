"""The wizard over HTTP: who may open it, what it shows, what it refuses."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from services.kit.tokens import USER_TOKEN
from services.wizard.bootstrap import bootstrap_token
from services.wizard.main import make_app
from tests.api.wizard.conftest import alone
from tests.support.doors import SOME_ID, Door, address_of, guarded_routes
from tests.support.forgeries import forgeries
from tests.support.tokens import bearer, service_token, user_token

CONNECTION = {"host": "127.0.0.1", "port": 1, "user": "auth", "database": "auth"}


@pytest.fixture
def state_dir(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "wizard"


@pytest.fixture
async def client(state_dir: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = make_app(alone(state_dir, log_format="json"))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://testserver",
            headers={"Origin": "http://testserver"},
        ) as opened,
    ):
        yield opened


async def _sign_in(client: httpx.AsyncClient, state_dir: Path) -> None:
    token = bootstrap_token(state_dir)
    answer = await client.post("/api/wizard/sign-in", json={"token": token})
    assert answer.status_code == 204


async def test_the_bootstrap_token_opens_the_wizard(
    client: httpx.AsyncClient, state_dir: Path
) -> None:
    await _sign_in(client, state_dir)
    state = (await client.get("/api/wizard/state")).json()
    assert [step["id"] for step in state["steps"]][:2] == ["auth", "cabinet"]
    assert state["current"] == "auth"


async def test_a_wrong_token_is_refused_and_guessing_is_slowed_down(
    client: httpx.AsyncClient, state_dir: Path
) -> None:
    answers = [
        (await client.post("/api/wizard/sign-in", json={"token": f"guess {number}"}))
        for number in range(12)
    ]
    assert [a.status_code for a in answers] == [401] * 10 + [429] * 2
    assert answers[0].json()["type"].endswith(":wrong-bootstrap-token")
    assert answers[-1].headers["Retry-After"] == "60"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/wizard/state"),
        ("POST", "/api/wizard/sign-out"),
        ("GET", "/api/wizard/services/auth/connection"),
        ("POST", "/api/wizard/services/auth/check"),
        ("POST", "/api/wizard/services/auth/make"),
        ("POST", "/api/wizard/services/auth/apply"),
        ("GET", f"/api/wizard/jobs/{'0' * 32}"),
    ],
)
@pytest.mark.parametrize("header", ["none", "staff", "service", "cookie"])
async def test_nobody_else_gets_in(
    client: httpx.AsyncClient, method: str, path: str, header: str
) -> None:
    headers = {
        "none": {},
        "staff": bearer(user_token("staff", "someone", role="administrator")),
        "service": bearer(service_token("auth", "wizard")),
        "cookie": {"Cookie": "wizard_session=made-up"},
    }[header]
    answer = await client.request(method, path, headers=headers, json=CONNECTION)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_post_from_another_port_is_refused(
    client: httpx.AsyncClient, state_dir: Path
) -> None:
    await _sign_in(client, state_dir)
    answer = await client.post(
        "/api/wizard/services/auth/check",
        json=CONNECTION,
        headers={"Origin": "http://testserver:8081"},
    )
    assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (
        403,
        "cross-origin-request",
    )


async def test_a_service_that_is_down_is_named(client: httpx.AsyncClient, state_dir: Path) -> None:
    await _sign_in(client, state_dir)
    answer = await client.post("/api/wizard/services/auth/check", json=CONNECTION)
    assert answer.status_code == 503
    assert answer.json()["type"].endswith(":service-unreachable")


async def test_a_locked_step_cannot_be_applied(client: httpx.AsyncClient, state_dir: Path) -> None:
    await _sign_in(client, state_dir)
    for step in ("notifications", "integration"):
        answer = await client.post(f"/api/wizard/services/{step}/apply", json=CONNECTION)
        assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (409, "step-locked")


async def test_a_job_that_cannot_reach_its_service_fails_and_says_why(
    client: httpx.AsyncClient, state_dir: Path
) -> None:
    await _sign_in(client, state_dir)
    started = await client.post("/api/wizard/services/auth/apply", json=CONNECTION)
    assert started.status_code == 202
    # The test transport returns once background work is over, so the job has ended.
    job = (await client.get(f"/api/wizard/jobs/{started.json()['id']}")).json()
    assert job["state"] == "failed"
    assert job["stages"][0] == {"id": "check", "state": "failed", "detail": "service-unreachable"}
    assert job["log"][-1]["code"] == "service-unreachable"


@pytest.mark.parametrize(
    "change",
    [
        {"port": 0},
        {"port": "x"},
        {"host": ""},
        {"host": "a b"},
        {"user": "u" * 64},
        {"password": ""},
    ],
)
async def test_bad_input_names_the_field_and_never_its_value(
    client: httpx.AsyncClient, state_dir: Path, change: dict[str, object]
) -> None:
    await _sign_in(client, state_dir)
    answer = await client.post("/api/wizard/services/auth/check", json=CONNECTION | change)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == list(change)
    assert "u" * 64 not in answer.text


async def test_sign_out_ends_the_session(client: httpx.AsyncClient, state_dir: Path) -> None:
    await _sign_in(client, state_dir)
    cookie = client.cookies["wizard_session"]
    assert (await client.post("/api/wizard/sign-out")).status_code == 204
    answer = await client.get("/api/wizard/state", headers={"Cookie": f"wizard_session={cookie}"})
    assert answer.status_code == 401


async def test_secrets_lie_in_files_that_only_the_owner_reads(
    client: httpx.AsyncClient, state_dir: Path
) -> None:
    await _sign_in(client, state_dir)
    token, session = bootstrap_token(state_dir), client.cookies["wizard_session"]
    assert {
        (state_dir / n).stat().st_mode & 0o777 for n in ("bootstrap-token", "state.sqlite3")
    } == {0o600}
    stored = b"".join(path.read_bytes() for path in state_dir.glob("state.sqlite3*"))
    assert token.encode() not in stored
    assert session.encode() not in stored


async def test_forged_tokens_and_sessions_open_nothing(client: httpx.AsyncClient) -> None:
    kinds = forgeries(USER_TOKEN, "setup", "auth") | {"staff": user_token("staff", SOME_ID)}
    wrong = {}
    for method, path in guarded_routes(Door("wizard", "main", "setup", "")):
        address = address_of(path.replace("{service}", "auth"))
        for kind, token in kinds.items():
            text = token.encode("ascii", "ignore").decode()
            for headers in (bearer(text), {"Cookie": f"wizard_session={text}"}):
                answer = await client.request(method, address, headers=headers, json={})
                if answer.status_code != 401:
                    wrong[f"{method} {path}: {kind}"] = answer.status_code
    assert wrong == {}
