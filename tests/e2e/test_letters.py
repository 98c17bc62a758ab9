"""A consumer changes the password and finds one real letter in the mailbox."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.cabinet.pages import at_home
from tests.e2e.forms import change_password, sign_in
from tests.e2e.people import Person, add_consumer
from tests.e2e.suite import Suite


def test_a_changed_password_is_told_by_one_letter(
    suite: Suite, open_page: Callable[..., Page]
) -> None:
    person = add_consumer(suite, name="Осторожная Мария")
    page = open_page()
    page.goto(suite.page("cabinet"))
    sign_in(page, person.login, person.password)
    at_home(page)
    page.goto(f"{suite.page('cabinet')}/profile/password")
    new = Person(person.login).password
    change_password(page, person.password, new)
    expect(page.get_by_label("Текущий пароль")).to_be_hidden()
    suite.letter(person.login)
    page.context.clear_cookies()
    page.goto(suite.page("cabinet"))
    sign_in(page, person.login, new)
    at_home(page)
    (letter,) = suite.letters(person.login)
    assert new not in str(letter)
