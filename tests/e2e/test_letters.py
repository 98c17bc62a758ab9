"""A consumer changes the password and finds one real letter in the mailbox."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Suite, sign_in

NEW_PASSWORD = "Тихая-река-под-мостом-7"


def test_a_changed_password_is_told_by_one_letter(
    suite: Suite, open_page: Callable[..., Page]
) -> None:
    person = suite.logins["cabinet"][-1]
    page = open_page()
    page.goto(suite.page("cabinet"))
    sign_in(page, person["login"], person["password"])
    page.get_by_role("heading", name="Главная").wait_for()
    page.goto(f"{suite.page('cabinet')}/password")
    page.get_by_label("Текущий пароль").fill(person["password"])
    page.get_by_label("Новый пароль", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("Новый пароль ещё раз").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Сменить пароль").click()
    expect(page.get_by_label("Текущий пароль")).to_be_hidden()
    # The page serves as the clock of the wait: it asks the mailbox until the letter is there.
    port = suite.facts["ports"]["mailbox"]
    letters = page.context.new_page()
    letters.goto(f"http://127.0.0.1:{port}/")
    for _ in range(60):
        if suite.letters(person["login"]):
            break
        letters.reload()
        letters.wait_for_load_state("networkidle")
    found = suite.letters(person["login"])
    assert len(found) == 1
    assert NEW_PASSWORD not in str(found)
    page.goto(suite.page("cabinet"))
    page.context.clear_cookies()
    page.goto(suite.page("cabinet"))
    sign_in(page, person["login"], NEW_PASSWORD)
    page.get_by_role("heading", name="Главная").wait_for()
