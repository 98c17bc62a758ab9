"""Staff at the meters: what tests of the list, the cards and replacements begin with."""

from typing import Any

import httpx

from tests.api.cabinet.cards import REASON
from tests.api.cabinet.conftest import Home

METERS = "/api/cabinet/staff/meters"
MODELS = "/api/cabinet/staff/meter-models"


async def ask(
    home: Home, path: str, *, role: str = "viewer", method: str = "GET", **sent: Any
) -> httpx.Response:
    """Send a request of a member of staff; `tag` is what he has seen."""
    headers = home.desk.staff(role)
    if (tag := sent.pop("tag", None)) is not None:
        headers["If-Match"] = tag
    return await home.client.request(method, path, headers=headers, **sent)


async def found(home: Home, **query: Any) -> list[str]:
    """Return the serial numbers of a list of meters."""
    answer = await ask(home, METERS, params=query)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["total"] >= len(told["items"])
    return [one["serial_number"] for one in told["items"]]


async def key_of(home: Home, serial: str) -> int:
    """Return the inner key of the meter with this serial number."""
    (row,) = await home.rows("SELECT id FROM meters WHERE serial_number = $1", serial)
    return int(row["id"])


async def card_of(home: Home, serial: str = "S-A") -> tuple[dict[str, Any], str]:
    """Return a meter's card and its tag."""
    answer = await ask(home, f"{METERS}/{await key_of(home, serial)}")
    assert answer.status_code == 200, answer.text
    card: dict[str, Any] = answer.json()
    return card, answer.headers["ETag"]


async def put(
    home: Home,
    tab: str,
    changes: dict[str, Any],
    *,
    serial: str = "S-A",
    tag: str | None = "",
    role: str = "operator",
) -> httpx.Response:
    """Change fields of a tab; `tag` is that of the card unless another is given (None: none)."""
    card, present = await card_of(home, serial)
    body = {name: value for name, value in card[tab].items() if name != "tariff"}
    body |= {"reason": REASON} | changes
    return await ask(
        home,
        f"{METERS}/{card['id']}/{tab}",
        method="PUT",
        role=role,
        json=body,
        tag=present if tag == "" else tag,
    )


async def replace(
    home: Home,
    body: dict[str, Any],
    *,
    serial: str = "S-A",
    tag: str | None = "",
    role: str = "operator",
) -> httpx.Response:
    """Replace a meter, or take it down."""
    card, present = await card_of(home, serial)
    return await ask(
        home,
        f"{METERS}/{card['id']}/replacements",
        method="POST",
        role=role,
        json=body,
        tag=present if tag == "" else tag,
    )


def refused(answer: httpx.Response) -> set[tuple[str, str]]:
    """Return fields and codes of a refusal."""
    assert answer.status_code == 422, answer.text
    return {(one["field"], one["code"]) for one in answer.json()["errors"]}


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Return status and type of a problem."""
    told: str = answer.json()["type"]
    return answer.status_code, told.rpartition(":")[2]
