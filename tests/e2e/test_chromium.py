"""What keeps the browser tests themselves from standing still."""

import pytest
from playwright.sync_api import Error, Playwright

from tests.e2e.chromium import Chromium


@pytest.mark.parametrize("script", ["new Promise(() => {})", "for (;;) {}"])
def test_a_page_that_never_answers_fails_its_test_and_leaves_a_browser_to_the_next(
    playwright: Playwright, script: str
) -> None:
    chromium = Chromium(playwright)
    page = chromium.browser().new_page()
    with (
        pytest.raises(pytest.fail.Exception, match="not done within 2 s"),
        chromium.no_longer_than(2),
        pytest.raises(Error, match="closed"),
    ):
        page.evaluate(script)
    assert chromium.browser().new_page().evaluate("1 + 1") == 2
    chromium.close()
