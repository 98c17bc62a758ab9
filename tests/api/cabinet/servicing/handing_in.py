"""Who hands readings in for an organisation, in a session of his own, at a chosen moment."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from services.cabinet.servicing.entry import actions
from services.cabinet.servicing.houses import actions as houses
from services.cabinet.servicing.houses import routes as house_routes
from services.cabinet.servicing.sheets import actions as sheets
from services.cabinet.servicing.sheets import books, checking, sending
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.serving import VERA
from tests.api.cabinet.submissions.handing_in import Clock
from tests.api.cabinet.supply import ANNA, as_user
from tests.support.tokens import bearer, user_token

SESSION = UUID("00000000-0000-4000-8000-00000000005e")
PLACE = "/api/cabinet/servicing"


class ServicingClock(Clock):
    """The present moment, as the rooms of organisations see it, too."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(monkeypatch)
        of_sheets = (sheets, books, checking, sending)
        for module in (actions, houses, house_routes, *of_sheets):
            monkeypatch.setattr(module, "utc_now", lambda: self.now)
        # A database that is rolled back serves one after another: nobody checks while one waits.
        monkeypatch.setattr(sheets, "ANSWER_SECONDS", 0.0)


def as_servicer(user_id: UUID = VERA, session: UUID = SESSION) -> dict[str, str]:
    """Return the header of a user in a session."""
    return bearer(user_token("consumer", str(user_id), sid=str(session)))


async def ask(home: Home, path: str = "", user_id: UUID = VERA, session: UUID = SESSION) -> Any:
    """Return what an address below `/servicing` tells."""
    answer = await home.client.get(PLACE + path, headers=as_servicer(user_id, session))
    assert answer.status_code == 200, answer.text
    return answer.json()


async def meter_of(home: Home, unit: str, house: str = "7") -> int:
    """Return the key of the meter of a flat; `0` is the house's own."""
    rows = await home.rows("SELECT id FROM meters WHERE external_id = $1", f"m-{house}-{unit}")
    key: int = rows[0]["id"]
    return key


async def send(
    home: Home,
    unit: str,
    value: str,
    *,
    user_id: UUID = VERA,
    session: UUID = SESSION,
    house: str = "7",
    **more: Any,
) -> httpx.Response:
    """Hand in what the meter of a flat shows."""
    body = {"meter_id": await meter_of(home, unit, house), "values": {"T1": value}} | more
    headers = as_servicer(user_id, session)
    return await home.client.post(f"{PLACE}/submissions", json=body, headers=headers)


async def sent(home: Home, unit: str, value: str, **more: Any) -> Any:
    """Hand in what must be taken; return the submission."""
    answer = await send(home, unit, value, **more)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def by_household(home: Home, value: str, unit: str = "1") -> Any:
    """Hand in by the flat's own account, which is Anna's."""
    path = f"/api/cabinet/meters/{await meter_of(home, unit)}/submissions"
    body = {"values": {"T1": value}}
    answer = await home.client.post(path, json=body, headers=as_user(ANNA))
    assert answer.status_code == 201, answer.text
    return answer.json()


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Return status and name of a problem."""
    return answer.status_code, answer.json()["type"].rpartition(":")[2]
