"""Forged tokens at the doors of auth: 401, never 5xx."""

import pytest

from services.kit.tokens import SERVICE_TOKEN, USER_TOKEN
from tests.api.auth.conftest import Auth
from tests.support.forgeries import forgeries
from tests.support.tokens import bearer, service_token


@pytest.fixture(scope="module", params=["header", "cookie"])
def carried(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_forged_user_tokens(auth: Auth, carried: str) -> None:
    browser = auth.new_browser("admin")
    forged = forgeries(USER_TOKEN, "staff", "auth")
    wrong = {}
    for kind, token in forged.items():
        text = token.encode("ascii", "ignore").decode()
        headers = bearer(text) if carried == "header" else {"Cookie": f"admin_access={text}"}
        for method, path in (("GET", "/me"), ("PUT", "/me/language"), ("POST", "/change-password")):
            answer = await browser.request(
                method,
                f"/api/auth{path}",
                headers=headers,
                json={"language": "ru", "current_password": "x", "new_password": "y"},
            )
            if answer.status_code != 401:
                wrong[kind, path] = answer.status_code
    assert not wrong
    assert len(forged) >= 40


async def test_forged_service_tokens(auth: Auth) -> None:
    wrong = {}
    for kind, token in forgeries(SERVICE_TOKEN, "auth", "wizard").items():
        answer = await auth.browser.get("/internal/setup/progress", headers=bearer(token))
        if answer.status_code != 401:
            wrong[kind] = answer.status_code
    assert not wrong
    answer = await auth.browser.get(
        "/internal/setup/progress", headers=bearer(service_token("wizard", "auth"))
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("issuer", "status"),
    [("cabinet", 403), ("notifications", 403), ("integration", 403), ("auth", 401)],
)
async def test_other_services_may_not_set_auth_up(auth: Auth, issuer: str, status: int) -> None:
    answer = await auth.browser.get(
        "/internal/setup/progress", headers=bearer(service_token(issuer, "auth"))
    )
    assert answer.status_code == status
