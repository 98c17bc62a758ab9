"""What accounts, meters and other things are called is told to the keeper of the log, in bulk."""

from typing import Any

from services.contracts.names import OF_CABINET
from tests.api.cabinet.conftest import Home
from tests.support.tokens import bearer, service_token


async def _ask(home: Home, things: list[tuple[str, str]], caller: str = "admin_panel") -> Any:
    return await home.client.post(
        "/internal/names",
        json={"things": [{"kind": kind, "id": key} for kind, key in things]},
        headers=bearer(service_token(caller, "cabinet")),
    )


async def test_things_are_named_and_what_is_gone_is_not(home: Home) -> None:
    rows = await home.rows("SELECT id, number, customer_id FROM customer_accounts ORDER BY id")
    account = rows[0]
    meter = (await home.rows("SELECT id, serial_number FROM meters ORDER BY id LIMIT 1"))[0]
    asked = [
        ("account", str(account["id"])),
        ("account", "999999999"),
        ("account", "no key"),
        ("customer", str(account["customer_id"])),
        ("meter", str(meter["id"])),
        ("user", "1"),
    ]
    answer = (await _ask(home, asked)).json()
    told = {(one["kind"], one["id"]): one["name"] for one in answer["names"]}
    assert told["account", str(account["id"])] == account["number"]
    assert told["meter", str(meter["id"])] == meter["serial_number"]
    assert told.keys() == {asked[0], asked[3], asked[4]}
    assert answer["time_zone"] == "Europe/Moscow"


async def test_every_kind_can_be_asked_for(home: Home) -> None:
    """Nobody's keys of every kind that cabinet can name, and none at all."""
    nobody = "00000000-0000-4000-8000-00000000dead"
    things = [(kind, key) for kind in OF_CABINET for key in ("999999999", nobody)]
    assert (await _ask(home, things)).json()["names"] == []
    assert (await _ask(home, [])).json()["names"] == []


async def test_nobody_but_the_keeper_asks(home: Home) -> None:
    assert (await _ask(home, [], "auth")).status_code == 403
