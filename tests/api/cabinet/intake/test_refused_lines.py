"""Refused lines are kept for staff, as they came; a look at them is an act."""

from typing import Any

import pytest

from services.cabinet.intake.queries import forget_remarks
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, as_panel, as_user, ndjson, profile

_BATCH = "b-refused"


async def _lines(home: Home, batch_id: str = _BATCH, role: str = "operator") -> Any:
    return await home.client.get(
        f"/api/cabinet/staff/batches/{batch_id}/refused-lines", headers=home.desk.staff(role)
    )


async def _shown(home: Home) -> dict[int, tuple[str, bool]]:
    answer = await _lines(home)
    assert answer.status_code == 200, answer.text
    return {item["line"]: (item["content"], item["cut"]) for item in answer.json()["items"]}


async def test_a_refused_line_is_shown_as_it_came(home: Home) -> None:
    lines = ndjson([profile(), profile(meter="Иваново И я")]) + b'{"a": \xc8\x00}\nno json\n'
    assert (await home.send("interval-profiles", lines, batch_id=_BATCH)).status_code == 200
    shown = await _shown(home)
    assert shown.keys() == {2, 3, 4}
    assert "Иваново И я" in shown[2][0]
    assert shown[3] == ('{"a": \ufffd\ufffd}', False)
    assert shown[4] == ("no json", False)


async def test_a_line_refused_while_it_is_stored_is_shown_as_it_was_read(home: Home) -> None:
    record = {"number": "5005", "customer": "nobody"}
    await home.deliver("accounts", record, {"number": "1"}, batch_id=_BATCH)
    shown = await _shown(home)
    assert list(shown) == [1, 2]
    assert shown[1][0] == '{"number":"5005","customer":"nobody"}'


async def test_a_long_line_is_cut_and_says_so(home: Home) -> None:
    await home.deliver("meter-events", {"я" * 1500: 1}, {"short": 1}, batch_id=_BATCH)
    shown = await _shown(home)
    assert shown[1][1]
    assert len(shown[1][0].encode()) <= 2002
    assert shown[2] == ('{"short":1}', False)


async def test_a_good_batch_has_none_and_an_unknown_one_is_not_found(home: Home) -> None:
    await home.deliver("interval-profiles", profile(), batch_id=_BATCH)
    assert await _shown(home) == {}
    assert (await _lines(home, "another")).status_code == 404
    assert (await _lines(home, "x" * 65)).status_code == 422


async def test_a_look_is_recorded_and_a_refused_one_too(home: Home) -> None:
    await home.deliver("interval-profiles", profile(meter="x"), batch_id=_BATCH)
    await _shown(home)
    assert (await _lines(home, role="viewer")).status_code == 403
    acts = await home.acts(looks=True)
    assert [(act["action"], act["object_id"], act["outcome"]) for act in acts] == [
        ("look_at_lines", _BATCH, "done"),
        ("look_at_lines", _BATCH, "forbidden"),
    ]
    assert acts[0]["details"] == {"lines": 1}


@pytest.mark.parametrize("headers", [{}, as_user(ANNA), as_panel()], ids=["none", "user", "panel"])
async def test_only_staff_look(home: Home, headers: dict[str, str]) -> None:
    answer = await home.client.get(
        f"/api/cabinet/staff/batches/{_BATCH}/refused-lines", headers=headers
    )
    assert answer.status_code == 401


async def test_they_are_forgotten_with_what_was_said_of_them(home: Home) -> None:
    await home.deliver("interval-profiles", profile(meter="x"), batch_id=_BATCH)
    await home.rows("UPDATE intake_batches SET received_at = received_at - interval '91 days'")
    async with home.database.connection() as connection:
        await forget_remarks(connection, 90)
    assert await home.rows("SELECT * FROM refused_lines") == []
    assert await _shown(home) == {}
