"""Every letter in both languages: it holds together, says the same as text, and fetches nothing."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, meta

from services.notifications.letters import rendering
from services.notifications.letters.rendering import Renderer
from services.notifications.supplier.rules import Supplier

TEMPLATES = Path(rendering.__file__).parent / "templates"
RENDERER = Renderer(
    Supplier("Горэнерго", "Europe/Moscow"),
    sender="noreply@energy.example",
    public_address="https://cabinet.example",
)
# What a letter may ask for beside these is filled with a word.
VALUES: dict[str, Any] = {
    "display_name": "Иван Петров",
    "supplier_name": "Горэнерго",
    "public_address": "https://cabinet.example",
    "unsubscribe": "",
    "login_address": "https://cabinet.example/sign-in",
    "link": "https://cabinet.example/recovery/confirm#token=" + "x" * 43,
    "link_label": "Подробнее о ремонте",
    "link_address": "/information",
    "subject": "Плановое отключение 12 декабря",
    "body": "Уважаемые жители!\nС 9:00 до 12:00 света не будет.\n\nПриносим извинения.",
    "files": ["График отключений.pdf", "Адреса.xlsx"],
    "code": "48213",
    "password": "Kf7-mWqz-93tb",
    "change": "totp-on",
    "browser": "Chrome",
    "system": "Windows",
    "address": "192.0.2.7",
    "reason": "Адрес не совпадает с договором.\nПроверьте номер квартиры.",
    "account_ending": "1206",
    "login": "m.ivanova",
    "new_email": "i***@example.org",
    "values": [{"zone": "T1", "kwh": "4100,001"}, {"zone": "T2", "kwh": "2000"}],
    "account_endings": ["1206", "3456"],
    # What the words of outages ask for stands in a template that theirs import.
    "places": "Тара, ул. Лесная, д. 4, кв. 12",
    "more_places": 2,
    "starts": "12.12.2026 09:00 (UTC+3)",
    "expected_end": "12.12.2026 12:00 (UTC+3)",
    "ended": "",
    "cause": "Ремонт линии",
}


def letters() -> Iterator[tuple[str, str]]:
    for subject in sorted(TEMPLATES.glob("*/*.subject.txt")):
        yield subject.parent.name, subject.name.removesuffix(".subject.txt")


def render(language: str, template: str, **changes: Any) -> dict[str, str]:
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    environment.filters["moment"] = str
    wanted: set[str] = set()
    for ending in ("subject.txt", "txt", "html"):
        source = (TEMPLATES / language / f"{template}.{ending}").read_text("utf-8")
        wanted |= meta.find_undeclared_variables(environment.parse(source))
    moments = {name: "2026-12-12T09:00:00+03:00" for name in wanted if name.endswith("_at")}
    values = (
        dict.fromkeys({*wanted, "text", "cut", "planned"}, "слово") | moments | VALUES | changes
    )
    return RENDERER.render(template, language, values, values["unsubscribe"])


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._hidden = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._hidden = tag in ("style", "title")

    def handle_endtag(self, _tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words += f"{data} "


@pytest.mark.parametrize(("language", "template"), [*letters()])
def test_a_letter_holds_together(language: str, template: str) -> None:
    letter = render(language, template)
    page = _Page(letter["html"])
    words = " ".join(page.words.split())
    assert letter["subject"]
    # The heading is the subject, and something else stands before it for the list of letters.
    assert words.count(letter["subject"]) == 1
    assert words.index(letter["subject"]) > 10
    # What a reader must not miss is in the text as well, and every address is to be seen.
    for name in ("code", "password"):
        assert (VALUES[name] in words) == (VALUES[name] in letter["text"])
    for tag, attributes in page.tags:
        if tag == "a":
            address = attributes["href"] or ""
            assert address.startswith("https://cabinet.example/")
            assert address in words
            assert address in letter["text"]
    assert all(len(line) <= 200 for line in letter["text"].splitlines())


@pytest.mark.parametrize(("language", "template"), [*letters()])
def test_a_letter_fetches_nothing(language: str, template: str) -> None:
    html = render(language, template)["html"]
    tags = {tag for tag, _ in _Page(html).tags}
    assert not tags & {"img", "link", "script", "iframe", "object", "video", "audio", "form"}
    assert not re.search(r"url\(|@import|@font-face|src=|background=", html)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_an_announcement_without_link_and_files(language: str) -> None:
    plain = render(language, "announcement", link_address=None, link_label=None, files=[])
    assert "<a " not in plain["html"]
    assert "\n\n\n" not in plain["text"]


def test_a_page_of_the_cabinet_is_no_link_while_its_address_is_unknown() -> None:
    renderer = Renderer(Supplier("x", "Europe/Moscow"), sender="a@b.example")
    letter = renderer.render("announcement", "ru", VALUES)
    assert 'href="/' not in letter["html"]
    assert "/information" not in letter["text"]
