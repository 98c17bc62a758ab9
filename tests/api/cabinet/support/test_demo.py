"""The demo's appeals are such as the service takes, and are written once."""

import asyncio
from typing import Any

import pytest

from deploy.demo import appeals
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, as_user
from tests.api.cabinet.support.writing import listed

_CABINET, _PANEL = 1, 2


async def test_people_write_and_the_desk_answers_as_the_demo_tells(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()
    users = {"anna": ANNA, "boris": BORIS}

    class Door(appeals.Door):
        """Somebody who is signed in here, without a gateway before the service."""

        def sign_in(self, login: str, password: str) -> "Door":
            known = home.desk.staff("administrator")
            self.headers = known if self.port == _PANEL else as_user(users[login])
            return self

        def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
            asked = home.client.request(method, path, json=body, headers=self.headers | headers)
            answer = asyncio.run_coroutine_threadsafe(asked, loop).result(60)
            if answer.status_code >= 400:
                raise appeals.Refused(answer.text)
            return answer.json()

    monkeypatch.setattr(appeals, "Door", Door)
    people = [{"login": name, "password": ""} for name in users]
    staff = {"login": "olga", "password": ""}
    for _ in range(2):
        written = await asyncio.to_thread(appeals.write, _CABINET, _PANEL, people, staff)
        assert written == 16
        page = await listed(home)
        assert (page["total"], min(page["counters"].values()) > 0) == (16, True)
    rows = (await listed(home, limit=50))["items"]
    assert {one["team"]["name"] for one in rows if one["team"]} == {"Присоединение"}
    titles = [one["title"] for one in (await home.get("appeals/form"))["topics"]]
    assert titles.count("Технологическое присоединение") == 1
