"""Who looks through consumers and registrations is in the log; names go to the keeper of it."""

from uuid import uuid4

import orjson

from tests.api.auth.conftest import EMAIL, Auth
from tests.support.tokens import bearer, service_token, user_token


async def test_lists_of_people_tell_who_has_looked(auth: Auth) -> None:
    headers = await auth.as_staff()
    before = await auth.value("SELECT count(*) FROM outbox WHERE subscriber = 'admin_panel'")
    for path in ("consumers", "consumers", "registrations"):
        found = await auth.browser.get(
            f"/api/auth/staff/{path}", params={"search": EMAIL}, headers=headers
        )
        assert found.status_code == 200
    async with auth.database.connection() as connection:
        rows = await connection.fetch(
            "SELECT data::text FROM outbox WHERE data->>'action' LIKE 'look_at_%'"
            " ORDER BY occurred_at"
        )
    told = [orjson.loads(row["data"]) for row in rows]
    assert (before, [one["object_id"] for one in told]) == (0, ["users", "registrations"])
    searched = {"search": {"letters": len(EMAIL)}}
    assert told[0]["details"]["filter"] == searched | {"active": None}
    assert EMAIL not in str(told)


async def test_names_are_told_to_the_keeper_of_the_log(auth: Auth) -> None:
    user = str(await auth.value("SELECT id FROM users WHERE user_class = 'consumer' LIMIT 1"))
    clerk = str(await auth.value("SELECT id FROM users WHERE login = 'olga'"))
    asked = [{"kind": "user", "id": one} for one in (user, clerk, str(uuid4()), "no key")]
    asked.append({"kind": "meter", "id": "1"})
    answer = await auth.browser.post(
        "/internal/names",
        json={"things": asked},
        headers=bearer(service_token("admin_panel", "auth")),
    )
    told = {one["id"]: one for one in answer.json()["names"]}
    assert told.keys() == {user, clerk}
    assert (told[user]["login"], told[clerk]["login"]) == (None, "olga")
    assert told[clerk]["name"]
    for stranger in (
        service_token("cabinet", "auth"),
        user_token("staff", clerk, role="administrator"),
    ):
        refused = await auth.browser.post(
            "/internal/names", json={"things": asked}, headers=bearer(stranger)
        )
        assert refused.status_code in (401, 403)
