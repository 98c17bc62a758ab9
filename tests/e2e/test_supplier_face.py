"""The supplier's name, logo, phone and hours on the pages of consumers and staff."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.pages import loaded
from tests.e2e.suite import Suite
from tests.support.axe import faults

_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40">'
    '<rect width="400" height="40" fill="#a11"/></svg>'
)
_FACE: dict[str, Any] = {
    "name": "Омский свет",
    "phone": "8 800 000-00-00",
    "hours": "по будням с 9 до 18",
    "logo": {"address": "/api/cabinet/supplier/logo/a1", "width": 400, "height": 40},
}


def _faced(page: Page, **changes: Any) -> Page:
    """Let a page meet a supplier with a wide logo, a phone and hours."""

    def tell(route: Route) -> None:
        known = route.fetch().json()
        route.fulfill(json=known | _FACE | changes)

    page.route("**/api/cabinet/supplier", tell)
    page.route(
        "**/api/cabinet/supplier/logo/*",
        lambda route: route.fulfill(body=_LOGO, content_type="image/svg+xml"),
    )
    return page


def _sign(page: Page) -> dict[str, Any]:
    """Return how the sign beside the supplier's name is drawn."""
    drawn: dict[str, Any] = page.locator(".supplier-sign").evaluate(
        """sign => ({picture: getComputedStyle(sign).backgroundImage,
            width: sign.offsetWidth, height: sign.offsetHeight})"""
    )
    return drawn


def _told(page: Page) -> None:
    foot = page.get_by_role("contentinfo")
    expect(foot.get_by_role("link", name=_FACE["phone"])).to_have_attribute(
        "href", "tel:88000000000"
    )
    expect(foot).to_contain_text(_FACE["hours"])
    expect(page.get_by_role("banner").get_by_text(_FACE["name"])).to_be_visible()
    drawn = _sign(page)
    assert "/api/cabinet/supplier/logo/a1" in drawn["picture"]
    # Ten times as wide as high, it still leaves the name its room.
    assert drawn["height"] < drawn["width"] <= 160
    assert faults(page) == []


@pytest.mark.parametrize(
    ("application", "path"),
    [("cabinet", "/sign-in"), ("cabinet", "/help/sign-in"), ("admin", "/sign-in")],
)
def test_who_is_outside_sees_whose_page_it_is(
    suite: Suite, open_page: Callable[..., Page], application: str, path: str
) -> None:
    page = _faced(open_page())
    page.goto(suite.page(application) + path)
    loaded(page)
    _told(page)


@pytest.mark.parametrize("path", ["/", "/support"])
def test_a_consumer_reaches_the_supplier_from_every_page(
    suite: Suite, consumer: Callable[..., Page], path: str
) -> None:
    page = _faced(consumer())
    page.goto(suite.page("cabinet") + path)
    loaded(page)
    _told(page)


def test_support_names_phone_and_hours(suite: Suite, consumer: Callable[..., Page]) -> None:
    page = _faced(consumer())
    page.goto(f"{suite.page('cabinet')}/support/contacts")
    main = page.get_by_role("main")
    expect(main.get_by_text("Позвоните нам: 8 800 000-00-00, по будням с 9 до 18.")).to_be_visible()


def test_the_panel_is_the_suppliers(suite: Suite, staff: Callable[..., Page]) -> None:
    page = _faced(staff("operator"))
    page.goto(f"{suite.page('admin')}/accounts")
    loaded(page)
    expect(page.get_by_role("banner").get_by_text(_FACE["name"])).to_be_visible()
    assert "/api/cabinet/supplier/logo/a1" in _sign(page)["picture"]


def test_a_remembered_logo_is_there_before_the_answer(
    suite: Suite, open_page: Callable[..., Page]
) -> None:
    page = _faced(open_page())
    page.goto(suite.page("cabinet") + "/sign-in")
    _told(page)
    page.unroute("**/api/cabinet/supplier")
    page.route("**/api/cabinet/supplier", lambda route: route.abort())
    page.reload()
    loaded(page)
    _told(page)


def test_the_logo_stays_a_picture_in_forced_colours(
    suite: Suite, open_page: Callable[..., Page]
) -> None:
    page = _faced(open_page())
    page.goto(suite.page("cabinet") + "/sign-in")
    _told(page)
    page.emulate_media(forced_colors="active", color_scheme="dark")
    sign = page.locator(".supplier-sign")
    white = sign.evaluate("sign => getComputedStyle(sign).backgroundColor")
    assert white == "rgb(255, 255, 255)"
    assert "/api/cabinet/supplier/logo/a1" in _sign(page)["picture"]


def test_a_printed_sheet_carries_the_logo(suite: Suite, consumer: Callable[..., Page]) -> None:
    page = _faced(consumer())
    page.goto(f"{suite.page('cabinet')}/readings")
    loaded(page)
    page.emulate_media(media="print")
    sign = page.get_by_role("main").locator(".supplier-sign")
    expect(sign).to_be_visible()
    assert "/api/cabinet/supplier/logo/a1" in sign.evaluate(
        "sign => getComputedStyle(sign).backgroundImage"
    )
    # Browsers leave backgrounds out on paper unless they are told not to.
    adjust = sign.evaluate("sign => getComputedStyle(sign).printColorAdjust")
    assert adjust == "exact"


def test_hours_are_said_in_the_readers_language(
    suite: Suite, open_page: Callable[..., Page]
) -> None:
    page = _faced(open_page(), hours_en="weekdays, 9 to 18")
    page.goto(suite.page("cabinet") + "/sign-in")
    foot = page.get_by_role("contentinfo")
    expect(foot).to_contain_text(_FACE["hours"])
    page.get_by_role("button", name="English").click()
    expect(foot).to_contain_text("weekdays, 9 to 18")


def test_without_phone_and_logo_nothing_is_promised(
    suite: Suite, open_page: Callable[..., Page]
) -> None:
    page = _faced(open_page(), phone="", hours="", logo=None)
    page.goto(suite.page("cabinet") + "/sign-in")
    loaded(page)
    expect(page.get_by_role("banner").get_by_text(_FACE["name"])).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_be_empty()
    assert _sign(page)["picture"] == "none"
