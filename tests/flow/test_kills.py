"""A person's whole way while one part of the suite is killed in the middle of every step."""

import random
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server
from tests.support.processes import Process
from tests.support.waits import wait_until

_FIRST, _SECOND = "quiet river 17 under hills", "seven lamps 20 near the road"
# Long enough that some kills meet the answer, some what comes after it.
_LONGEST_PAUSE = 0.25
Act = Callable[[], httpx.Response]


@pytest.fixture(scope="module")
async def started(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    folder = tmp_path_factory.mktemp("mail")
    async with running_suite(server, migrated, folder, "kills", lease=5) as suite:
        yield suite


class Killer:
    """Kills one part while somebody acts, starts it again, and acts again as a person would."""

    def __init__(self, victim: Process, seed: int) -> None:
        self._victim = victim
        self._random = random.Random(seed)

    def during(self, act: Act, *good: int) -> httpx.Response:
        """Return the answer to the act; `good` are the answers that need no second try."""
        for _ in range(3):
            with ThreadPoolExecutor(1) as pool:
                asked = pool.submit(act)
                self._moment(asked.done)
                self._victim.kill()
                self._victim.start()
            try:
                answer = asked.result()
            except httpx.TransportError:
                continue
            if answer.status_code in good:
                return answer
            assert answer.status_code >= 500, answer.text
        answer = act()
        assert answer.status_code in good, answer.text
        return answer

    def _moment(self, done: Callable[[], bool]) -> None:
        """Let a random moment pass: some kills come before the answer, some after it."""
        if self._random.random() < 0.5:
            wait_until(done, what="the answer")
        time.sleep(self._random.uniform(0, _LONGEST_PAUSE))


@pytest.mark.parametrize(
    "victim", ["auth", "auth worker", "notifications", "notifications worker", "mailbox"]
)
async def test_nothing_is_lost_and_no_letter_goes_twice(started: Suite, victim: str) -> None:
    suite = started
    suite.ensure()
    processes = suite.processes | {"mailbox": suite.mailbox.process}
    killer = Killer(processes[victim], seed=len(victim))
    number, address_id, email = await suite.account()
    new_email = email.replace("new", "newer")
    humans = [await suite.human() for _ in range(8)]

    def post(path: str, **body: Any) -> Act:
        return lambda: suite.browser.post(f"/api/auth/{path}", json=body)

    def post_as_human(path: str, **body: Any) -> Act:
        return lambda: suite.browser.post(f"/api/auth/{path}", json=body | {"human": humans.pop()})

    def enter(password: str) -> None:
        assert suite.sign_in(email, password).status_code == 200

    suite.browser.cookies.clear()
    form = suite.form(number, address_id, email)
    killer.during(post_as_human("registrations", **form), 202)
    temporary = suite.password(email)
    enter(temporary)
    change = {"current_password": temporary, "new_password": _FIRST}
    # Who got no answer finds the password changed, or changes it now.
    killer.during(post("change-password", **change), 200, 401, 403)
    enter(_FIRST)
    suite.letters(email, 2)

    killer.during(post_as_human("recoveries", email=email), 202)
    recovered = suite.password(email, letters=3)
    enter(recovered)
    change = {"current_password": recovered, "new_password": _SECOND}
    killer.during(post("change-password", **change), 200, 401, 403)
    enter(_SECOND)
    suite.letters(email, 4)

    security = {"new_device_letter": True, "password": _SECOND}
    killer.during(lambda: suite.browser.put("/api/auth/me/security", json=security), 200)
    suite.letters(email, 5)
    suite.browser.cookies.clear()
    asked = suite.sign_in(email, _SECOND)
    attempt = {"attempt_id": asked.json()["second_factor"]["attempt_id"]}
    killer.during(post("sign-in/letter", **attempt), 202, 429)
    code = _code(suite.letters(email, 6)[0])
    confirm = {"method": "letter", "code": code, "remember_device": True}
    assert post("sign-in/confirm", **attempt, **confirm)().status_code == 200

    killer.during(post("me/email", new_email=new_email, password=_SECOND), 202, 429)
    new_code = _code(suite.letters(new_email, 1)[0])
    killer.during(post("me/email/confirm", code=new_code), 200, 422)
    assert suite.browser.get("/api/auth/me").json()["email"] == new_email
    suite.letters(email, 7)

    suite.ensure()
    await suite.all_is_sent()
    copies = Counter(
        letter["message_id"] for to in (email, new_email) for letter in suite.mailbox.letters(to)
    )
    assert len(copies) == 8
    if victim not in ("mailbox", "notifications worker"):
        # Between the mail server's yes and our note of it a second copy may go (README of
        # notifications); that window is theirs alone.
        assert set(copies.values()) == {1}


def _code(letter: dict[str, Any]) -> str:
    found = re.search(r"подтверждения: (\d+)", letter["text"])
    assert found, letter["text"]
    return found.group(1)
