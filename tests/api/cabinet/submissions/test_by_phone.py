"""Staff hand in what a consumer has told them: by his checks, with a reason outside the days."""

from typing import Any

import httpx

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.metering.test_register_readings import reading
from tests.api.cabinet.submissions.handing_in import (
    Clock,
    fields,
    form,
    readings,
    taken,
    told,
)
from tests.api.cabinet.supply import ANNA, as_user

_STAFF = "/api/cabinet/staff/meters"


async def by_phone(
    home: Home, values: Any, role: str = "operator", meter: int = 0, **more: Any
) -> httpx.Response:
    """Hand in values of Anna's meter, as staff do."""
    meter = meter or await home.meter_id()
    return await home.client.post(
        f"{_STAFF}/{meter}/submissions",
        json={"values": values} | more,
        headers=home.desk.staff(role),
    )


def problem(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["type"].rpartition(":")[2]


async def test_what_a_consumer_says_is_handed_in_for_him(home: Home) -> None:
    answer = await by_phone(home, {"T1": "123,4"})
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert (made["way"], made["state"], made["account_number"]) == ("staff", "on_its_way", "1001")
    # He sees it at once, with its receipt, as handed in for him.
    (mine,) = await form(home)
    assert (mine["submitted"]["id"], mine["submitted"]["way"]) == (made["id"], "staff")
    receipt = await home.get(f"receipts/{made['receipt']}")
    assert (receipt["document"]["by"], receipt["document"]["values"]) == ("staff", {"T1": 123_400})
    assert [value for _, value in await readings(home)] == [123_400]
    (event,) = await told(home)
    assert ANNA.hex in str(event["data"]).replace("-", "")
    (act,) = await home.acts()
    assert (act["action"], act["object_kind"], act["object_id"], act["outcome"]) == (
        "hand_in_reading", "meter", str(made["meter_id"]), "done",
    )  # fmt: skip
    assert act["details"] == {"account_id": made["account_id"], "reason": None}
    assert act["after"] == {"submission": made["id"], "taken_on": "2026-11-20"}


async def test_the_same_again_is_no_act_and_other_values_correct(home: Home) -> None:
    mine = await taken(home, {"T1": "100"})
    again = (await by_phone(home, {"T1": "100"})).json()
    assert again["id"] == mine["id"]
    assert await home.acts() == []
    corrected = (await by_phone(home, {"T1": "101"})).json()
    assert (corrected["corrects"], corrected["way"]) == (mine["id"], "staff")
    assert [act["action"] for act in await home.acts()] == ["hand_in_reading"]


async def test_his_checks_are_theirs(home: Home) -> None:
    await home.good("register-readings", reading("2026-10-20", T1=100))
    assert fields((await by_phone(home, {"T1": "1a"})).json()) == {"values.T1": "not-a-number"}
    assert fields((await by_phone(home, {})).json()) == {"values.T1": "missing"}
    assert problem(await by_phone(home, {"T1": "99"})) == (422, "reading-lower")
    assert problem(await by_phone(home, {"T1": "90000"})) == (409, "reading-to-confirm")
    assert (await by_phone(home, {"T1": "90000"}, confirm=True)).status_code == 201
    # What was refused is in the log, too.
    outcomes = [act["outcome"] for act in await home.acts()]
    assert sorted(outcomes) == [
        "done", "reading-lower", "reading-to-confirm", "validation-failed", "validation-failed",
    ]  # fmt: skip


async def test_outside_the_days_it_takes_a_reason_which_the_log_keeps(
    home: Home, clock: Clock
) -> None:
    await home.rows("UPDATE supplier_settings SET reading_from = 15, reading_to = 18")
    assert problem(await by_phone(home, {"T1": "100"})) == (409, "submission-window-closed")
    assert problem(await by_phone(home, {"T1": "100"}, reason="  ")) == (422, "validation-failed")
    made = (await by_phone(home, {"T1": "100"}, reason="Не мог войти в кабинет")).json()
    assert (made["taken_on"], made["correctable_until"]) == ("2026-11-20", None)
    stored = await home.rows("SELECT opens_on::text, closes_on::text FROM submissions")
    assert stored == [{"opens_on": "2026-11-15", "closes_on": "2026-11-18"}]
    # It is of the window before, of which there is one that counts.
    corrected = (
        await by_phone(home, {"T1": "101"}, reason="Оговорился", taken_on="2026-11-16")
    ).json()
    assert (corrected["corrects"], corrected["taken_on"]) == (made["id"], "2026-11-16")
    early = await by_phone(home, {"T1": "101"}, reason="Оговорился", taken_on="2026-11-14")
    assert fields(early.json()) == {"taken_on": "before-window"}
    reasons = [
        act["details"].get("reason") for act in await home.acts() if act["outcome"] == "done"
    ]
    assert reasons == ["Не мог войти в кабинет", "Оговорился"]


async def test_whoever_holds_the_account_now_has_it(home: Home, clock: Clock) -> None:
    """Of a house without a user of the cabinet as well; of one that is nobody's there is none."""
    (row,) = await home.rows("SELECT id FROM meters WHERE serial_number = 'S-B'")
    boris = row["id"]
    made = await by_phone(home, {"T1": "50"}, meter=boris)
    assert (made.status_code, made.json()["account_number"]) == (201, "1002")
    await home.rows(
        "UPDATE account_holdings SET last_day = '2026-01-31'"
        " WHERE account_id = (SELECT id FROM customer_accounts WHERE number = '1002')"
    )
    assert (await by_phone(home, {"T1": "51"}, meter=boris)).status_code == 404
    assert (await by_phone(home, {"T1": "51"}, meter=999_999)).status_code == 404


async def test_the_form_for_staff_is_his_and_their_look_is_recorded(home: Home) -> None:
    meter = await home.meter_id()
    await home.good("register-readings", reading("2026-10-20", T1=100))
    answer = await home.client.get(
        f"{_STAFF}/{meter}/submissions/form", headers=home.desk.staff("operator")
    )
    (his,) = await form(home)
    # The name that he has given his meter is his alone.
    assert answer.json() | {"name": ""} == his | {"name": ""}
    looks = [(act["action"], act["object_id"]) for act in await home.acts(looks=True)]
    assert looks == [("look_at_meter", str(meter))]


async def test_only_operators_hand_in_for_others(home: Home) -> None:
    assert (await by_phone(home, {"T1": "1"}, role="viewer")).status_code == 403
    path = f"{_STAFF}/{await home.meter_id()}/submissions"
    for headers in (as_user(ANNA), {}):
        answer = await home.client.post(path, json={"values": {"T1": "1"}}, headers=headers)
        assert answer.status_code in {401, 403}
    assert await readings(home) == []
