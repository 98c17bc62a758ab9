"""Second proofs: what cabinet makes of a meter's number, a reading, a code, a name, a phone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from services.cabinet.proofs.actions import issue_code
from services.cabinet.worker import put_in_order
from services.kit.clock import utc_now
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, BORIS, POINTS
from tests.support.tokens import bearer, service_token, user_token

SERIAL = "0117-552 204"
LAST_WH = 12_345_600


async def _judge(home: Home, number: str = "1001", **said: Any) -> dict[str, Any]:
    answer = await home.client.post(
        "/internal/registry/match",
        json={"account_number": number, "address_id": ""} | said,
        headers=bearer(service_token("auth", "cabinet")),
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def _take(home: Home, *kinds: str) -> None:
    await home.rows("UPDATE supplier_settings SET second_proofs = $1", list(kinds))


async def _place(home: Home, number: str = "1001") -> str:
    """Return the address where the codes of an account are made."""
    (account,) = await home.rows("SELECT id FROM customer_accounts WHERE number = $1", number)
    return f"/api/cabinet/staff/accounts/{account['id']}/codes"


async def _issue(home: Home, role: str = "operator") -> Any:
    return await home.client.post(await _place(home), headers=home.desk.staff(role))


@pytest.fixture
async def metered(home: Home) -> Home:
    """Anna's flat has a meter of a good number, read yesterday and a month ago: 8 kWh a day."""
    await put_in_order(home.database)
    await home.good(
        "meters",
        {
            "id": "m-new",
            "serial_number": SERIAL,
            "usage_point": POINTS["a"],
            "installed_on": "2022-05-01",
        },
    )
    yesterday = utc_now() - timedelta(days=1)
    await home.rows(
        "INSERT INTO register_readings (meter_id, channel, source, taken_at, total, batch)"
        " SELECT m.id, 1, 1, $1::timestamptz - make_interval(days => d), $2 - d * 8000, 1"
        " FROM meters m, unnest(ARRAY[0, 30]) AS d WHERE m.external_id = 'm-new'",
        yesterday,
        LAST_WH,
    )
    return home


@pytest.mark.parametrize(
    "written", [SERIAL, "0117552204", "117552204", " 0117 552-204 ", "№0117552204"]
)
async def test_the_meters_number_in_any_spelling(metered: Home, written: str) -> None:
    assert (await _judge(metered, serial=written))["right"] == ["serial"]


@pytest.mark.parametrize("written", ["117552205", "552204", "1", "S-B", "", "0"])
async def test_another_number_proves_nothing(metered: Home, written: str) -> None:
    judged = await _judge(metered, serial=written)
    assert (judged["right"], judged["wrong"]) == ([], ["serial"])


async def test_short_numbers_replaced_meters_and_the_houses_meter_prove_nothing(
    metered: Home,
) -> None:
    assert (await _judge(metered, serial="S-A"))["right"] == []
    await metered.rows(
        "UPDATE meter_installations SET removed_on = '2026-01-01' FROM meters m"
        " WHERE m.id = meter_id AND m.external_id = 'm-new'"
    )
    assert (await _judge(metered, serial=SERIAL))["right"] == []
    await metered.rows("UPDATE meter_installations SET removed_on = NULL")
    await metered.rows("UPDATE usage_points SET scope = 'building'")
    assert (await _judge(metered, serial=SERIAL))["right"] == []


@pytest.mark.parametrize(
    ("reading_wh", "right"),
    [
        (LAST_WH, True), (LAST_WH - 2_000, True), (LAST_WH + 8_000, True),
        (LAST_WH + 34_000 - 100, True), (LAST_WH - 2_001, False), (LAST_WH + 35_000, False),
        (0, False), (LAST_WH * 10, False),
    ],
)  # fmt: skip
async def test_a_reading_fits_from_the_last_one_to_what_can_be_used_since(
    metered: Home, reading_wh: int, *, right: bool
) -> None:
    judged = await _judge(metered, reading_wh=reading_wh)
    assert (judged["right"], judged["wrong"]) == ((["reading"], []) if right else ([], ["reading"]))


async def test_long_unread_and_young_meters(metered: Home) -> None:
    """However long nobody has read it, a hundred kWh are the most; a young meter is guessed."""
    await metered.rows("UPDATE register_readings SET taken_at = taken_at - interval '60 days'")
    assert (await _judge(metered, reading_wh=LAST_WH + 102_000))["right"] == ["reading"]
    assert (await _judge(metered, reading_wh=LAST_WH + 103_000))["right"] == []
    await metered.rows("UPDATE register_readings SET total = 499000")
    assert (await _judge(metered, reading_wh=499_000))["right"] == []


async def test_zones_are_added_where_there_is_no_total(metered: Home) -> None:
    await metered.rows("UPDATE register_readings SET t1 = total - 5000000, t2 = 5000000")
    await metered.rows("UPDATE register_readings SET total = NULL")
    assert (await _judge(metered, reading_wh=LAST_WH))["right"] == ["reading"]


async def test_a_computed_reading_is_none_that_anybody_has_read(metered: Home) -> None:
    await metered.rows(
        "INSERT INTO register_readings (meter_id, channel, source, taken_at, total, batch)"
        " SELECT meter_id, 1, 4, taken_at + interval '1 hour', total + 900000, 1"
        " FROM register_readings ORDER BY taken_at DESC LIMIT 1"
    )
    assert (await _judge(metered, reading_wh=LAST_WH))["right"] == ["reading"]
    assert (await _judge(metered, reading_wh=LAST_WH + 900_000))["right"] == []


async def test_the_supplier_chooses_what_counts(metered: Home) -> None:
    said: dict[str, Any] = {"serial": SERIAL, "reading_wh": LAST_WH, "code": "AAAAA-BBBBB"}
    assert (await _judge(metered, **said))["right"] == ["serial", "reading"]
    await _take(metered, "reading")
    judged = await _judge(metered, **said)
    assert (judged["right"], judged["wrong"]) == (["reading"], [])
    await _take(metered)
    judged = await _judge(metered, **said)
    assert (judged["right"], judged["wrong"]) == ([], [])
    supplier = await metered.client.get("/api/cabinet/supplier")
    assert supplier.json()["second_proofs"] == []


async def test_a_code_counts_once_for_its_account_and_its_time(metered: Home) -> None:
    await _take(metered, "code")
    answer = await _issue(metered)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    assert made["number"] == "1001"
    assert datetime.fromisoformat(made["expires_at"]) > datetime.now(UTC) + timedelta(days=44)
    code = made["code"]
    assert code not in str(await metered.rows("SELECT * FROM account_codes"))
    (issuer,) = await metered.rows("SELECT issued_by FROM account_codes")
    assert issuer == {"issued_by": "Ольга"}
    assert code not in str(await metered.rows("SELECT * FROM outbox"))
    (act,) = await metered.acts()
    assert (act["action"], act["object_kind"], act["outcome"]) == ("issue_code", "account", "done")
    assert (await _place(metered)).split("/")[-2] == act["object_id"]
    assert act["details"] == {"account_number": "1001"}
    for typed in (code, code.lower().replace("-", " "), code.replace("-", "")):
        assert (await _judge(metered, code=typed))["right"] == ["code"]
    assert (await _judge(metered, "1002", code=code))["wrong"] == ["code"]
    newer = (await _issue(metered)).json()["code"]
    assert (await _judge(metered, code=code))["wrong"] == ["code"]
    await metered.rows("UPDATE account_codes SET expires_at = now()")
    assert (await _judge(metered, code=newer))["wrong"] == ["code"]
    last = (await _issue(metered)).json()["code"]
    await metered.link(BORIS, "1001")
    assert (await _judge(metered, code=last))["wrong"] == ["code"]


async def test_the_command_takes_numbers_as_bills_print_them(metered: Home) -> None:
    await _take(metered, "code")
    async with metered.database.connection() as connection:
        made = await issue_code(connection, "10 01", "billing", utc_now())
    assert made.number == "1001"
    assert (await _judge(metered, code=made.code))["right"] == ["code"]


async def test_codes_are_issued_to_whom_and_for_what_they_may(metered: Home) -> None:
    answer = await _issue(metered)
    assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (409, "codes-do-not-count")
    await _take(metered, "code")
    assert (await _issue(metered, "viewer")).status_code == 403
    for place in ("999999", "x", "9" * 30):
        url = f"/api/cabinet/staff/accounts/{place}/codes"
        answer = await metered.client.post(url, headers=metered.desk.staff())
        assert (answer.status_code, answer.json()["type"].split(":")[-1]) == (404, "not-found")
    strangers: tuple[dict[str, str], ...] = (
        {},
        bearer(user_token("consumer", str(ANNA), role="administrator")),
        bearer(user_token("systems", "client", scope="batches:write")),
        bearer(service_token("admin_panel", "cabinet")),
    )
    for headers in strangers:
        answer = await metered.client.post(await _place(metered), headers=headers)
        assert answer.status_code == 401
    assert await metered.rows("SELECT 1 FROM account_codes") == []
    assert [act["outcome"] for act in await metered.acts()] == [
        "codes-do-not-count", "forbidden", "not-found", "not-found", "not-found",
    ]  # fmt: skip


async def test_nothing_of_the_registry_is_told(metered: Home) -> None:
    """Cabinet judges; what it judges by stays there."""
    judged = str(await _judge(metered, serial="wrong-number", reading_wh=1, name="Никто"))
    for kept in ("117552204", SERIAL, str(LAST_WH), "Семёнова"):
        assert kept not in judged


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", ""), ("Анна Семёнова", "match"), ("Семенова анна", "match"), ("Семёнова А.", "match"),
        ("А.Семёнова", "match"), ("Семёнова", "match"), ("Семёнова Б.", "differs"),
        ("Семёнова Анна Петровна", "differs"), ("А.", "differs"), ("Attacker", "differs"),
    ],
)  # fmt: skip
async def test_names_are_compared(home: Home, given: str, said: str) -> None:
    assert (await _judge(home, name=given))["name"] == said


async def test_phones_are_compared(home: Home) -> None:
    await home.rows("UPDATE customers SET phone = '8 (913) 123-45-67; 8-3812-55-44-33'")
    assert (await _judge(home, phone="+79131234567"))["phone_known"] is True
    assert (await _judge(home, phone="+73812554433"))["phone_known"] is True
    assert (await _judge(home, phone="+79131234568"))["phone_known"] is False
    headers = bearer(service_token("auth", "cabinet"))
    for user, phone, known in (
        (ANNA, "+79131234567", True),
        (ANNA, "+79131234568", False),
        (BORIS, "+79131234567", False),
    ):
        answer = await home.client.post(
            "/internal/registry/phone",
            json={"user_id": str(user), "phone": phone},
            headers=headers,
        )
        assert answer.json() == {"known": known}
    refused = await home.client.post(
        "/internal/registry/phone",
        json={"user_id": str(ANNA), "phone": "+79131234567"},
        headers=bearer(service_token("admin_panel", "cabinet")),
    )
    assert refused.status_code == 403


@pytest.fixture
async def numbered(home: Home) -> Home:
    await home.good(
        "accounts",
        *(
            {"number": number, "customer": "c-a", "service_location": "l-a"}
            for number in ("000123456", "000123457", "ЛС-77.01", "77-01", "770-1", "123", "456")
        ),
    )
    return home


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("000123456", "000123456"), ("0001 23456", "000123456"), ("000-123-456", "000123456"),
        ("000\u00a0123\u2009456", "000123456"), ("000.123.456", "000123456"),
        ("000–123—456", "000123456"), ("№ 000123456", "000123456"), ("лс 77 01", "ЛС-77.01"),
        ("77-01", "77-01"), ("123456", ""), ("7701", ""), ("0001234567", ""),
    ],
)  # fmt: skip
async def test_numbers_are_understood_as_they_are_printed(
    numbered: Home, typed: str, number: str
) -> None:
    """Zeros in front count; what could be two accounts is neither."""
    assert (await _judge(numbered, typed))["number"] == number


async def test_a_pasted_list_tells_grouped_numbers_from_several(numbered: Home) -> None:
    async def ask(*accounts: str) -> dict[str, Any]:
        answer = await numbered.client.get(
            "/internal/audience",
            params={"account": list(accounts)},
            headers=bearer(service_token("notifications", "cabinet")),
        )
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    await numbered.link(ANNA, "000123456")
    await numbered.link(BORIS, "000123457")
    grouped = await ask("000 123 456")
    assert (grouped["users"], grouped["unknown"]) == ([str(ANNA)], [])
    several = await ask("000123456 000123457")
    assert (set(several["users"]), several["unknown"]) == ({str(ANNA), str(BORIS)}, [])
    assert (await ask("000 123 458"))["unknown"] == ["000 123 458"]
    # 123 and 456 are accounts, and so is 123456: which is meant is not guessed.
    await numbered.good("accounts", {"number": "123456", "customer": "c-a"})
    assert (await ask("123 456"))["unknown"] == ["123 456"]
    assert (await ask("123", "456"))["unknown"] == []


@pytest.mark.parametrize(
    "search", ["0001 23456", "000-123-456", "000-123", "000123456", "000 123 456"]
)
async def test_staff_find_an_account_by_its_printed_number(numbered: Home, search: str) -> None:
    answer = await numbered.client.get(
        "/api/cabinet/staff/accounts",
        params={"search": search},
        headers=numbered.desk.staff("viewer"),
    )
    assert "000123456" in {item["number"] for item in answer.json()["items"]}
