"""What an attacker sends, and what must come of it."""

import json
import secrets
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx
import pytest

from tests.outside.conftest import PASSWORD, Household, Release, problem_of, status_of
from tests.support.tls import TLS
from tests.support.waits import wait_until

COLLEAGUES = "/api/auth/staff/colleagues"
CONSUMERS = "/api/auth/staff/consumers"
CLIENTS = "/api/auth/staff/machine-clients"
DOORS = ("cabinet", "admin", "wizard")
ORIGINS = ("http://[", "http://[zz", "http://", "null", "\x7f", "http://a b", "//", "http://[::1")
SURROGATE = b'"\\ud800"'


def _found(caller: httpx.Client, login: str) -> list[dict[str, Any]]:
    return list(caller.get(COLLEAGUES, params={"search": login}).json()["items"])


def test_a_blocked_administrator_grants_nothing_from_that_moment(release: Release) -> None:
    first, second = release.staff("administrator"), release.staff("administrator")
    login = second.headers["X-Login"]
    person = next(one for one in _found(first, login) if one["login"] == login)
    answer = first.post(f"{COLLEAGUES}/{person['id']}/block")
    assert answer.status_code == 204, answer.text
    mark = f"taken-{release.mark}"
    colleague = {"login": mark, "display_name": "Лишний", "email": f"{mark}@example.org"}
    grants: tuple[tuple[str, dict[str, Any]], ...] = (
        (COLLEAGUES, colleague | {"role": "administrator"}),
        (CLIENTS, {"name": "лишний", "scopes": ["batches:write"]}),
    )
    for path, body in grants:
        answer = second.post(path, json=body)
        assert answer.status_code in (401, 403), f"{path}: {answer.status_code} {answer.text}"
    assert not _found(first, mark)


@pytest.mark.parametrize("path", [CONSUMERS, "/api/notifications/staff/announcements"])
def test_a_blocked_member_of_staff_is_refused_everywhere_within_a_minute(
    release: Release, path: str
) -> None:
    first, second = release.staff("administrator"), release.staff("operator")
    assert second.get(path).status_code == 200
    login = second.headers["X-Login"]
    person = next(one for one in _found(first, login) if one["login"] == login)
    assert first.post(f"{COLLEAGUES}/{person['id']}/block").status_code == 204
    wait_until(lambda: second.get(path).status_code == 401, what=f"{path} refuses them", seconds=60)


@pytest.mark.parametrize(
    "path", ["/api/cabinet/overview", "/api/cabinet/meters", "/api/notifications/notices"]
)
def test_a_consumer_who_signed_out_is_refused_everywhere_within_a_minute(
    release: Release, path: str
) -> None:
    consumer = release.consumer()
    stolen = httpx.Client(
        base_url=release.page("cabinet"), cookies=dict(consumer.cookies), verify=TLS
    )
    assert stolen.get(path).status_code == 200
    assert consumer.post("/api/auth/sign-out").status_code == 204
    wait_until(lambda: stolen.get(path).status_code == 401, what=f"{path} refuses", seconds=60)


def test_staff_routes_are_not_to_be_had_at_the_consumers_door(release: Release) -> None:
    staff = release.staff("administrator")
    cookies = dict(staff.cookies)
    page = release.page("cabinet")
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": page}
    with httpx.Client(base_url=page, cookies=cookies, headers=headers, verify=TLS) as caller:
        for method, path in (
            ("GET", "/api/auth/staff/consumers"),
            ("POST", COLLEAGUES),
            ("GET", "/api/notifications/staff/announcements"),
            ("POST", "/api/notifications/staff/announcements"),
            ("POST", "/api/notifications/staff/files"),
            ("GET", "/api/notifications/staff/letters"),
            ("POST", "/api/auth/oauth/token"),
        ):
            answer = caller.request(method, path, json={} if method == "POST" else None)
            assert answer.status_code == 404, f"{method} {path}: {answer.status_code}"
    with httpx.Client(
        base_url=release.page("admin"), cookies=dict(staff.cookies), verify=TLS
    ) as caller:
        assert caller.get("/api/cabinet/overview").status_code == 404


def test_an_operator_neither_makes_nor_ends_machine_clients(release: Release) -> None:
    operator, administrator = release.staff("operator"), release.staff("administrator")
    body = {"name": "лишний", "scopes": ["batches:write"]}
    assert operator.post(CLIENTS, json=body).status_code == 403
    listed = administrator.get(CLIENTS, params={"limit": 100}).json()["items"]
    own = next(one for one in listed if one["name"] == "integration")
    for caller, refused in ((operator, (403,)), (administrator, (403, 409))):
        answer = caller.post(f"{CLIENTS}/{own['id']}/revoke")
        assert answer.status_code in refused, answer.text


def test_a_device_of_the_callers_making_is_never_a_known_one(release: Release) -> None:
    consumer = release.consumer()
    planted = "A" * 43
    with release.client("cabinet") as caller:
        caller.cookies.set("cabinet_device", planted)
        login = consumer.headers["X-Login"]
        answer = caller.post("/api/auth/sign-in", json={"login": login, "password": PASSWORD})
        assert answer.status_code == 200
        set_now = [c for c in answer.headers.get_list("set-cookie") if "device" in c]
        assert set_now, "a device of our own is given"
        assert not any(planted in one for one in set_now)


# --- bad input


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("origin", ORIGINS)
def test_no_origin_makes_a_fault(release: Release, door: str, origin: str) -> None:
    path = "/api/wizard/sign-in" if door == "wizard" else "/api/auth/sign-out"
    answer = httpx.post(release.page(door) + path, headers={"Origin": origin}, json={}, verify=TLS)
    assert 400 <= answer.status_code < 500
    problem_of(answer)


@pytest.mark.parametrize(
    ("door", "path", "field"),
    [
        ("cabinet", "/api/auth/sign-in", "password"),
        ("cabinet", "/api/auth/sign-in", "login"),
        ("admin", "/api/auth/sign-in", "password"),
        ("wizard", "/api/wizard/sign-in", "token"),
        ("cabinet", "/api/auth/recoveries", "email"),
    ],
)
def test_half_a_character_is_refused_by_its_field(
    release: Release, door: str, path: str, field: str
) -> None:
    body = b'{"login": "a@example.org", "password": "x", "%s": %s}' % (field.encode(), SURROGATE)
    with release.client(door) as caller:
        answer = caller.post(path, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422), answer.text
    problem_of(answer)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    "path",
    [
        *("/%", "/%zz", "/api/auth/%", "/api/auth/me%00", "/%2e%2e%2fetc"),
        *("/wizard/assets/../../../etc/passwd", "/a\\b", "/api/auth/%zz?x=1"),
    ],
)
def test_a_malformed_address_is_answered_by_aproblem_of(
    raw: Callable[..., bytes], door: str, path: str
) -> None:
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    answer = raw(head.encode(), door=door)
    assert 400 <= status_of(answer) < 500, answer[:200]
    assert b"application/problem+json" in answer


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    "head",
    [
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: x\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/3.7\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 70_000 + b"\r\nConnection: close\r\n\r\n",
        b"GET /\r HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    ],
)
def test_a_request_that_is_none_is_answered_by_aproblem_of(
    raw: Callable[..., bytes], door: str, head: bytes
) -> None:
    answer = raw(head, door=door)
    assert status_of(answer) != 500, answer[:200]
    assert b"application/problem+json" in answer


def test_a_nul_is_refused_and_spoils_nothing_for_the_next(release: Release) -> None:
    staff = release.staff("administrator")
    for path in (
        *("/api/auth/staff/consumers?search=%00", "/api/auth/staff/colleagues?search=%00"),
        *("/api/admin/integration/batches?sender=%00", "/api/admin/integration/batches?kind=%00"),
    ):
        for _ in range(4):
            assert staff.get(path).status_code in (400, 422), path
            assert staff.get("/api/auth/staff/consumers?limit=1").status_code == 200
    answer = staff.post(CLIENTS, json={"name": "a\0b", "scopes": []})
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize("door", DOORS)
def test_a_foreign_name_of_the_host_is_not_served(release: Release, door: str) -> None:
    page = release.page(door)
    port = page.rpartition(":")[2]
    path = "/wizard/" if door == "wizard" else "/"
    answer = httpx.get(page + path, headers={"Host": f"evil.example:{port}"}, verify=TLS)
    assert answer.status_code in (400, 403, 404, 421), answer.status_code
    if door != "wizard":
        evil = {"Host": f"evil.example:{port}", "Origin": f"http://evil.example:{port}"}
        assert httpx.post(f"{page}/api/auth/captcha", headers=evil, verify=TLS).status_code in (
            400,
            421,
        )


@pytest.mark.parametrize("path", ["/api/auth/sign-in/", "/api/cabinet/overview/"])
def test_no_redirect_tells_the_callers_host_back(release: Release, path: str) -> None:
    answer = httpx.post(release.page("cabinet") + path, json={}, verify=TLS)
    assert answer.status_code in (404, 405), answer.headers.get("location")


def test_personal_data_are_not_kept_by_anybody_on_the_way(
    release: Release, household: Callable[..., Household]
) -> None:
    consumer = release.consumer(household().number)
    for path in (
        *("/api/cabinet/overview", "/api/cabinet/meters", "/api/cabinet/accounts"),
        *("/api/auth/me", "/api/auth/me/sessions", "/api/notifications/notices"),
    ):
        assert "no-store" in consumer.get(path).headers.get("cache-control", ""), path
    staff = release.staff("viewer")
    for path in ("/api/auth/staff/consumers", "/api/cabinet/staff/accounts", "/api/auth/me"):
        assert "no-store" in staff.get(path).headers.get("cache-control", ""), path


@pytest.mark.parametrize(
    ("door", "path"),
    [
        ("cabinet", "/api/notifications/unsubscribe/0d6c1b6e-9c7b-4bb1-8a2f-0a4f6e1f7f10"),
        ("admin", "/api/notifications/staff/announcements/preview/letter"),
    ],
)
def test_refusals_carry_the_headers_of_security(release: Release, door: str, path: str) -> None:
    answer = httpx.get(release.page(door) + path, verify=TLS)
    assert answer.status_code >= 400
    for name in (
        *("content-security-policy", "x-content-type-options", "referrer-policy"),
        *("cross-origin-opener-policy", "permissions-policy"),
    ):
        assert name in answer.headers, name


@pytest.mark.parametrize("process", ["auth", "admin-panel-systems"])
def test_a_request_that_never_ends_is_ended(raw: Callable[..., bytes], process: str) -> None:
    began = time.monotonic()
    raw(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n", process=process, seconds=40)
    assert time.monotonic() - began < 35


@pytest.mark.parametrize("publish_at", [-1, 0, True, "-1", "1969-01-01"])
def test_a_notice_is_not_written_for_a_time_that_is_none(
    release: Release, publish_at: object
) -> None:
    staff = release.staff("administrator")
    body = {"kind": "bell", "title": "Проверка", "text": "Проверка", "publish_at": publish_at}
    answer = staff.post("/api/notifications/staff/announcements", json=body)
    assert answer.status_code == 422
    assert "publish_at" in json.dumps(problem_of(answer)["errors"])


# --- people who register


def test_nobody_gets_an_account_by_number_and_address_alone(
    release: Release, household: Callable[..., Household], register: Callable[..., httpx.Response]
) -> None:
    home = household()
    with release.client("cabinet") as anybody:
        found = anybody.get("/api/cabinet/addresses", params={"query": f"{home.street} 1"}).json()
    places = [one["id"] for one in found["items"] if one["id"]]
    assert places, found
    email = f"guess-{secrets.token_hex(5)}@example.org"
    assert register(home.number, places[0], email=email).status_code == 202
    staff = release.staff("operator")

    def waits() -> bool:
        listed = staff.get(
            "/api/auth/staff/registrations", params={"state": "waiting", "limit": 100}
        )
        return email in [one["email"] for one in listed.json()["items"]]

    wait_until(waits, what="the request waits for staff")
    assert not [one for one in release.letters(email) if "ароль" in one["subject"]]


def test_a_name_is_no_advertisement(register: Callable[..., httpx.Response]) -> None:
    spam = "Вы выиграли 100 000 руб.! Заберите приз: https://evil.example/win"
    answer = register("000000017", "x", name=spam)
    assert answer.status_code == 422
    assert "name" in [one["field"] for one in problem_of(answer)["errors"]]


def test_a_phone_that_nobody_proved_is_no_login(release: Release) -> None:
    phone = f"+7999{secrets.randbelow(10**7):07d}"
    consumer = release.consumer()
    consumer.put("/api/auth/me/phone", json={"phone": phone, "password": PASSWORD})
    with release.client("cabinet") as caller:
        login = {"login": phone, "password": PASSWORD}
        assert caller.post("/api/auth/sign-in", json=login).status_code == 401


def test_staff_take_an_account_away(release: Release, household: Callable[..., Household]) -> None:
    home = household()
    consumer = release.consumer(home.number)
    home.meter_id(consumer)
    staff = release.staff("operator")
    login = consumer.headers["X-Login"]
    user = staff.get("/api/auth/staff/consumers", params={"search": login}).json()["items"][0]
    taken = staff.post(
        f"/api/cabinet/staff/users/{user['id']}/accounts/take",
        json={"account_number": home.number, "last_day": None},
    )
    assert taken.status_code == 204, taken.text
    assert consumer.get("/api/cabinet/meters").json()["items"] == []


def test_preferences_take_only_ones_own_accounts(
    release: Release, household: Callable[..., Household]
) -> None:
    mine, other = household(), household()
    consumer = release.consumer(mine.number)
    mine.meter_id(consumer)
    known = consumer.get("/api/notifications/preferences").json()
    choice = {"number": other.number, "bills": False, "payments": False}
    wish = known | {"accounts": [choice]}
    answer = consumer.put("/api/notifications/preferences", json=wish)
    assert answer.status_code in (404, 422), answer.text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"),
        ("a.pdf", b"%PDF-1.7\n<html><script>alert(1)</script></html>"),
        ("a.txt", b"<html><script>alert(1)</script></html>"),
        ("a.docx", b"PK\x03\x04word/vbaProject.bin"),
    ],
)
def test_a_file_that_only_begins_as_it_is_named_is_refused(
    release: Release, name: str, content: bytes
) -> None:
    staff = release.staff("operator")
    answer = staff.post("/api/notifications/staff/files", params={"name": name}, content=content)
    assert answer.status_code in (415, 422), answer.text


def test_the_wizard_gives_a_saved_password_to_no_other_server(release: Release) -> None:
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as other, release.client("wizard") as installer:

        def serve() -> None:
            with suppress(OSError):
                caller, _ = other.accept()
                with caller:
                    caller.recv(64)
                    caller.sendall(b"N")
                    caller.recv(1024)
                    # «Send your password as it is.»
                    caller.sendall(b"R\x00\x00\x00\x08\x00\x00\x00\x03")
                    heard.append(caller.recv(1024))

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        token = release.manage("wizard", "token").strip().split()[-1]
        assert installer.post("/api/wizard/sign-in", json={"token": token}).status_code == 204
        asked = {"host": "127.0.0.1", "port": other.getsockname()[1], "user": "a", "database": "d"}
        installer.post("/api/wizard/services/auth/check", json=asked)
        other.close()
        thread.join(10)
    assert not [one for one in heard if one.startswith(b"p")]


def test_a_flood_of_codes_to_a_member_of_staff_reaches_nobody(release: Release) -> None:
    victim = f"victim-{release.mark}@example.org"
    words = ("--role", "viewer", "--email", victim, "--password", PASSWORD)
    release.manage("auth", "add-staff", "--login", f"victim-{release.mark}", "--name", "Ж", *words)
    askers = [release.consumer() for _ in range(3)]
    for asker in askers:
        answer = asker.post("/api/auth/me/email", json={"new_email": victim, "password": PASSWORD})
        assert answer.status_code in (202, 409, 422, 429), answer.text
    own = f"moves-{release.mark}@example.org"
    moves = {"new_email": own, "password": PASSWORD}
    # The letter that may go shows that those before it had their time.
    release.consumer().post("/api/auth/me/email", json=moves)
    wait_until(lambda: bool(release.letters(own)), what=f"the letter to {own}")
    assert not [one for one in release.letters(victim) if "подтвер" in one["subject"].lower()]
