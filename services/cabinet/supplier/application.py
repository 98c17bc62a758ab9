"""The cabinet as an application on a device: its manifest, in the supplier's name and colour."""

from typing import Any, Literal

Language = Literal["ru", "en"]

# Below an icon there is room for some fifteen letters.
_LONGEST_LABEL = 15
_WORDS: dict[Language, dict[str, str]] = {
    "ru": {"cabinet": "Личный кабинет", "readings": "Показания", "account": "Абонент"},
    "en": {"cabinet": "My account", "readings": "Readings", "account": "Account"},
}
# The page's ground by day (web/packages/ui/src/theme/base.css), seen while the application starts.
_GROUND = "#f3f5f7"
# Files of the cabinet's door: any icon, and those that a system may cut to its own shape.
_ICONS = [
    ("/icon-192.png", "192x192", "any"),
    ("/icon-512.png", "512x512", "any"),
    ("/icon-maskable-192.png", "192x192", "maskable"),
    ("/icon-maskable-512.png", "512x512", "maskable"),
]


def manifest(name: str, color: str, language: Language) -> dict[str, Any]:
    """Return the web manifest of a supplier's cabinet.

    `name` is the supplier's and names the application; too long for the place below an icon, it
    leaves that to «Личный кабинет». `color` is `#rrggbb`.
    """
    words = _WORDS[language]
    shortcuts = [("readings", "/readings"), ("account", "/account")]
    return {
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "lang": language,
        "name": name,
        "short_name": name if len(name) <= _LONGEST_LABEL else words["cabinet"],
        "description": words["cabinet"],
        "theme_color": color,
        "background_color": _GROUND,
        "icons": [
            {"src": path, "sizes": sizes, "type": "image/png", "purpose": purpose}
            for path, sizes, purpose in _ICONS
        ],
        "shortcuts": [
            {"name": words[word], "url": path, "icons": [{"src": "/icon-192.png"}]}
            for word, path in shortcuts
        ],
    }
