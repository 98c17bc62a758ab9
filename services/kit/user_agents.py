"""Names of browsers and systems, for lists in which people recognise their own devices."""

import re
from collections.abc import Sequence

# The first name that fits: browsers carry the names of those that they want to be taken for.
_BROWSERS = (
    (r"YaBrowser/(\d+(?:\.\d+)?)", "Yandex"),
    (r"(?:OPR|Opera)/(\d+)", "Opera"),
    (r"(?:Edg|EdgA|EdgiOS|Edge)/(\d+)", "Edge"),
    (r"SamsungBrowser/(\d+)", "Samsung Internet"),
    (r"(?:Firefox|FxiOS)/(\d+)", "Firefox"),
    (r"(?:Chrome|CriOS|Chromium)/(\d+)", "Chrome"),
    (r"Version/(\d+(?:\.\d+)?).*Safari/", "Safari"),
    (r"(?:MSIE |Trident/.*rv:)(\d+)", "Internet Explorer"),
)
_SYSTEMS = (
    (r"Windows NT 10", "Windows 10/11"),
    (r"Windows NT 6\.3", "Windows 8.1"),
    (r"Windows NT 6\.1", "Windows 7"),
    (r"Windows", "Windows"),
    (r"Android (\d+)", "Android"),
    (r"Android", "Android"),
    (r"(?:iPhone|iPad|iPod).*? OS (\d+)", "iOS"),
    (r"Mac OS X", "macOS"),
    (r"CrOS", "ChromeOS"),
    (r"Linux", "Linux"),
)


def browser_of(user_agent: str) -> str:
    """Return the browser's name and version as its user agent tells them; empty when unknown."""
    return _named(user_agent, _BROWSERS)


def system_of(user_agent: str) -> str:
    """Return the operating system that a user agent tells; empty when unknown."""
    return _named(user_agent, _SYSTEMS)


def _named(user_agent: str, names: Sequence[tuple[str, str]]) -> str:
    for pattern, name in names:
        if found := re.search(pattern, user_agent):
            return " ".join((name, *found.groups()))
    return ""
