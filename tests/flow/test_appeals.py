"""An appeal through kills: a file waits, an answer is told once, and what is sent again is one."""

from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import uuid4

import pytest

from tests.support import plain
from tests.support.documents import JPEG
from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server
from tests.support.tokens import bearer, user_token


@pytest.fixture(scope="module")
async def started(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    folder = tmp_path_factory.mktemp("mail")
    async with running_suite(server, migrated, folder, "appeals", panel=True) as suite:
        yield suite


async def test_nothing_is_lost_and_nothing_is_told_twice(started: Suite) -> None:
    suite = started
    suite.ensure()
    number, address_id, email = await suite.account()
    await suite.register(number, address_id, email)
    suite.password(email)
    await suite.all_is_sent()
    user_id = await suite.fetch("auth", "SELECT id FROM users WHERE email = $1", email)
    place = f"{suite.urls['cabinet_url']}/api/cabinet"
    own = bearer(user_token("consumer", str(user_id)))
    desk = bearer(user_token("staff", str(uuid4()), role="operator", name="Ольга"))

    def ask(method: str, path: str, headers: dict[str, str], **more: Any) -> Any:
        answer = plain.request(method, f"{place}{path}", headers=headers, timeout=60, **more)
        assert answer.status_code < 300, answer.text
        return answer.json()

    file = ask("POST", "/appeals/files?name=a.jpg", own, content=JPEG)
    suite.processes["cabinet"].kill()
    suite.processes["cabinet"].start()
    topic = ask("GET", "/appeals/form", own)["topics"][0]["id"]
    given = {"kind": "question", "topic_id": topic, "text": "Где?", "file_ids": [file["id"]]}
    key = own | {"Idempotency-Key": str(uuid4())}
    sent = ask("POST", "/appeals", key, json=given)
    # Whoever has not heard the answer sends it again.
    suite.processes["cabinet"].kill()
    suite.processes["cabinet"].start()
    assert ask("POST", "/appeals", key, json=given)["id"] == sent["id"]
    suite.processes["notifications"].kill()
    path = f"/staff/appeals/{sent['id']}"
    card = ask("GET", path, desk)
    assert [one["name"] for one in card["messages"][0]["files"]] == ["a.jpg"]
    ask("POST", f"{path}/notes", desk, json={"text": "Тайное слово"})
    answer = {"text": "Здесь.", "after": card["messages"][-1]["id"], "status": "done"}
    again = desk | {"Idempotency-Key": str(uuid4())}
    first = ask("POST", f"{path}/answers", again, json=answer)
    suite.processes["cabinet worker"].kill()
    suite.processes["cabinet worker"].start()
    assert ask("POST", f"{path}/answers", again, json=answer)["id"] == first["id"]
    suite.processes["notifications"].start()
    await suite.all_is_sent()
    # The first letter is that of the registration.
    letters = suite.letters(email, 2)
    assert sum("Здесь." in one["text"] for one in letters) == 1
    assert not any("Тайное" in one["text"] for one in letters)
    notices = "SELECT count(*) FROM notices WHERE body LIKE '%Здесь.%'"
    assert await suite.fetch("notifications", notices) == 1
    assert ask("GET", "/appeals?archived=true", own)["unread"] == 1
