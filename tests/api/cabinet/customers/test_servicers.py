"""Organisations that serve houses, as batches tell them, and who acts for them."""

from datetime import date, timedelta
from time import monotonic
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest

from services.kit.clock import utc_now
from tests.api.cabinet.conftest import Home
from tests.api.cabinet.serving import build_house
from tests.support.tokens import bearer, service_token

ORGANIZATIONS, HOUSES = "servicing-organizations", "served-houses"
USER = UUID(int=0x51)
_HOUSE = {"locality": "Казань", "street": "УЛ.  садовая", "house": "7"}


def organization(key: str = "uk-1", email: str = "vera@example.org", **more: Any) -> dict[str, Any]:
    """Return a line of an organisation with its contact person."""
    contact = {"name": "Домова Вера Ивановна", "email": email, "phone": "+79130000000"}
    told = {"id": key, "name": f"ООО «{key}»", "kind": "management_company", "contact": contact}
    return told | more


async def invited(home: Home) -> list[tuple[str, bool, bool]]:
    """Return what auth was told of people: address, ended, again."""
    rows = await home.rows(
        "SELECT data::text FROM outbox WHERE type = 'cabinet.servicing_person_changed.v1'"
        " ORDER BY occurred_at, event_id"
    )
    told = [orjson.loads(row["data"]) for row in rows]
    return [(one["email"], one["ended"], one["again"]) for one in told]


async def people(home: Home, columns: str = "email, ended_because") -> list[tuple[Any, ...]]:
    rows = await home.rows(f"SELECT {columns} FROM servicing_people ORDER BY added_at, email")
    return [tuple(row.values()) for row in rows]


async def tell(home: Home, kind: str, *, at: str = "", **data: Any) -> None:
    """Let auth tell something."""
    event = {
        "id": str(uuid4()),
        "type": f"auth.{kind}.v1",
        "occurred_at": at or utc_now().isoformat(),
        "data": data,
    }
    answer = await home.client.post(
        "/internal/events", json=event, headers=bearer(service_token("auth", "cabinet"))
    )
    assert answer.status_code == 204, answer.text


async def know(home: Home, email: str, user_id: UUID = USER, *, active: bool = True) -> None:
    """Let auth say whose the address of a person is."""
    (row,) = await home.rows(
        "SELECT id FROM servicing_people WHERE email = $1 AND ended_at IS NULL", email
    )
    person = str(row["id"])
    told: dict[str, Any] = {
        "person_id": person,
        "user_id": str(user_id),
        "email": email,
        "active": active,
    }
    await tell(home, "servicing_person_known", **told)


async def change_user(home: Home, at: str = "", **more: Any) -> None:
    told: dict[str, Any] = {
        "display_name": "",
        "email": None,
        "phone": None,
        "language": "ru",
        "active": True,
    }
    await tell(home, "user_changed", at=at, **told | {"user_id": str(USER)} | more)


async def codes(home: Home, kind: str, *lines: Any) -> list[tuple[str, str]]:
    """Deliver lines; return field and code of those that are refused."""
    answer = await home.deliver(kind, *lines)
    return [(one["field"], one["code"]) for one in answer["errors"]]


async def test_an_organisation_and_its_person_are_told_once(home: Home) -> None:
    await home.good(ORGANIZATIONS, organization(email="Vera@Example.org", short_name="УК-1"))
    await home.good(ORGANIZATIONS, organization(email="vera@example.org", short_name="УК-1"))
    assert await people(home, "email, name, main, user_id") == [
        ("vera@example.org", "Домова Вера Ивановна", True, None)
    ]
    assert await invited(home) == [("vera@example.org", False, False)]
    (row,) = await home.rows("SELECT * FROM servicing_organizations")
    assert (row["short_name"], row["kind"], row["ended_at"]) == ("УК-1", "management_company", None)
    # Nothing of what was told names the person: it stays when he is erased.
    assert "Домова" not in row["told"]
    assert "vera" not in row["told"]


async def test_another_address_is_another_person(home: Home) -> None:
    await home.good(ORGANIZATIONS, organization())
    await know(home, "vera@example.org")
    await home.good(ORGANIZATIONS, organization(email="zoya@example.org"))
    assert await people(home) == [("vera@example.org", "system"), ("zoya@example.org", None)]
    assert await invited(home) == [
        ("vera@example.org", False, False), ("", True, False), ("zoya@example.org", False, False),
    ]  # fmt: skip


async def test_a_new_name_is_the_same_person(home: Home) -> None:
    await home.good(ORGANIZATIONS, organization())
    other = {"name": "Домова-Белова Вера", "email": "vera@example.org"}
    await home.good(ORGANIZATIONS, organization(contact=other))
    assert await people(home, "name, phone") == [("Домова-Белова Вера", None)]
    assert len(await invited(home)) == 1


async def test_what_staff_have_set_stays_until_the_system_tells_something_else(home: Home) -> None:
    await home.good(ORGANIZATIONS, organization(inn="1650000001"))
    await home.rows("UPDATE servicing_organizations SET name = 'Наше', inn = '1650000002'")
    await home.good(ORGANIZATIONS, organization(inn="1650000001"))
    await home.good(ORGANIZATIONS, organization(inn="1650000003"))
    (row,) = await home.rows("SELECT name, inn FROM servicing_organizations")
    assert (row["name"], row["inn"]) == ("Наше", "1650000003")
    # Whom staff have ended, his system does not bring back by saying what it has said.
    await home.rows("UPDATE servicing_people SET ended_at = now(), ended_because = 'staff'")
    await home.good(ORGANIZATIONS, organization(inn="1650000003"))
    assert await people(home) == [("vera@example.org", "staff")]


async def test_one_address_one_organisation(home: Home) -> None:
    await home.good(ORGANIZATIONS, organization("a", "a@example.org"))
    refused = await codes(
        home, ORGANIZATIONS, organization("b", "a@example.org"), organization("c", "c@example.org")
    )
    assert refused == [("contact.email", "email-of-another")]
    # Two of one batch: the second is refused, and its line alone.
    both = [organization(key, "d@example.org") for key in ("d", "e")]
    assert await codes(home, ORGANIZATIONS, *both) == [("contact.email", "email-of-another")]
    known = await home.rows("SELECT external_id AS key FROM servicing_organizations ORDER BY 1")
    assert [row["key"] for row in known] == ["a", "c", "d"]


async def test_an_address_goes_on_in_one_batch_in_any_order(home: Home) -> None:
    first = [organization(key, f"{key}@example.org") for key in ("a", "b", "c")]
    await home.good(ORGANIZATIONS, *first)
    await home.good(
        ORGANIZATIONS,
        organization("a", "b@example.org"),
        organization("b", "c@example.org"),
        organization("c", "new@example.org"),
    )
    living = await home.rows(
        "SELECT o.external_id AS key, p.email FROM servicing_people p"
        " JOIN servicing_organizations o ON o.id = p.organization_id"
        " WHERE p.ended_at IS NULL ORDER BY 1"
    )
    assert [tuple(row.values()) for row in living] == [
        ("a", "b@example.org"), ("b", "c@example.org"), ("c", "new@example.org"),
    ]  # fmt: skip


async def test_an_organisation_that_ends_comes_back_when_it_is_told_so(home: Home) -> None:
    await build_house(home)
    house = {"id": "h", "organization": "uk-1", "building": _HOUSE}
    await home.good(ORGANIZATIONS, organization())
    await home.good(HOUSES, house)
    await home.good(ORGANIZATIONS, organization(ended=True))
    assert await people(home) == [("vera@example.org", "organization")]
    assert await codes(home, HOUSES, house) == [("organization", "organization-ended")]
    await home.good(ORGANIZATIONS, organization())
    assert (await people(home))[-1] == ("vera@example.org", None)
    await home.good(HOUSES, house)
    assert len(await home.rows("SELECT * FROM served_houses")) == 1


async def test_a_person_follows_his_user(home: Home) -> None:
    await home.good(ORGANIZATIONS, organization())
    await know(home, "vera@example.org")
    early, late = (utc_now() + timedelta(hours=hours) for hours in (1, 2))
    await change_user(home, email="New@example.org", at=late.isoformat())
    # Told later, and older.
    await change_user(home, email="old@example.org", at=early.isoformat())
    assert await people(home, "email, user_id") == [("new@example.org", USER)]
    # His system knows the address of before only: that is no other person.
    await home.good(ORGANIZATIONS, organization(name="ООО «Иначе»"))
    assert await people(home) == [("new@example.org", None)]
    await change_user(home, email="new@example.org", active=False)
    assert await people(home) == [("new@example.org", "blocked")]
    await home.good(ORGANIZATIONS, organization(name="ООО «Опять»"))
    assert len(await people(home)) == 1


async def test_who_is_blocked_or_acts_for_another_acts_for_nobody_here(home: Home) -> None:
    await home.good(ORGANIZATIONS, organization("a", "a@example.org"))
    await home.good(ORGANIZATIONS, organization("b", "b@example.org"))
    await home.good(ORGANIZATIONS, organization("c", "c@example.org"))
    await know(home, "a@example.org")
    await know(home, "b@example.org")
    await know(home, "c@example.org", UUID(int=0x52), active=False)
    assert await people(home) == [
        ("a@example.org", None), ("b@example.org", "another"), ("c@example.org", "blocked"),
    ]  # fmt: skip


async def test_of_a_removed_user_nothing_is_kept(home: Home) -> None:
    await home.good(ORGANIZATIONS, organization())
    await know(home, "vera@example.org")
    await tell(home, "user_deleted", user_id=str(USER))
    assert await people(home, "email, name, phone, ended_because") == [("", "", None, "removed")]


async def _served(home: Home) -> list[tuple[str, str | None, date | None, date | None]]:
    rows = await home.rows(
        "SELECT o.external_id AS organization, h.external_id, h.first_day, h.last_day"
        " FROM served_houses h JOIN servicing_organizations o ON o.id = h.organization_id"
        " ORDER BY h.first_day NULLS FIRST, h.id"
    )
    return [tuple(row.values()) for row in rows]


def _day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.fixture
async def town(home: Home) -> Home:
    """Two organisations and a house of three flats."""
    await build_house(home)
    await home.good(
        ORGANIZATIONS, organization("a", "a@example.org"), organization("b", "b@example.org")
    )
    return home


async def test_a_house_is_named_by_address_or_by_an_object_in_it(town: Home) -> None:
    await town.good(HOUSES, {"id": "h", "organization": "a", "building": _HOUSE})
    await town.good(HOUSES, {"id": "h", "organization": "a", "service_location": "l-7-2"})
    assert await _served(town) == [("a", "h", None, None)]


async def test_who_begins_later_ends_the_one_before(town: Home) -> None:
    first = {"id": "h-1", "organization": "a", "building": _HOUSE, "starts_on": "2024-01-01"}
    then = {"id": "h-2", "organization": "b", "building": _HOUSE, "starts_on": "2026-06-01"}
    await town.good(HOUSES, first)
    await town.good(HOUSES, then)
    both = [
        ("a", "h-1", _day("2024-01-01"), _day("2026-05-31")),
        ("b", "h-2", _day("2026-06-01"), None),
    ]
    assert await _served(town) == both
    # All of it again, in one batch and in another order, changes nothing.
    await town.good(HOUSES, then, first)
    assert await _served(town) == both
    # What was told by mistake was never so.
    await town.good(HOUSES, then | {"removed": True})
    assert await _served(town) == [("a", "h-1", _day("2024-01-01"), None)]


async def test_a_house_goes_to_another_under_its_key(town: Home) -> None:
    today = (await town.rows("SELECT (now() AT TIME ZONE 'Europe/Moscow')::date AS day"))[0]["day"]
    await town.good(HOUSES, {"id": "h", "organization": "a", "building": _HOUSE})
    await town.good(HOUSES, {"id": "h", "organization": "b", "building": _HOUSE})
    assert await _served(town) == [
        ("a", None, None, today - timedelta(days=1)),
        ("b", "h", today, None),
    ]
    # And back on the same day: the one who had it for no day is not there any more.
    await town.good(HOUSES, {"id": "h", "organization": "a", "building": _HOUSE})
    assert [one[0] for one in await _served(town)] == ["a", "a"]


async def test_an_end_and_what_staff_have_ended(town: Home) -> None:
    line = {"id": "h", "organization": "a", "building": _HOUSE, "starts_on": "2024-01-01"}
    await town.good(HOUSES, line | {"ends_on": "2025-12-31"})
    assert await _served(town) == [("a", "h", _day("2024-01-01"), _day("2025-12-31"))]
    await town.good(HOUSES, line)
    await town.rows("UPDATE served_houses SET last_day = '2026-01-01', told_last_day = last_day")
    await town.rows("UPDATE served_houses SET told_last_day = '2026-01-01'")
    await town.good(HOUSES, line)
    assert (await _served(town))[0][3] == _day("2026-01-01")


async def test_lines_are_refused_with_field_and_reason(town: Home) -> None:
    good = {"id": "h", "organization": "a", "building": _HOUSE, "starts_on": "2024-01-01"}
    await town.good(HOUSES, good)
    wrong: dict[tuple[str | None, str], dict[str, Any]] = {
        ("organization", "unknown-servicing-organization"): {"organization": "x"},
        ("building", "unknown-building"): {"building": _HOUSE | {"house": "99"}},
        ("service_location", "unknown-service-location"): {
            "building": None, "service_location": "x",
        },
        (None, "one-place"): {"building": None},
        ("ends_on", "out-of-range"): {"ends_on": "2023-01-01"},
        ("id", "already-served"): {"starts_on": "2025-01-01"},
        ("starts_on", "same-day"): {"organization": "b"},
    }  # fmt: skip
    refused = await codes(
        town,
        HOUSES,
        *(good | changes | {"id": f"x{number}"} for number, changes in enumerate(wrong.values())),
    )
    assert refused == list(wrong)
    assert await _served(town) == [("a", "h", _day("2024-01-01"), None)]
    wrong_people: dict[str, Any] = {
        "contact.email": organization(email="a@localhost"), "contact": organization(contact=None),
        "kind": organization(kind="bank"), "inn": organization(inn="1"),
    }  # fmt: skip
    refused = await codes(town, ORGANIZATIONS, *wrong_people.values())
    assert sorted(field for field, _ in refused) == sorted(wrong_people)


@pytest.mark.alone
async def test_ten_thousand_lines_take_seconds(home: Home) -> None:
    count = 10_000
    await home.rows(
        "INSERT INTO buildings (address_key, locality, house) SELECT '|казань||' || n, 'Казань', n"
        " FROM generate_series(1, $1::int) AS n",
        count,
    )
    began = monotonic()
    await home.good(
        ORGANIZATIONS, *(organization(f"o{n}", f"p{n}@example.org") for n in range(count))
    )
    houses = [
        {
            "id": f"h{n}",
            "organization": f"o{n}",
            "building": {"locality": "Казань", "house": f"{n + 1}"},
        }
        for n in range(count)
    ]
    await home.good(HOUSES, *houses)
    await home.good(HOUSES, *({**one, "organization": "o0"} for one in houses))
    assert monotonic() - began < 30
    (row,) = await home.rows("SELECT count(*) AS n FROM served_houses WHERE last_day IS NULL")
    assert row["n"] == count
