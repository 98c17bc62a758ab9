"""Whoever comes from the panel reads the wizard in the panel's language."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.suite import Suite


@pytest.mark.parametrize(
    ("language", "button", "title"),
    [("en", "Open the wizard", "Setup wizard"), ("ru", "Открыть мастер", "Мастер настройки")],
)
def test_the_wizard_goes_on_in_the_panels_language(
    suite: Suite, staff: Callable[..., Page], language: str, button: str, title: str
) -> None:
    page = staff("administrator", "/setup-wizard")
    page.evaluate("language => localStorage.setItem('language', language)", language)
    page.reload()
    page.get_by_role("button", name=button).click()
    page.wait_for_url(f"{suite.page('wizard')}/wizard/**")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page).to_have_title(re.compile(title))
    assert "language" not in page.url
    assert "pass=" not in page.url
