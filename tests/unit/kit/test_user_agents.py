"""Names of browsers and systems, as their user agents tell them."""

import pytest

from services.kit.user_agents import browser_of, system_of


@pytest.mark.parametrize(
    ("user_agent", "browser", "system"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            " Chrome/140.0.0.0 YaBrowser/25.8.0.0 Safari/537.36",
            "Yandex 25.8",
            "Windows 10/11",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15"
            " (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
            "Safari 18.6",
            "iOS 18",
        ),
        (
            "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            " Chrome/141.0.0.0 Mobile Safari/537.36",
            "Chrome 141",
            "Android 15",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like"
            " Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
            "Edge 141",
            "macOS",
        ),
        ("curl/8.5.0", "", ""),
        ("", "", ""),
    ],
)
def test_names_of_browser_and_system(user_agent: str, browser: str, system: str) -> None:
    assert (browser_of(user_agent), system_of(user_agent)) == (browser, system)
