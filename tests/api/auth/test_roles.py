"""Roles that administrators make: of what they hold themselves, and never the last one away."""

from typing import Any
from uuid import uuid4

import pytest

from services.auth.registrations.queries import list_staff_addresses
from services.auth.sessions.rules import ACCESS_SECONDS
from services.contracts.rights import BUILT_IN
from tests.api.auth.conftest import PASSWORD, Auth
from tests.api.auth.panel import Panel, panel, problem
from tests.support.tokens import bearer, service_token

__all__ = ["panel"]

_ROLE = {
    "name_ru": "Диспетчер", "name_en": "Dispatcher", "description": "Ведёт отключения",
    "rights": ["outages:change"],
}  # fmt: skip
_HELD = ["panel:open", "outages:see", "outages:change"]
_KEEPER = ["users:grant", "roles:change", "outages:change"]


async def _made(panel: Panel, **changes: Any) -> dict[str, Any]:
    answer = await panel.ask("POST", "roles", "administrator", json=_ROLE | changes)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def _tag(panel: Panel, key: str) -> dict[str, str]:
    answer = await panel.ask("GET", f"roles/{key}", "administrator")
    return {"If-Match": answer.headers["ETag"]}


async def _change(panel: Panel, key: str, role: str = "administrator", **changes: Any) -> Any:
    headers = panel.headers[role] | await _tag(panel, key)
    return await panel.auth.browser.put(
        f"/api/auth/staff/roles/{key}", headers=headers, json=_ROLE | changes
    )


async def _remove(panel: Panel, key: str, role: str = "administrator") -> Any:
    headers = panel.headers[role] | await _tag(panel, key)
    return await panel.auth.browser.delete(f"/api/auth/staff/roles/{key}", headers=headers)


async def _give(panel: Panel, login: str, role: str) -> None:
    """Give a role past all rules, and begin a session by it under the name of its holder."""
    await panel.auth.run("UPDATE users SET role = $2 WHERE login = $1", login, role)
    panel.headers[login] = await panel.auth.as_staff(login)


async def test_a_role_is_made_with_what_its_rights_need(panel: Panel) -> None:
    made = await _made(panel)
    assert (made["rights"], made["built_in"], made["version"]) == (_HELD, False, 1)
    listed = (await panel.ask("GET", "roles", "viewer")).json()["items"]
    assert [(one["key"], one["holders"]) for one in listed] == [
        ("administrator", 1), ("viewer", 1), ("operator", 1), (made["key"], 0),
    ]  # fmt: skip
    assert set(listed[0]["rights"]) == BUILT_IN["administrator"]
    await _give(panel, "vera", made["key"])
    card = (await panel.ask("GET", f"roles/{made['key']}", "administrator")).json()
    assert [(one["display_name"], one["active"]) for one in card["holders"]] == [("Вера", True)]
    (act,) = [one for one in await panel.acts() if one["action"] == "make_role"]
    assert (act["object_id"], act["after"]["rights"]) == (made["key"], _HELD)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"rights": ["outages:destroy"]}, "rights.0"),
        ({"rights": []}, "rights"),
        ({"name_ru": " "}, "name_ru"),
        ({"name_ru": "Д" * 81}, "name_ru"),
        ({"description": "д" * 501}, "description"),
        ({"built_in": True}, "built_in"),
    ],
)
async def test_what_is_no_role_is_refused(panel: Panel, changes: Any, field: str) -> None:
    answer = await panel.ask("POST", "roles", "administrator", json=_ROLE | changes)
    assert problem(answer) == (422, "validation-failed", [field])


async def test_names_are_each_roles_own_however_they_are_written(panel: Panel) -> None:
    made = await _made(panel)
    for changes, field in (
        ({"name_ru": "ДИСПЕТЧЕР", "name_en": None}, "name_ru"),
        ({"name_ru": "наблюдатель", "name_en": None}, "name_ru"),
        ({"name_ru": "Другой", "name_en": "dispatcher"}, "name_en"),
    ):
        answer = await panel.ask("POST", "roles", "administrator", json=_ROLE | changes)
        assert problem(answer) == (409, "already-taken", [field])
    other = await _made(panel, name_ru="Другой", name_en=None)
    # Two roles may both lack an English name; and a role keeps its own.
    await _made(panel, name_ru="Третий", name_en=None, description=" ")
    assert (await _change(panel, other["key"], name_ru="Другой", name_en=None)).status_code == 200
    taken = await _change(panel, other["key"], name_ru=made["name_ru"], name_en=None)
    assert problem(taken) == (409, "already-taken", ["name_ru"])


async def test_a_change_needs_the_state_that_was_seen(panel: Panel) -> None:
    key = (await _made(panel))["key"]
    old = await _tag(panel, key)
    assert (await _change(panel, key, rights=["letters:see"])).status_code == 200
    for method in ("PUT", "DELETE"):
        body: dict[str, Any] = {"json": _ROLE} if method == "PUT" else {}
        stale = await panel.auth.browser.request(
            method, f"/api/auth/staff/roles/{key}", headers=panel.headers["administrator"] | old,
            **body,
        )  # fmt: skip
        assert problem(stale)[:2] == (412, "stale")
        blind = await panel.ask(method, f"roles/{key}", "administrator", **body)
        assert problem(blind)[:2] == (428, "if-match-required")
    assert (await panel.ask("GET", f"roles/{key}", "administrator")).json()["version"] == 2


async def test_a_change_is_told_before_and_after_and_ends_tokens_of_the_former_state(
    panel: Panel,
) -> None:
    key = (await _made(panel))["key"]
    assert (await _change(panel, key, name_ru="Дежурный")).status_code == 200
    assert await panel.auth.value("SELECT count(*) FROM revocations") == 0
    assert (await _change(panel, key, rights=["letters:see"])).status_code == 200
    answer = await panel.auth.browser.get(
        "/internal/revocations", headers=bearer(service_token("cabinet", "auth"))
    )
    assert [one["subject"] for one in answer.json()["items"]] == [f"role:{key}:1"]
    assert await panel.auth.value(
        "SELECT min(expires_at) > now() + $1 * interval '1 second' FROM revocations",
        float(ACCESS_SECONDS),
    )
    act = (await panel.acts())[-1]
    assert (act["action"], act["outcome"]) == ("change_role", "done")
    assert act["before"]["rights"] == _HELD
    assert act["after"]["rights"] == ["panel:open", "letters:see"]


async def test_the_token_and_the_page_say_what_the_role_holds_now(panel: Panel) -> None:
    key = (await _made(panel))["key"]
    await panel.auth.run("UPDATE users SET role = $1 WHERE login = 'vera'", key)
    browser = panel.auth.new_browser("admin")
    me = (await panel.auth.sign_in(browser, "vera", PASSWORD)).json()
    assert (me["role"], me["rights"]) == (key, _HELD)
    assert me["role_names"] == {"ru": "Диспетчер", "en": "Dispatcher"}
    assert (await browser.get("/api/auth/staff/consumers")).status_code == 403
    assert (await _change(panel, key, rights=["users:see"], name_en=None)).status_code == 200
    # auth looks at the present state each time; others take the refreshed token.
    assert (await browser.get("/api/auth/me")).json()["rights"] == ["panel:open", "users:see"]
    told = (await browser.post("/api/auth/refresh")).json()
    assert (told["rights"], told["role_names"]["en"]) == (["panel:open", "users:see"], "Диспетчер")
    assert (await browser.get("/api/auth/staff/consumers")).status_code == 200
    assert (await _change(panel, key, rights=["letters:see"])).status_code == 200
    # By the same token.
    assert (await browser.get("/api/auth/staff/consumers")).status_code == 403


async def test_nobody_gives_rights_that_he_lacks(panel: Panel) -> None:
    keeper = (await _made(panel, rights=_KEEPER, name_ru="Кадровик", name_en=None))["key"]
    dispatcher = (await _made(panel))["key"]
    strong = (await _made(panel, rights=["settings:change"], name_ru="С", name_en=None))["key"]
    await _give(panel, "olga", keeper)
    vera = await panel.staff_id("vera")
    # What he holds himself he gives.
    own = _ROLE | {"name_ru": "Сам", "name_en": None}
    assert (await panel.ask("POST", "roles", "olga", json=own)).status_code == 201
    edited = {"display_name": "Вера", "email": "v@example.org", "role": dispatcher}
    # A viewer sees more than he does, and is not his to touch.
    refused = await panel.ask("PUT", f"colleagues/{vera}", "olga", json=edited)
    assert problem(refused)[:2] == (403, "beyond-own-rights")
    await panel.auth.run("UPDATE users SET role = $1 WHERE login = 'vera'", dispatcher)
    assert (await panel.ask("PUT", f"colleagues/{vera}", "olga", json=edited)).status_code == 200
    chief = panel.administrator
    more = own | {"name_ru": "Больше", "rights": ["settings:change"]}
    for answer in (
        await panel.ask("POST", "roles", "olga", json=more),
        await _change(panel, dispatcher, "olga", rights=["settings:change"]),
        await _change(panel, strong, "olga", name_ru="С", name_en=None),
        await _remove(panel, strong, "olga"),
        await panel.ask("PUT", f"colleagues/{vera}", "olga", json=edited | {"role": strong}),
        await panel.ask("PUT", f"colleagues/{vera}", "olga", json=edited | {"role": "viewer"}),
        await panel.ask("POST", "colleagues", "olga", json=edited | {
            "login": "new", "role": "administrator",
        }),
        # Whoever could send a stronger one a password, or read his letters, would be him.
        await panel.ask("POST", f"colleagues/{chief}/password", "olga"),
        await panel.ask("POST", f"colleagues/{chief}/block", "olga"),
        await panel.ask("POST", f"colleagues/{chief}/reset-second-factor", "olga"),
        await panel.ask("DELETE", f"colleagues/{chief}", "olga"),
    ):  # fmt: skip
        assert problem(answer)[:2] == (403, "beyond-own-rights"), answer.text
        assert answer.json()["rights"]
    assert set(await panel.outcomes()) >= {
        ("make_role", "beyond-own-rights"), ("change_role", "beyond-own-rights"),
        ("edit_staff", "beyond-own-rights"), ("invite_staff", "beyond-own-rights"),
        ("block_user", "beyond-own-rights"),
    }  # fmt: skip


async def test_who_lost_the_right_a_moment_ago_changes_no_role(panel: Panel) -> None:
    keeper = (await _made(panel, rights=_KEEPER))["key"]
    await _give(panel, "olga", keeper)
    assert (await _change(panel, keeper, rights=["outages:see"])).status_code == 200
    answer = await panel.ask("POST", "roles", "olga", json=_ROLE | {"name_ru": "Ещё"})
    assert problem(answer)[:2] == (403, "forbidden")
    assert answer.json()["right"] == "roles:change"


async def test_somebody_is_always_left_who_keeps_the_roles(panel: Panel) -> None:
    keeper = (await _made(panel, rights=_KEEPER))["key"]
    await _give(panel, "olga", keeper)
    vera = await panel.staff_id("vera")
    await panel.auth.run("UPDATE users SET role = $1 WHERE login = 'vera'", keeper)
    # The only administrator is gone: the two of the made role are all that is left.
    await panel.auth.run("UPDATE users SET active = false WHERE login = 'miradmin'")
    assert (await panel.ask("POST", f"colleagues/{vera}/block", "olga")).status_code == 204
    etag = (await panel.ask("GET", f"roles/{keeper}", "olga")).headers["ETag"]
    answer = await panel.auth.browser.put(
        f"/api/auth/staff/roles/{keeper}", json=_ROLE | {"rights": ["users:grant"]},
        headers=panel.headers["olga"] | {"If-Match": etag},
    )  # fmt: skip
    assert problem(answer)[:2] == (409, "last-administrator")
    card = (await panel.ask("GET", f"roles/{keeper}", "olga")).json()
    assert (set(card["rights"]) > set(_KEEPER), card["version"]) == (True, 1)
    olga = await panel.staff_id("olga")
    given = {"display_name": "Ольга", "email": "o@example.org", "role": keeper}
    own = await panel.ask("PUT", f"colleagues/{olga}", "olga", json=given | {"role": "viewer"})
    assert problem(own)[:2] == (409, "own-account")
    assert (await panel.ask("POST", f"colleagues/{vera}/unblock", "olga")).status_code == 204
    panel.headers["vera"] = await panel.auth.as_staff("vera")
    assert (await panel.ask("POST", f"colleagues/{olga}/block", "vera")).status_code == 204


async def test_a_role_in_use_stays_and_says_how_many_have_it(panel: Panel) -> None:
    key = (await _made(panel))["key"]
    await panel.auth.run("UPDATE users SET role = $1 WHERE user_class = 'staff'"
                         " AND login <> 'miradmin'", key)  # fmt: skip
    held = await _remove(panel, key)
    assert (problem(held)[:2], held.json()["holders"]) == ((409, "role-in-use"), 2)
    await panel.auth.run("UPDATE users SET role = 'viewer' WHERE role = $1", key)
    assert (await _remove(panel, key)).status_code == 204
    assert (await panel.ask("GET", f"roles/{key}", "administrator")).status_code == 404
    assert (await panel.acts())[-1]["before"]["rights"] == _HELD


async def test_built_in_roles_stay_and_there_are_fifty_at_most(panel: Panel) -> None:
    for answer in (await _change(panel, "viewer"), await _remove(panel, "operator")):
        assert problem(answer)[:2] == (409, "built-in-role")
    await panel.auth.run(
        "INSERT INTO staff_roles (key, name_ru, rights) SELECT 'role-' || n, 'Роль ' || n,"
        " '{letters:see}' FROM generate_series(1, 47) n"
    )
    full = await panel.ask("POST", "roles", "administrator", json=_ROLE)
    assert problem(full)[:2] == (409, "too-many-roles")


async def test_only_who_may_changes_roles(panel: Panel) -> None:
    key = (await _made(panel))["key"]
    for role in ("operator", "viewer"):
        assert (await panel.ask("GET", f"roles/{key}", role)).status_code == 200
        assert (await _change(panel, key, role)).status_code == 403
        assert (await _remove(panel, key, role)).status_code == 403
        assert (await panel.ask("POST", "roles", role, json=_ROLE)).status_code == 403
    refused = await panel.ask("GET", "roles", "administrator")
    assert refused.status_code == 200
    for path in ("role-none", uuid4().hex[:8]):
        answer = await panel.ask("GET", f"roles/{path}", "administrator")
        assert answer.status_code in {404, 422}


async def test_a_colleague_gets_a_made_role_and_none_that_is_none(panel: Panel) -> None:
    key = (await _made(panel))["key"]
    new = {"login": "petr", "display_name": "Пётр", "email": "p@example.org"}
    unknown = await panel.ask("POST", "colleagues", "administrator", json=new | {"role": "ghost"})
    assert problem(unknown) == (422, "validation-failed", ["role"])
    made = await panel.ask("POST", "colleagues", "administrator", json=new | {"role": key})
    assert (made.status_code, made.json()["role"]) == (201, key)
    act = (await panel.acts())[-1]
    assert act["after"] == {"active": True, "role": key, "rights": _HELD}
    edited = {"display_name": "Пётр", "email": "p@example.org", "role": "viewer"}
    path = f"colleagues/{made.json()['id']}"
    assert (await panel.ask("PUT", path, "administrator", json=edited)).status_code == 200
    told = (await panel.acts())[-1]
    assert told["before"]["rights"] == _HELD
    assert set(told["after"]["rights"]) == set(BUILT_IN["viewer"])


async def test_letters_of_requests_go_to_whoever_decides(panel: Panel, auth: Auth) -> None:
    await auth.run("UPDATE users SET email = login || '@example.org' WHERE user_class = 'staff'")
    key = (await _made(panel, rights=["registrations:change"]))["key"]
    await auth.run("UPDATE users SET role = $1 WHERE login = 'vera'", key)
    async with auth.database.transaction() as session:
        addresses = sorted(email for email, _ in await list_staff_addresses(session))
    assert addresses == ["miradmin@example.org", "olga@example.org", "vera@example.org"]


async def test_whoever_has_any_right_knows_colleagues_by_name(panel: Panel) -> None:
    key = (await _made(panel))["key"]
    await _give(panel, "vera", key)
    answer = await panel.ask("GET", "colleagues/names", "vera")
    assert [(one["display_name"], one["gives_rights"]) for one in answer.json()["items"]] == [
        ("Администратор", True), ("Вера", False), ("Ольга", False),
    ]  # fmt: skip
    assert (await panel.ask("GET", "colleagues", "vera")).status_code == 403
    refused = (await panel.acts(looks=True))[-1]
    assert (refused["action"], refused["outcome"]) == ("look_at_users", "forbidden")
