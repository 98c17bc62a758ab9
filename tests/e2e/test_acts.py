"""Who worked with a consumer's data, as he sees it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.cabinet.pages import opened
from tests.e2e.panel.pages import Staff
from tests.e2e.people import add_consumer, some_family
from tests.e2e.suite import Suite
from tests.support.axe import faults
from tests.support.waits import wait_until

_TITLE = "Кто работал с моими данными"


def test_a_consumer_sees_that_staff_have_opened_his_accounts(
    suite: Suite, staff: Staff, consumer: Callable[..., Page]
) -> None:
    name = f"Мила {some_family()}"
    person = add_consumer(suite, name=name)
    base = suite.page("cabinet")
    page = consumer(person=person, path="/profile/acts")
    opened(page, _TITLE)
    expect(page.get_by_text("Никто не открывал и не менял ваши данные")).to_be_visible()
    assert faults(page) == []

    panel = staff("operator", None)
    found = panel.request.get(
        f"{suite.page('admin')}/api/auth/staff/consumers", params={"search": person.login}
    ).json()["items"]
    looked = panel.request.get(
        f"{suite.page('admin')}/api/cabinet/staff/users/{found[0]['id']}/accounts"
    )
    assert looked.status == 200

    def told() -> bool:
        return bool(page.request.get(f"{base}/api/cabinet/acts").json()["total"])

    wait_until(told, what="the log knows the look")
    page.goto(f"{base}/profile")
    page.get_by_role("link", name="Посмотреть").click()
    opened(page, _TITLE)
    row = page.get_by_role("row", name="Открыт список ваших лицевых счетов")
    expect(row).to_contain_text("Оператор поддержки")
    assert faults(page) == []
