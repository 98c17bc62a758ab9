"""The supplier's settings: staff read them, administrators set them."""

from typing import Any

import httpx

from tests.api.cabinet.conftest import Home
from tests.api.cabinet.supply import ANNA, as_panel, as_user
from tests.support.documents import PNG, image
from tests.support.tokens import bearer, service_token

_PLACE = "/api/cabinet/staff/settings"
_LOGO = f"{_PLACE}/logo"


async def _read(home: Home) -> httpx.Response:
    answer = await home.client.get(_PLACE, headers=home.desk.staff("viewer"))
    assert answer.status_code == 200, answer.text
    return answer


async def _set(home: Home, role: str = "administrator", **given: Any) -> httpx.Response:
    seen = {"If-Match": (await _read(home)).headers["ETag"]}
    return await home.client.patch(_PLACE, json=given, headers=home.desk.staff(role) | seen)


async def _known(home: Home) -> dict[str, Any]:
    known: dict[str, Any] = (await _read(home)).json()
    return known


async def test_they_are_read_and_changed(home: Home) -> None:
    known = await _known(home)
    changed = known | {
        "name": "ЭСК",
        "phone": "8 (800) 000-00-00",
        "hours": "пн–пт 8–20",
        "hours_en": "Mon–Fri 8–20",
        "billing_day": 20,
        "time_zone": "Asia/Omsk",
        "rows_per_page": 35,
        "reading_from": 25,
        "reading_to": 3,
        "overdue_verification": "refuse",
        "unusual_factor": 2.5,
    }
    assert (await _set(home, **changed)).json() == changed
    assert await _known(home) == changed
    told = await home.rows(
        "SELECT subscriber, data FROM outbox WHERE type = 'cabinet.supplier_changed.v1'"
    )
    assert [(one["subscriber"], one["data"]) for one in told] == [
        (
            "notifications",
            {
                name: changed[name]
                for name in ("name", "phone", "hours", "hours_en", "color", "time_zone")
            }
            | {"logo": None},
        )
    ]
    supplier = (await home.client.get("/api/cabinet/supplier")).json()
    assert (supplier["name"], supplier["billing_day"]) == ("ЭСК", 20)
    assert (supplier["phone"], supplier["hours"]) == ("8 (800) 000-00-00", "пн–пт 8–20")
    last = changed | {"billing_day": 31}
    assert (await _set(home, **last)).json() == last


async def test_the_log_is_told_what_has_changed_and_nothing_else(home: Home) -> None:
    known = await _known(home)
    proofs = known["second_proofs"]
    assert (await _set(home, **known | {"second_proofs": ["code"]})).status_code == 200
    # None leaves the second proofs as they are.
    last = known | {"second_proofs": None, "rows_per_page": 50}
    assert (await _set(home, **last)).json()["second_proofs"] == ["code"]
    acts = await home.acts()
    assert [(act["action"], act["object_kind"], act["outcome"]) for act in acts] == [
        ("change_settings", "supplier", "done")
    ] * 2
    assert [(act["before"], act["after"]) for act in acts] == [
        ({"second_proofs": proofs}, {"second_proofs": ["code"]}),
        ({"rows_per_page": known["rows_per_page"]}, {"rows_per_page": 50}),
    ]


async def test_what_does_not_fit_is_refused(home: Home) -> None:
    known = await _known(home)
    for bad in (
        {"billing_day": 32},
        {"billing_day": 0},
        {"billing_day": True},
        {"rows_per_page": "20"},
        {"time_zone": "Mars/Base"},
        {"color": "red"},
        {"phone": "звоните"},
        {"phone": "1" * 41},
        {"hours": "пн\nпт"},
        {"hours": "<b>пн</b>"},
        {"reading_from": 0},
        {"reading_to": 32},
        {"reading_to": "26"},
        {"overdue_verification": "ask"},
        {"unusual_factor": 0.5},
        {"unusual_factor": True},
        {"registration_policy": "nobody"},
        {"staff_second_factor": True},
        {"consumer_second_factor": ""},
        {"registrations_kept_days": 0},
        {"erased_after_months": 121},
        {"second_proofs": ["password"]},
        {"x": 1},
    ):
        assert (await _set(home, **known | bad)).status_code == 422, bad
    assert await _known(home) == known


async def test_only_administrators_set_them(home: Home) -> None:
    known = await _known(home)
    for role in ("viewer", "operator"):
        answer = await _set(home, role, **known | {"name": "Чужой"})
        assert answer.status_code == 403
    for headers in ({}, as_user(ANNA), as_panel()):
        assert (await home.client.patch(_PLACE, json={}, headers=headers)).status_code == 401
        assert (await home.client.get(_PLACE, headers=headers)).status_code == 401
    assert await _known(home) == known
    assert [(act["actor_role"], act["outcome"]) for act in await home.acts()] == [
        ("viewer", "forbidden"), ("operator", "forbidden"),
    ]  # fmt: skip


async def test_what_is_not_named_stays(home: Home) -> None:
    known = await _known(home)
    groups: tuple[dict[str, Any], ...] = (
        {"phone": "123", "hours": "всегда"},
        {"reading_from": 20, "reading_to": 25, "unusual_factor": 4.5},
        {"second_proofs": [], "hours": ""},
        {"registration_policy": "staff", "staff_second_factor": "own"},
        {"consumer_second_factor": "offered", "registrations_kept_days": 30},
        {"erased_after_months": 12},
        {"name": None},
        {},
    )
    for group in groups:
        known |= {name: value for name, value in group.items() if value is not None}
        answer = await _set(home, **group)
        assert answer.json() == known, group
        assert answer.headers["ETag"] == (await _read(home)).headers["ETag"]


async def test_who_has_seen_other_settings_is_told_and_shown_them(home: Home) -> None:
    seen = (await _read(home)).headers["ETag"]
    assert (await _set(home, billing_day=20)).status_code == 200
    headers = home.desk.staff("administrator")
    late = await home.client.patch(
        _PLACE, json={"billing_day": 5}, headers=headers | {"If-Match": seen}
    )
    assert late.status_code == 412
    assert late.json()["type"].endswith(":stale")
    assert late.json()["now"]["billing_day"] == 20
    blind = await home.client.patch(_PLACE, json={"billing_day": 5}, headers=headers)
    assert blind.status_code == 428
    again = await home.client.patch(
        _PLACE, json={"billing_day": 5}, headers=headers | {"If-Match": late.json()["etag"]}
    )
    assert again.json()["billing_day"] == 5


async def test_how_people_come_in_is_told_to_auth_when_it_changes(home: Home) -> None:
    policies: dict[str, Any] = {
        "registration_policy": "staff",
        "staff_second_factor": "own",
        "consumer_second_factor": "offered",
        "registrations_kept_days": 30,
    }
    await _set(home, name="ЭСК")
    await _set(home, **policies)
    await _set(home, **policies)
    told = await home.rows(
        "SELECT subscriber, data FROM outbox WHERE type = 'cabinet.policies_changed.v1'"
    )
    assert [(one["subscriber"], one["data"]) for one in told] == [("auth", policies)]


async def test_auth_alone_may_ask_how_people_come_in(home: Home) -> None:
    await _set(home, registration_policy="staff")
    for caller, status in (("auth", 200), ("notifications", 403)):
        answer = await home.client.get(
            "/internal/policies", headers=bearer(service_token(caller, "cabinet"))
        )
        assert answer.status_code == status
        if answer.is_success:
            assert answer.json()["registration_policy"] == "staff"
            assert len(answer.json()) == 4


async def test_readings_are_taken_on_more_than_one_day(home: Home) -> None:
    known = await _known(home)
    one_day: tuple[dict[str, Any], ...] = (
        {"reading_from": 20, "reading_to": 20},
        {"reading_to": known["reading_from"]},
        {"reading_from": known["reading_to"]},
    )
    for days in one_day:
        answer = await _set(home, **days)
        assert answer.status_code == 422
        (error,) = answer.json()["errors"]
        assert (error["field"], error["code"]) == ("reading_to", "one-day")
    assert await _known(home) == known


async def test_a_name_is_what_people_can_see(home: Home) -> None:
    assert (await _set(home, name="  Горэнерго   сбыт ")).json()["name"] == "Горэнерго сбыт"
    for bad in ("", "   ", "a\x00b", "a\nb", "a\u202eb", "\u200b", "a\u2028b", "я" * 201):
        answer = await _set(home, name=bad)
        assert answer.status_code == 422, repr(bad)
    assert (await _known(home))["name"] == "Горэнерго сбыт"


async def _put_logo(home: Home, content: bytes, role: str = "administrator") -> httpx.Response:
    return await home.client.put(_LOGO, content=content, headers=home.desk.staff(role))


async def _logo(home: Home) -> Any:
    return (await home.client.get("/api/cabinet/supplier")).json()["logo"]


async def test_a_logo_is_shown_to_everybody_until_another_takes_its_place(home: Home) -> None:
    assert await _logo(home) is None
    assert (await _put_logo(home, image("PNG", (300, 30)))).status_code == 204
    first = await _logo(home)
    assert (first["width"], first["height"]) == (300, 30)
    shown = await home.client.get(first["address"])
    assert shown.headers["content-type"] == "image/png"
    assert "immutable" in shown.headers["cache-control"]
    assert shown.content.startswith(b"\x89PNG")
    assert (await _put_logo(home, PNG)).status_code == 204
    assert await _logo(home) != first
    assert (await home.client.get(first["address"])).status_code == 404
    assert (await home.client.delete(_LOGO, headers=home.desk.staff("administrator"))).is_success
    assert await _logo(home) is None
    acts = await home.acts()
    assert [act["action"] for act in acts] == ["change_logo", "change_logo", "remove_logo"]
    told = await home.rows(
        "SELECT data FROM outbox WHERE type = 'cabinet.supplier_changed.v1' ORDER BY occurred_at"
    )
    assert [one["data"]["logo"] for one in (told[0], told[-1])] == [first, None]
    assert acts[0]["before"] == {"logo": None}
    assert acts[0]["after"] == {"logo": first["address"].rsplit("/", 1)[1]}


async def test_what_is_no_logo_changes_nothing(home: Home) -> None:
    assert (await _put_logo(home, PNG)).status_code == 204
    known = await _logo(home)
    for content, status, name in (
        (b"", 415, "file-not-as-named"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "file-not-as-named"),
        (image("JPEG"), 415, "file-not-as-named"),
        (PNG[:-30], 422, "file-damaged"),
        (image("PNG", (4001, 2)), 422, "file-too-complex"),
        (PNG + bytes(256 * 1024), 413, "body-too-large"),
    ):
        answer = await _put_logo(home, content)
        told = (answer.status_code, answer.json()["type"].rsplit(":", 1)[1])
        assert told == (status, name), content[:20]
    assert (await _put_logo(home, PNG, "operator")).status_code == 403
    assert await _logo(home) == known
