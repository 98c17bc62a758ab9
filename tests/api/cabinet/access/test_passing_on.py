"""An account passes on: who sees which of its days, and who is told."""

from datetime import date
from typing import Any

import pytest

from services.contracts.cabinet import AccessBegun, AccessEnded, AccountPassedOn
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.passing import (
    CLARA,
    STRANGE_NAME,
    STRANGE_SERIAL,
    STRANGE_WH,
    account,
    ago,
    are_hidden,
    measured,
    newcomer,
    one_clock,
    replace_meter,
    shown,
    told,
)
from tests.api.cabinet.submissions.rows import add_submission
from tests.api.cabinet.supply import ANNA, BORIS, POINTS, as_user
from tests.api.cabinet.support.writing import send, uploaded
from tests.support.documents import JPEG


async def test_the_former_customer_keeps_his_past_and_sees_nothing_of_the_next(home: Home) -> None:
    await newcomer(home)
    await measured(home, ago(30), ago(21))
    await measured(home, ago(20), ago(10), wh=STRANGE_WH)
    meter = await home.meter_id()
    await home.good("accounts", account("c-z", ago(20)))
    await home.link(CLARA, "1001")
    days, much = (ago(30), ago(21), ago(20), ago(10)), 24 * STRANGE_WH / 1000
    seen = [await shown(home, ANNA, meter, day) for day in days]
    assert seen == [2.4, 2.4, "hidden", "hidden"]
    seen = [await shown(home, CLARA, meter, day) for day in days]
    assert seen == ["hidden", "hidden", much, much]
    (former,) = (await home.get("accounts"))["items"]
    assert former["customer_name"] == "Анна Семёнова"
    assert (former["ongoing"], former["contract_end"]) == (False, ago(21).isoformat())
    assert former["kept_until"] > ago(0).isoformat()
    (present,) = (await home.get("accounts", CLARA))["items"]
    assert (present["customer_name"], present["ongoing"]) == (STRANGE_NAME, True)
    (mine,) = (await home.get("meters"))["items"]
    assert (mine["first_day"], mine["last_day"]) == (ago(30).isoformat(), ago(21).isoformat())
    (hers,) = (await home.get("meters", CLARA))["items"]
    assert (hers["first_day"], hers["last_day"]) == (ago(20).isoformat(), ago(10).isoformat())


async def test_sums_and_steps_end_where_the_time_does(home: Home) -> None:
    await newcomer(home)
    border = date(2026, 5, 16)
    await measured(home, *(date(2026, 5, day) for day in range(1, 32)), date(2026, 4, 30))
    await home.good("accounts", account("c-z", border))
    month = await home.chart("month", "2026-05-01")
    assert (month["total"], month["complete"]) == (15 * 2.4, True)
    assert [point["hidden"] for point in month["points"]] == [False] * 15 + [True] * 16
    assert (month["previous_date"], month["next_date"]) == ("2026-04-30", None)
    year = await home.chart("year", "2026-05-01")
    assert year["points"][4]["value"] == 15 * 2.4
    assert [point["hidden"] for point in year["points"]][4:] == [False] + [True] * 7


async def test_who_comes_back_sees_both_of_his_times_and_nothing_between(home: Home) -> None:
    await newcomer(home)
    await measured(home, ago(60))
    await measured(home, ago(40), wh=STRANGE_WH)
    await measured(home, ago(10))
    meter = await home.meter_id()
    await home.good("accounts", account("c-z", ago(50)))
    await home.link(CLARA, "1001")
    await home.good("accounts", account("c-a", ago(20)))
    days = (ago(60), ago(40), ago(10))
    assert [await shown(home, ANNA, meter, day) for day in days] == [2.4, "hidden", 2.4]
    assert [await shown(home, CLARA, meter, day) for day in days] == [
        "hidden",
        24 * STRANGE_WH / 1000,
        "hidden",
    ]
    assert [a["ongoing"] for a in (await home.get("accounts"))["items"]] == [True]
    assert [a["ongoing"] for a in (await home.get("accounts", CLARA))["items"]] == [False]
    begun = await told(home, AccessBegun.type)
    assert [(one["user_id"], one["visible"]) for one in begun] == [(str(ANNA), True)]


async def test_the_same_record_twice_changes_nothing_and_tells_nobody_again(home: Home) -> None:
    await newcomer(home)
    for _ in range(2):
        await home.good("accounts", account("c-z", ago(20)))
    assert await home.rows("SELECT count(*) AS n FROM account_holdings") == [{"n": 3}]
    (ended,) = await told(home, AccessEnded.type)
    assert (ended["user_id"], ended["last_day"]) == (str(ANNA), ago(21).isoformat())
    assert ended["reason"] == "passed-on"
    (passed,) = await told(home, AccountPassedOn.type)
    assert passed["source"] == "test"
    assert (passed["account_number"], passed["users"]) == ("1001", 1)
    assert (passed["former_customer"], passed["customer"]) == ("c-a", "c-z")


async def test_without_a_day_the_account_passes_on_today(home: Home) -> None:
    await newcomer(home)
    await measured(home, ago(1), ago(0))
    meter = await home.meter_id()
    for _ in range(2):
        await home.good("accounts", account("c-z"))
    await home.link(CLARA, "1001")
    assert await are_hidden(home, ANNA, meter, ago(1), ago(0)) == [False, True]
    assert await are_hidden(home, CLARA, meter, ago(1), ago(0)) == [True, False]


@pytest.mark.parametrize("start", [date(2020, 1, 1), None], ids=["same day", "no day"])
async def test_a_day_that_is_not_after_the_former_ones_hands_over_nothing(
    home: Home, start: date | None
) -> None:
    await newcomer(home)
    await measured(home, ago(5))
    meter = await home.meter_id()
    await home.good("accounts", account("c-z", start))
    await home.link(CLARA, "1001")
    assert await shown(home, ANNA, meter, ago(5)) == 2.4
    assert await shown(home, CLARA, meter, ago(5)) == "hidden"


async def test_an_older_record_is_refused_and_opens_nothing(home: Home) -> None:
    await newcomer(home)
    await measured(home, ago(30))
    meter = await home.meter_id()
    await home.good("accounts", account("c-z", ago(20)))
    await home.link(CLARA, "1001")
    answer = await home.deliver("accounts", account("c-a", date(2020, 1, 1)))
    assert (answer["accepted"], answer["errors"][0]["code"]) == (0, "outdated")
    over = account("c-a", contract_end=ago(21).isoformat())
    assert (await home.deliver("accounts", over))["errors"][0]["code"] == "outdated"
    assert [a["ongoing"] for a in (await home.get("accounts", CLARA))["items"]] == [True]
    # The present customer's record with a day before the former one's takes no day from him.
    await home.good("accounts", account("c-z", date(2019, 1, 1)))
    assert await shown(home, CLARA, meter, ago(30)) == "hidden"
    assert await shown(home, ANNA, meter, ago(30)) == 2.4


async def test_a_later_word_moves_the_border(home: Home) -> None:
    await newcomer(home)
    await measured(home, ago(10))
    meter = await home.meter_id()
    await home.good("accounts", account("c-z"))
    assert await shown(home, ANNA, meter, ago(10)) == 2.4
    await home.good("accounts", account("c-z", ago(15)))
    assert await shown(home, ANNA, meter, ago(10)) == "hidden"
    assert [one["last_day"] for one in await told(home, AccessEnded.type)] == [
        ago(1).isoformat(),
        ago(16).isoformat(),
    ]


async def test_what_begins_in_the_future_waits_and_can_be_taken_back(home: Home) -> None:
    await newcomer(home)
    await home.good("accounts", account("c-z", ago(-10)))
    (mine,) = (await home.get("accounts"))["items"]
    assert (mine["ongoing"], mine["contract_end"]) == (True, ago(-9).isoformat())
    assert mine["contract_start"] == "2020-01-01"
    assert mine["customer_name"] == "Анна Семёнова"
    await home.good("accounts", account("c-a", date(2020, 1, 1)))
    (mine,) = (await home.get("accounts"))["items"]
    assert (mine["ongoing"], mine["contract_end"]) == (True, None)


async def test_another_name_of_the_same_customer_is_no_passing_on(home: Home) -> None:
    await home.good("customers", {"id": "c-a", "kind": "individual", "name": "Анна Семенова"})
    await home.good("accounts", account("c-a", ago(3)))
    (mine,) = (await home.get("accounts"))["items"]
    assert (mine["ongoing"], mine["customer_name"]) == (True, "Анна Семенова")
    assert await told(home, AccessEnded.type) == []
    # A contract signed anew takes nothing from its customer.
    await measured(home, ago(30))
    assert await shown(home, ANNA, await home.meter_id(), ago(30)) == 2.4


async def test_a_contract_that_ends_leaves_the_past(home: Home) -> None:
    await measured(home, ago(30), ago(5))
    meter = await home.meter_id()
    await home.good("accounts", account("c-a", contract_end=ago(10).isoformat()))
    (mine,) = (await home.get("accounts"))["items"]
    assert (mine["ongoing"], mine["contract_end"]) == (False, ago(10).isoformat())
    assert await shown(home, ANNA, meter, ago(30)) == 2.4
    assert await shown(home, ANNA, meter, ago(5)) == "hidden"
    (ended,) = await told(home, AccessEnded.type)
    assert ended["reason"] == "contract-ended"
    await home.good("accounts", account("c-a"))
    assert (await home.get("accounts"))["items"][0]["ongoing"]


async def test_after_the_term_nothing_is_left(home: Home) -> None:
    await newcomer(home)
    await measured(home, ago(80), ago(2))
    meter = await home.meter_id()
    await home.good("accounts", account("c-z", ago(70)))
    assert (await home.get("accounts"))["total"] == 1
    await home.rows("UPDATE supplier_settings SET former_access_months = 2")
    assert (await home.get("accounts"))["total"] == 0
    assert (await home.get("meters"))["total"] == 0
    refused = await home.client.get(f"/api/cabinet/meters/{meter}", headers=as_user(ANNA))
    assert refused.status_code == 404
    # Who is the customer again has all of his times.
    await home.good("accounts", account("c-a", ago(3)))
    assert await shown(home, ANNA, meter, ago(80)) == 2.4


async def test_the_next_customer_is_told_though_he_does_not_see_it_yet(home: Home) -> None:
    await home.link(BORIS, "1002")
    await home.good("accounts", account("c-b", ago(20)))
    (begun,) = await told(home, AccessBegun.type)
    assert (begun["user_id"], begun["visible"]) == (str(BORIS), False)
    assert begun["first_day"] == ago(20).isoformat()
    assert [a["number"] for a in (await home.get("accounts", BORIS))["items"]] == ["1002"]


async def test_a_user_of_two_accounts_loses_only_one(home: Home) -> None:
    await newcomer(home)
    await home.link(ANNA, "1002")
    await home.good("accounts", account("c-z", ago(20)))
    accounts = (await home.get("accounts"))["items"]
    assert [(a["number"], a["ongoing"]) for a in accounts] == [("1002", True), ("1001", False)]
    overview = await home.get("overview")
    assert overview["customer_name"] == "ООО Ромашка"


async def test_a_point_that_moves_between_accounts_shows_each_its_own_time(home: Home) -> None:
    await one_clock(home)
    await measured(home, ago(40), ago(1), ago(0))
    meter = await home.meter_id()
    await home.link(BORIS, "1002")
    point = {"mrid": POINTS["a"], "service_location": "l-a"}
    # The other account has had a point for long: its own start says nothing of this one.
    await home.good("usage-points", point | {"account": "1002"})
    days = (ago(40), ago(1), ago(0))
    assert await are_hidden(home, ANNA, meter, *days) == [False, False, True]
    assert await are_hidden(home, BORIS, meter, *days) == [True, True, False]
    assert await shown(home, ANNA, meter, ago(1)) == 2.4
    (account_of_anna,) = (await home.get("accounts"))["items"]
    assert (account_of_anna["ongoing"], account_of_anna["meters_count"]) == (True, 0)
    await home.good("usage-points", point)
    assert await shown(home, ANNA, meter, ago(40)) == 2.4
    # It was his for no whole day.
    assert [m["serial_number"] for m in (await home.get("meters", BORIS))["items"]] == ["S-B"]


async def test_a_role_ends_with_the_agreement(home: Home) -> None:
    await measured(home, ago(30), ago(0), meter="m-b")
    await home.rows(
        "INSERT INTO agreement_roles (agreement_id, user_id, role)"
        " SELECT id, $1, 'manager' FROM customer_agreements",
        CLARA,
    )
    meter = await home.meter_id(CLARA, "S-B")
    await home.link(BORIS, "1002")
    moved = {"number": "1002", "customer": "c-b", "service_location": "l-b"}
    await home.good("accounts", moved | {"agreement": {"number": "Д-9"}})
    assert await are_hidden(home, CLARA, meter, ago(30), ago(0)) == [False, True]
    # The customer's own people go on.
    assert await are_hidden(home, BORIS, meter, ago(30), ago(0)) == [False, False]
    assert [a["ongoing"] for a in (await home.get("accounts", CLARA))["items"]] == [False]


async def test_a_role_does_not_pass_on_with_the_agreements_number(home: Home) -> None:
    await newcomer(home)
    await measured(home, ago(30), ago(5), meter="m-b")
    await home.rows(
        "INSERT INTO agreement_roles (agreement_id, user_id, role)"
        " SELECT id, $1, 'manager' FROM customer_agreements",
        CLARA,
    )
    meter = await home.meter_id(CLARA, "S-B")
    same = {"number": "1002", "service_location": "l-b", "agreement": {"number": "Д-2"}}
    await home.good("accounts", same | {"customer": "c-z", "contract_start": ago(10).isoformat()})
    assert [await shown(home, CLARA, meter, day) for day in (ago(30), ago(5))] == [2.4, "hidden"]


async def test_no_route_shows_the_former_customer_anything_of_the_next(home: Home) -> None:
    """Every consumer route of the service, asked for all that it may know."""
    await newcomer(home)
    # Who has looked before is told of what is new.
    await home.rows(
        "INSERT INTO section_visits VALUES ($1, 'home', now() - interval '30 days')", ANNA
    )
    await measured(home, ago(30))
    await home.good("accounts", account("c-z", ago(20)))
    await measured(home, ago(15), ago(0), wh=STRANGE_WH)
    meter, old_account = await home.meter_id(), (await home.get("accounts"))["items"][0]["id"]
    await replace_meter(home, ago(10))
    point = {"mrid": POINTS["a"], "account": "1001", "service_location": "l-a"}
    await home.good("usage-points", point | {"name": STRANGE_NAME})
    await home.good("service-locations", {"id": "l-z", "locality": STRANGE_NAME, "house": "777"})
    await home.good("accounts", account("c-z", ago(20), service_location="l-z"))
    now = f"{ago(5).isoformat()}T10:00:00Z"
    await home.good(
        "meter-events", {"meter": "m-a", "occurred_at": now, "code": 777, "text": STRANGE_NAME}
    )
    await home.good(
        "connection-states", {"meter": "m-a", "state": "disconnected", "changed_at": now}
    )
    await home.good(
        "register-readings",
        *(
            {
                "meter": "m-a", "channel": "A+", "unit": "Wh", "values": {"T1": watt_hours},
                "taken_at": f"{ago(days).isoformat()}T10:00:00Z",
            }
            for days, watt_hours in ((30, 100_000), (15, 777_000), (12, 777_700))
        ),
    )  # fmt: skip
    async with home.database.plain_transaction() as connection:
        handed_in = await add_submission(connection, 777)
    await home.link(CLARA, "1001")
    file = await uploaded(home, f"{STRANGE_NAME}.jpg", JPEG, CLARA)
    theirs = await send(home, user=CLARA, text=STRANGE_NAME, file_ids=[file["id"]])
    place = (await home.get(f"meters/{meter}"))["usage_point_id"]
    strange = next(m["id"] for m in (await home.get("meters", CLARA))["items"] if m["in_service"])
    asked = 0
    for path, methods in home.routes().items():
        # These know no customers, and need no sign-in.
        if "get" not in methods or path.endswith(("/addresses", "/receipts/keys")):
            continue
        if path.startswith("/api/cabinet/information"):
            continue
        for key in (meter, strange):
            filled = path.format(
                meter_id=key,
                usage_point_id=place,
                account_id=old_account,
                section="account",
                digest="0" * 16,
                submission_id=handed_in,
                receipt_id=handed_in,
                appeal_id=theirs["id"],
                file_id=file["id"],
                job_id=theirs["id"],
                house_id=key,
                sheet_id=handed_in,
                key=handed_in,
            )
            for query in _files() if path.endswith("/export") else _questions():
                # Register readings are asked for by a date alone.
                if path.endswith("/readings") and "date" not in query:
                    continue
                # Unusual days are asked for by their first and last.
                if path.endswith("/unusual-days") and "start" not in query:
                    continue
                answer = await home.client.get(filled, params=query, headers=as_user(ANNA))
                assert answer.status_code in (200, 404), (filled, answer.text)
                for word in (STRANGE_NAME, STRANGE_SERIAL, "777", "0.7", "18.6", "disconnected"):
                    # A request's own id is a random word.
                    told_of = answer.text.partition('"request_id"')[0]
                    assert word not in told_of, (filled, query, word)
                asked += 1
    assert asked >= 16 * len(list(_questions()))
    strange_chart = f"/api/cabinet/meters/{strange}/consumption"
    refused = await home.client.get(strange_chart, params=next(_questions()), headers=as_user(ANNA))
    assert refused.status_code == 404
    counted = await home.get("counters")
    del counted["since"]
    assert counted == {
        "home": 0, "account": 0, "readings": 0, "diagnostics": 0, "support": 0, "outages": 0,
        "agreement": None, "servicing": None, "has_accounts": True,
    }  # fmt: skip


def _questions() -> Any:
    for interval in ("day", "month", "year"):
        for days in (0, 15, 30):
            for period in ("calendar", "billing"):
                yield {
                    "channel": "A+", "interval": interval, "date": ago(days).isoformat(),
                    "period": period, "limit": 100,
                }  # fmt: skip
    for step in ("interval", "hour", "day", "month"):
        yield {
            "channel": "A+", "step": step, "start": ago(60).isoformat(),
            "end": ago(0).isoformat(), "limit": 100,
        }  # fmt: skip


def _files() -> Any:
    for days in (35, 15, 5):
        for language in ("en", "ru"):
            yield {
                "format": "csv", "start": ago(days).isoformat(), "end": ago(0).isoformat(),
                "language": language,
            }  # fmt: skip
