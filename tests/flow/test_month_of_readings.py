"""A month of readings by hand: a tariff, a reminder, corrections, a refusal, and at last accepted.

Then every receipt holds, and the month has a cost.
"""

import asyncio
import json
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from tests.support import plain
from tests.support.identity import Suite, running_suite
from tests.support.postgres import Server, environment
from tests.support.processes import Process, run_module
from tests.support.tariffs import two_zones
from tests.support.tokens import bearer, keys_dir, user_token
from tests.support.waits import until, wait_until


@pytest.fixture(scope="module")
async def suite(
    server: Server,
    migrated: Callable[[str], dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Suite]:
    folder = tmp_path_factory.mktemp("mail")
    midnight = {"remind_at": "00:00"}
    async with running_suite(
        server, migrated, folder, "month", panel=True, more=midnight
    ) as running:
        yield running


def _billing(suite: Suite, folder: Path) -> Process:
    """Return the demo billing system, with a client of its own; `billing.json` is what it knows."""
    done = run_module(
        "deploy.docker.billing_client",
        str(folder / "billing.json"),
        env=environment("auth", suite.databases["auth"] | {"keys_dir": keys_dir()}),
    )
    assert done.code == 0, done.output + done.errors
    return Process(
        "deploy.demo.billing",
        *("--url", suite.urls["systems_url"], "--seconds", "0.2"),
        *("--token-url", f"{suite.urls['auth_url']}/api/auth/oauth/token"),
        *("--credentials", str(folder / "billing.json")),
        env={},
    )


async def _staff_set_a_tariff(suite: Suite, number: str, day: date) -> None:
    """Let staff make a schedule of day and night with prices, and give it to an account."""
    member = await suite.acting_member("operator")
    place = f"{suite.urls['cabinet_url']}/api/cabinet/staff/tariff-schedules"

    def say(path: str, body: dict[str, Any], etag: str = "") -> Any:
        headers = member | ({"If-Match": etag} if etag else {})
        answer = plain.request("POST", place + path, json=body, headers=headers)
        assert answer.status_code in {200, 201}, answer.text
        return answer

    made = say("", {"name": "Население, день и ночь"})
    schedule = f"/{made.json()['id']}"
    prices = {"terms": two_zones(day="5.00", night="2.00"), "replaces": None}
    say(f"{schedule}/versions", prices, made.headers["ETag"])
    choice = {"from_day": day.replace(day=1).isoformat(), "account_numbers": [number]}
    shown = say(f"{schedule}/assignments/preview", choice).json()
    assert (shown["points"], shown["unknown"]) == (1, [])
    done = say(f"{schedule}/assignments", choice | {"expected_points": shown["points"]})
    assert done.json() == {"points": 1}


def _system_tells_hours(suite: Suite, credentials: Path, meter: str, day: date) -> None:
    """Let the supplier's system tell what a meter has measured in a day: 100 Wh each hour."""
    known = json.loads(credentials.read_text())
    token = plain.request(
        "POST",
        f"{suite.urls['auth_url']}/api/auth/oauth/token",
        data={"grant_type": "client_credentials"},
        auth=(known["client_id"], known["client_secret"]),
    ).raise_for_status()
    line = {
        "meter": meter, "channel": "A+", "day": day.isoformat(), "interval_minutes": 60,
        "unit": "Wh", "values": [100] * 24,
    }  # fmt: skip
    answer = plain.request(
        "POST",
        f"{suite.urls['systems_url']}/v1/batches/interval-profiles",
        content=json.dumps(line).encode() + b"\n",
        headers=bearer(token.json()["access_token"])
        | {"Content-Type": "application/x-ndjson", "Idempotency-Key": str(uuid4())},
    ).raise_for_status()
    assert (answer.json()["accepted"], answer.json()["rejected"]) == (1, 0)


def _receipts_hold(home: "Household", made: list[dict[str, Any]], folder: Path) -> None:
    """Check the receipts of submissions, each after the one before it, by service and by command.

    The command knows nothing but the public key, no database and no settings; of an altered one
    both say so.
    """
    keys, former = folder / "jwks.json", ""
    keys.write_text(json.dumps(home.cabinet("receipts/keys")))

    def verify(text: str) -> Any:
        body = {"text": text} | ({"former": former} if former else {})
        answer = plain.request(
            "POST", f"{home.suite.urls['cabinet_url']}/api/cabinet/receipts/verify", json=body
        )
        return answer.raise_for_status().json()

    def command(text: str, before: str) -> tuple[int, str]:
        (folder / "receipt.txt").write_text(text)
        (folder / "former.txt").write_text(before)
        words = ["verify-receipt", str(folder / "receipt.txt"), "--key", str(keys)]
        words += ["--former", str(folder / "former.txt")] if before else []
        done = run_module("services.cabinet.manage", *words, env={})
        return done.code, done.output + done.errors

    for submission in made:
        receipt = home.cabinet(f"receipts/{submission['receipt']}")
        text = home.cabinet_text(f"receipts/{submission['receipt']}?format=text")
        told = verify(text)
        assert (told["verdict"], told["document"]) == ("valid", receipt["document"])
        assert told["chain"] == ("follows" if former else "first")
        values = {one["zone"]: one["value_wh"] for one in submission["values"]}
        assert receipt["document"]["values"] == values
        altered = _altered(receipt["compact"])
        assert (verify(altered)["verdict"], verify(altered)["document"]) == ("altered", None)
        last, former = (text, former), text
    code, said = command(*last)
    assert (code, said.strip().splitlines()[-1]) == (0, "valid, and it follows the former receipt")
    code, said = command(altered, "")
    assert code == 1
    assert "altered: it is not as the supplier has signed it" in said


def _altered(compact: str) -> str:
    """Return a receipt with another figure under the same signature."""
    head, body, signature = compact.split(".")
    claims = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    claims["values"]["T1"] += 1000
    forged = urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"{head}.{forged}.{signature}"


class Household:
    """Somebody who hands in readings, as his browser does."""

    def __init__(self, suite: Suite, user_id: Any, email: str, number: str) -> None:
        self.suite = suite
        self.user_id = user_id
        self.email = email
        self.number = number
        self.headers = bearer(user_token("consumer", str(user_id)))

    def cabinet(self, path: str) -> Any:
        address = f"{self.suite.urls['cabinet_url']}/api/cabinet/{path}"
        return plain.get(address, headers=self.headers).raise_for_status().json()

    def cabinet_text(self, path: str) -> str:
        address = f"{self.suite.urls['cabinet_url']}/api/cabinet/{path}"
        return plain.get(address, headers=self.headers).raise_for_status().text

    def hand_in(self, **kwh: str) -> dict[str, Any]:
        meter = self.cabinet("submissions/form")["items"][0]["meter_id"]
        answer = plain.request(
            "POST",
            f"{self.suite.urls['cabinet_url']}/api/cabinet/meters/{meter}/submissions",
            json={"values": kwh},
            headers=self.headers,
        )
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    def shown(self) -> dict[str, Any]:
        """Return what the page shows of what was handed in."""
        shown: dict[str, Any] = self.cabinet("submissions/form")["items"][0]["submitted"]
        return shown

    def bell(self) -> list[str]:
        """Return the subjects in the bell, the eldest first."""
        answer = plain.get(
            f"{self.suite.urls['notifications_url']}/api/notifications/notices",
            headers=self.headers,
        )
        return [one["subject"] for one in answer.json()["items"]][::-1]

    @asynccontextmanager
    async def open_page(self) -> AsyncIterator[asyncio.Queue[float]]:
        """Follow the stream as an open page does; the queue has the moments of changes."""
        changes: asyncio.Queue[float] = asyncio.Queue()
        ready = asyncio.Event()

        async def follow() -> None:
            async with (
                plain.async_client(base_url=self.suite.urls["notifications_url"]) as http,
                http.stream(
                    "GET", "/api/notifications/stream", headers=self.headers, timeout=120
                ) as stream,
            ):
                name = ""
                async for line in stream.aiter_lines():
                    if line.startswith("event: "):
                        name = line.removeprefix("event: ")
                        ready.set()
                    elif line.startswith("data: ") and name == "changed":
                        assert json.loads(line.removeprefix("data: ")) == {"what": "submissions"}
                        changes.put_nowait(time.monotonic())

        task = asyncio.create_task(follow())
        try:
            async with asyncio.timeout(30):
                await ready.wait()
            yield changes
        finally:
            task.cancel()


async def _household(suite: Suite) -> Household:
    number, address_id, email = await suite.account()
    await suite.register(number, address_id, email)
    suite.password(email)
    await suite.all_is_sent()
    user_id = await suite.fetch("auth", "SELECT id FROM users WHERE email = $1", email)
    return Household(suite, user_id, email, number)


async def _window(suite: Suite, begins_in: int, ends_in: int) -> tuple[date, date]:
    """Let readings be taken from so many days from today to so many."""
    zone = await suite.fetch("cabinet", "SELECT time_zone FROM supplier_settings")
    today = datetime.now(ZoneInfo(zone)).date()
    opens_on, closes_on = (today + timedelta(days=days) for days in (begins_in, ends_in))
    await suite.fetch(
        "cabinet",
        "UPDATE supplier_settings SET reading_from = $1, reading_to = $2",
        opens_on.day,
        closes_on.day,
    )
    return opens_on, closes_on


@pytest.mark.timeout(300)
async def test_a_month_of_readings(suite: Suite, tmp_path: Path) -> None:
    await _window(suite, 8, 10)
    home = await _household(suite)
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    await _staff_set_a_tariff(suite, home.number, yesterday)

    # Four days before the window opens he is reminded, whatever dies meanwhile.
    suite.processes["cabinet worker"].kill()
    suite.processes["notifications"].kill()
    opens_on, closes_on = await _window(suite, 4, 6)
    suite.processes["cabinet worker"].start()

    async def noted() -> bool:
        return bool(await suite.fetch("cabinet", "SELECT count(*) FROM reminders"))

    await until(noted, "the reminder is noted", 60, suite.logs)
    suite.processes["cabinet worker"].kill()
    suite.ensure()
    reminder = suite.letters(home.email, 2)[0]
    assert f"{opens_on:%d.%m.%Y}" in reminder["text"]
    assert f"{closes_on:%d.%m.%Y}" in reminder["text"]
    assert home.bell() == ["Скоро можно передать показания"]
    form = home.cabinet("submissions/form")["items"][0]
    assert (form["window"]["open"], form["window"]["opens_on"]) == (False, opens_on.isoformat())

    # The window opens. He hands in, and corrects what he has handed in.
    await _window(suite, 0, 5)
    async with home.open_page() as changes:
        first = home.hand_in(T1="100", T2="40")
        second = home.hand_in(T1="113", T2="40")
        assert second["corrects"] == first["id"]
        for _ in range(2):
            await asyncio.wait_for(changes.get(), 30)

        # Billing takes both, and refuses the one that counts: it looks like a slip of the pen.
        with _billing(suite, tmp_path) as billing:
            wait_until(
                lambda: home.shown()["state"] == "refused", what="it is refused", log=suite.logs
            )
            await asyncio.wait_for(changes.get(), 30)
            refusal = home.shown()["refusal"]
            assert (refusal["code"], refusal["by"]) == ("doubtful-digits", "billing")
            told = suite.letters(home.email, 3)[0]
            assert refusal["text"] in told["text"]
            # Refused readings stand nowhere any more.
            assert await suite.fetch("cabinet", "SELECT count(*) FROM register_readings") == 0

            # He hands in anew; billing dies while it judges, and begins again.
            third = home.hand_in(T1="150", T2="40")
            billing.kill()
            billing.start()
            wait_until(
                lambda: home.shown()["state"] == "accepted", what="it is accepted", log=suite.logs
            )
            for _ in range(2):
                await asyncio.wait_for(changes.get(), 30)
            shown = home.shown()
            assert shown["id"] == third["id"]

            # Billing is done with all of it.
            waiting = "SELECT (SELECT max(place) FROM submission_states) - place FROM feed_readers"

            async def acknowledged() -> bool:
                return bool(await suite.fetch("cabinet", waiting) == 0)

            await until(acknowledged, "billing has acknowledged all", 30, suite.logs)
    assert await suite.fetch("cabinet", "SELECT t1 FROM register_readings") == 150_000
    accepted = suite.letters(home.email, 4)[0]
    assert "150 кВт·ч" in accepted["text"]
    assert home.bell() == [
        "Скоро можно передать показания", "Показания не приняты", "Показания приняты",
    ]  # fmt: skip
    listed = home.cabinet(f"meters/{third['meter_id']}/submissions")
    states = {one["id"]: one["state"] for one in listed["items"]}
    assert states == {first["id"]: "corrected", second["id"]: "refused", third["id"]: "accepted"}

    _receipts_hold(home, [first, second, third], tmp_path)
    # Seven hours and one at night, sixteen by day: 0,8 kWh at 2 roubles and 1,6 kWh at 5.
    _system_tells_hours(suite, tmp_path / "billing.json", home.number, yesterday)
    month = home.cabinet(
        f"meters/{third['meter_id']}/consumption?channel=A%2B&interval=month&date={yesterday}"
        "&cost=true"
    )
    assert (month["total"], month["cost"], month["cost_state"]) == (2.4, 960, "estimate")


async def test_open_pages_learn_of_a_decision_within_a_second(suite: Suite, tmp_path: Path) -> None:
    suite.ensure()
    await _window(suite, 0, 5)
    home = await _household(suite)
    async with home.open_page() as one, home.open_page() as other:
        made = home.hand_in(T1="100")
        for page in (one, other):
            await asyncio.wait_for(page.get(), 30)
        with _billing(suite, tmp_path):
            moments = [await asyncio.wait_for(page.get(), 60) for page in (one, other)]
        decided = await suite.fetch(
            "cabinet",
            "SELECT extract(epoch FROM clock_timestamp() - at)::float FROM submission_states"
            " WHERE submission_id = $1 AND state = 'accepted'",
            made["id"],
        )
        seen = time.monotonic() - max(moments)
    print(f"from billing's word to the last of two pages: {decided - seen:.2f} s")
    # A second on a machine at rest.
    assert decided - seen < 10
