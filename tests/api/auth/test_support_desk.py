"""What the support desk does: passwords sent anew, lost second factors."""

from uuid import uuid4

import pyotp

from services.contracts.auth import SecondFactorChanged, StaffInvited, TemporaryPasswordIssued
from tests.api.auth.conftest import EMAIL, PASSWORD
from tests.api.auth.panel import Panel, panel, problem
from tests.support.codes import sent_secret

__all__ = ["panel"]


async def test_a_password_is_sent_anew_but_not_too_often(panel: Panel) -> None:
    auth, path = panel.auth, f"consumers/{panel.auth.user_id}/password"
    assert (await panel.ask("POST", path)).status_code == 204
    (letter,) = await panel.events(TemporaryPasswordIssued.type)
    assert (letter["email"], letter["purpose"]) == (EMAIL, "support")
    answer = await panel.ask("POST", path)
    assert problem(answer) == (429, "wait-a-minute", [])
    assert answer.headers["retry-after"] == "60"
    # The present password holds until the letter's is used.
    assert (await auth.sign_in()).status_code == 200
    password = await sent_secret(auth, TemporaryPasswordIssued.type, "sealed_password")
    answer = await auth.sign_in(auth.new_browser(), password=password)
    assert answer.json()["must_change_password"] is True
    assert (await auth.sign_in(auth.new_browser())).status_code == 401
    for _ in range(4):
        await auth.run("UPDATE recovery_requests SET handled_at = handled_at - interval '2 min'")
        assert (await panel.ask("POST", path)).status_code == 204
    await auth.run("UPDATE recovery_requests SET handled_at = handled_at - interval '2 min'")
    assert problem(await panel.ask("POST", path)) == (429, "too-many-attempts", [])


async def test_who_cannot_be_sent_a_password(panel: Panel) -> None:
    path = f"consumers/{panel.auth.user_id}"
    await panel.ask("POST", f"{path}/block")
    assert problem(await panel.ask("POST", f"{path}/password")) == (409, "user-blocked", [])
    vera = await panel.staff_id("vera")
    assert (await panel.ask("POST", f"colleagues/{vera}/password")).status_code == 403
    answer = await panel.ask("POST", f"colleagues/{vera}/password", "administrator")
    assert problem(answer) == (409, "no-email", [])
    own = await panel.ask("POST", f"colleagues/{panel.administrator}/password", "administrator")
    assert problem(own) == (409, "own-account", [])
    assert [outcome for _, outcome in await panel.outcomes()] == [
        "done", "user-blocked", "forbidden", "no-email", "own-account",
    ]  # fmt: skip


async def test_an_invitation_that_was_lost_is_sent_again(panel: Panel) -> None:
    invited = {"login": "petr", "display_name": "Пётр", "role": "viewer", "email": "p@example.org"}
    made = (await panel.ask("POST", "colleagues", "administrator", json=invited)).json()
    lost = await sent_secret(panel.auth, StaffInvited.type, "sealed_password")
    answer = await panel.ask("POST", f"colleagues/{made['id']}/password", "administrator")
    assert answer.status_code == 204
    assert [letter["again"] for letter in await panel.events(StaffInvited.type)] == [False, True]
    password = await sent_secret(panel.auth, StaffInvited.type, "sealed_password")
    browser = panel.auth.new_browser("admin")
    assert (await panel.auth.sign_in(browser, "petr", lost)).status_code == 401
    answer = await panel.auth.sign_in(browser, "petr", password)
    assert (answer.status_code, answer.json()["must_change_password"]) == (200, True)


async def _guarded(panel: Panel) -> None:
    """Switch letter and authenticator on for the consumer, who is signed in."""
    browser = panel.auth.browser
    assert (await panel.auth.sign_in()).status_code == 200
    letter = {"new_device_letter": True, "password": PASSWORD}
    assert (await browser.put("/api/auth/me/security", json=letter)).status_code < 300
    begun = await browser.post("/api/auth/me/totp", json={"password": PASSWORD})
    code = pyotp.TOTP(begun.json()["secret"]).now()
    done = await browser.post("/api/auth/me/totp/confirm", json={"code": code})
    assert done.status_code == 200


async def test_a_lost_second_factor_is_switched_off(panel: Panel) -> None:
    auth, path = panel.auth, f"consumers/{panel.auth.user_id}/reset-second-factor"
    await _guarded(panel)
    assert (await panel.ask("GET", "consumers")).json()["items"][0]["second_factor"] is True
    assert (await auth.sign_in(auth.new_browser())).status_code == 202
    assert (await panel.ask("POST", path)).status_code == 204
    assert (await auth.browser.get("/api/auth/me")).status_code == 401
    assert await auth.value("SELECT count(*) FROM recovery_codes") == 0
    assert await auth.value("SELECT count(*) FROM known_devices") == 0
    assert (await panel.ask("GET", "consumers")).json()["items"][0]["second_factor"] is False
    assert (await auth.sign_in(auth.new_browser())).status_code == 200
    letter = (await panel.events(SecondFactorChanged.type))[-1]
    assert (letter["email"], letter["change"]) == (EMAIL, "reset")
    row = await auth.value(
        "SELECT data->>'by' FROM security_events WHERE data->>'change' = 'reset' AND user_id = $1",
        auth.user_id,
    )
    assert row
    assert await panel.outcomes() == [("reset_second_factor", "done")]


async def test_a_factor_of_staff_is_reset_by_other_administrators_only(panel: Panel) -> None:
    vera = await panel.staff_id("vera")
    path = f"colleagues/{vera}/reset-second-factor"
    assert (await panel.ask("POST", path)).status_code == 403
    assert (await panel.ask("POST", path, "administrator")).status_code == 204
    own = f"colleagues/{panel.administrator}/reset-second-factor"
    assert problem(await panel.ask("POST", own, "administrator")) == (409, "own-account", [])
    missing = await panel.ask("POST", f"consumers/{uuid4()}/reset-second-factor", "administrator")
    assert missing.status_code == 404


async def test_only_the_blocked_are_listed_on_demand(panel: Panel) -> None:
    async def total(**params: str) -> int:
        found: int = (await panel.ask("GET", "consumers", "viewer", params=params)).json()["total"]
        return found

    assert (await total(active="true"), await total(active="false"), await total()) == (1, 0, 1)
    await panel.ask("POST", f"consumers/{panel.auth.user_id}/block")
    assert (await total(active="true"), await total(active="false"), await total()) == (0, 1, 1)
    assert (await panel.ask("GET", "consumers", params={"active": "maybe"})).status_code == 422
