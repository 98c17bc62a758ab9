"""A session restricted to setting a second factor up is refused by the routes of every service."""

from uuid import uuid4

import pytest

from tests.conftest import MakeApplication
from tests.support.tokens import bearer, user_token

# For everybody, also without a session.
_OPEN = {
    "/api/cabinet/addresses",
    "/api/cabinet/information",
    "/api/cabinet/information/documents/{document_id}/file",
    "/api/cabinet/information/pictures/{picture_id}",
    "/api/cabinet/information/search",
    "/api/cabinet/receipts/keys",
    "/api/cabinet/receipts/verify",
    "/api/cabinet/supplier",
    "/api/cabinet/supplier/application",
    "/api/cabinet/supplier/logo/{digest}",
    "/api/notifications/unsubscribe/{token}",
}


@pytest.mark.parametrize(
    ("service", "at_least"),
    [("cabinet", 15), ("admin_panel", 3), ("notifications", 5), ("integration", 2)],
)
async def test_second_factor_is_demanded_everywhere(
    service: str, at_least: int, service_app: MakeApplication
) -> None:
    app, client = await service_app(service)
    tokens = {
        audience: bearer(
            user_token(
                audience,
                str(uuid4()),
                role="administrator" if audience == "staff" else "",
                restricted="second_factor_setup",
            )
        )
        for audience in ("staff", "consumer")
    }
    tried = 0
    for path, item in app.openapi()["paths"].items():
        if not path.startswith("/api/") or path in _OPEN:
            continue
        for method in item:
            types = {
                answer.json()["type"].rpartition(":")[2]
                for headers in tokens.values()
                for answer in [await client.request(method, path, headers=headers, json={})]
            }
            # Each route is for one class of users; the other one's token is no token there.
            assert types == {"second-factor-required", "unauthenticated"}, (method, path)
            tried += 1
    assert tried >= at_least


async def test_a_restriction_nobody_knows_allows_nothing(service_app: MakeApplication) -> None:
    _, client = await service_app("cabinet")
    token = user_token("consumer", str(uuid4()), restricted="something_new")
    answer = await client.get("/api/cabinet/overview", headers=bearer(token))
    assert answer.status_code == 403
    assert answer.json()["type"].endswith(":forbidden")
