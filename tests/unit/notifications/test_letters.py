"""Letters: what they say, and that no name can do harm in them."""

import email
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from uuid import UUID

import pytest

from services.notifications.letters.rendering import Renderer, Unsendable, ascii_address
from services.notifications.letters.rules import one_line, retry_pause, server_pause
from services.notifications.supplier.rules import Supplier

_ID = UUID("7b0ff3f6-3d3c-4cf2-9d0c-3c8b5e8f8a11")
_RENDERER = Renderer(Supplier("Горэнерго", "Europe/Moscow"), sender="noreply@energy.example")


def _letter(
    name: str = "Иван Петров", *, language: str = "ru", address: str = "ivan@example.org"
) -> EmailMessage:
    sent = _RENDERER.message(
        letter_id=_ID,
        address=address,
        template="password_changed",
        language=language,
        parameters={"display_name": name, "changed_at": "2026-11-21T21:05:00+00:00"},
        created_at=datetime(2026, 11, 21, 21, 5, tzinfo=UTC),
    ).as_bytes()
    assert all(len(line) <= 998 for line in sent.split(b"\r\n"))
    assert b"\n" not in sent.replace(b"\r\n", b"")
    return email.message_from_bytes(sent, policy=default)


def _part(letter: EmailMessage, kind: str) -> str:
    body = letter.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_letter_in_russian() -> None:
    letter = _letter()
    assert letter["Message-ID"] == f"<{_ID}@energy.example>"
    assert letter["Subject"] == "Пароль личного кабинета изменён"
    assert letter["From"] == "Горэнерго <noreply@energy.example>"
    assert letter["To"] == "Иван Петров <ivan@example.org>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert "22.11.2026 00:05 (UTC+3)" in _part(letter, "plain")
    assert "Здравствуйте, Иван Петров!" in _part(letter, "plain")
    assert "Горэнерго" in _part(letter, "html")


def test_letter_in_english() -> None:
    letter = _letter("Ann", language="en")
    assert letter["Subject"] == "Your password has been changed"
    assert "Hello Ann," in _part(letter, "plain")
    assert '<html lang="en">' in _part(letter, "html")


@pytest.mark.parametrize(
    "name",
    [
        "Eve\r\nBcc: all@example.org", "Eve\nX-Evil: 1", "Eve\r", "\r\n\r\n<b>body</b>", "Eve\x00",
        "Eve\u2028Bcc: x@y", "Eve\x0bBcc: x@y", "a" * 10_000, "Имя " * 3000, "👩‍👩‍👧‍👦" * 500,
        "\u202egro.elpmaxe@live\u202c", '"<evil@example.org>,', "=?utf-8?b?QmNjOiB4QHk=?=", "",
        "\ud800", "(comment) <x@y>", "Иван, <другой@example.org>",
    ],
)  # fmt: skip
def test_names_do_no_harm(name: str) -> None:
    letter = _letter(name)
    assert letter["Bcc"] is None
    assert letter["X-Evil"] is None
    assert [address.addr_spec for address in letter["To"].addresses] == ["ivan@example.org"]
    assert "\n" not in letter["To"].addresses[0].display_name
    # The standard library's parser adds a blank between encoded words of a name.
    assert len(letter["To"].addresses[0].display_name) <= 110
    assert "<b>body</b>" not in _part(letter, "html")
    assert "<evil" not in _part(letter, "html")
    assert "\u202e" not in _part(letter, "plain") + _part(letter, "html") + str(letter["To"])
    assert set(letter.keys()) == {
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language",
        "MIME-Version", "Content-Type",
    }  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["", "x", "@", "a@", "a b@example.org", "a@b\r\nRCPT TO:<c@d>", "почта@example.org",
     "a@" + "b" * 300, "a,b@example.org", "<a>@example.org", "a@b@c", "a\x00@b"],
)  # fmt: skip
def test_bad_addresses_are_unsendable(address: str) -> None:
    with pytest.raises(Unsendable):
        _letter(address=address)


def test_unknown_template_is_unsendable() -> None:
    with pytest.raises(Unsendable):
        _RENDERER.message(
            letter_id=_ID, address="a@b.c", template="../x", language="ru",
            parameters={}, created_at=datetime.now(UTC),
        )  # fmt: skip


def test_domains_in_cyrillic() -> None:
    assert ascii_address("ivan@почта.рф") == "ivan@xn--80a1acny.xn--p1ai"
    assert _letter(address="ivan@почта.рф")["To"].addresses[0].domain == "xn--80a1acny.xn--p1ai"


def test_one_line() -> None:
    assert one_line("  a \r\n\tb ") == "a b"
    assert len(one_line("я" * 1000)) == 100


def test_pauses() -> None:
    for tries, seconds in ((1, 5), (2, 10), (3, 20), (8, 640), (30, 3600)):
        assert 0.8 * seconds <= retry_pause(tries) <= seconds
    for failures, seconds in ((1, 5), (2, 10), (5, 60), (500, 60)):
        assert 0.8 * seconds <= server_pause(failures) <= seconds


_WORDS = {
    "display_name": "Иван\r\nBcc: eve@example.org", "subject": "Скидка 🎉", "link_label": "Ещё",
    "body": "<script>alert(1)</script>\n\nمرحبا", "link_address": "/news", "files": [],
}  # fmt: skip


def _announcement(public_address: str, **changes: str) -> EmailMessage:
    renderer = Renderer(
        Supplier("Горэнерго", "Europe/Moscow"),
        sender="noreply@energy.example",
        public_address=public_address,
    )
    sent = renderer.message(
        letter_id=_ID,
        address="ivan@example.org",
        template="announcement",
        language="ru",
        parameters=_WORDS | changes,
        created_at=datetime(2026, 11, 21, 21, 5, tzinfo=UTC),
        unsubscribe_token=_ID,
    ).as_bytes()
    return email.message_from_bytes(sent, policy=default)


def test_advertising_can_be_stopped_with_one_click() -> None:
    letter = _announcement("https://lk.energy.example")
    way_out = f"https://lk.energy.example/api/notifications/unsubscribe/{_ID}"
    assert letter["List-Unsubscribe"] == f"<{way_out}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert way_out in _part(letter, "plain")
    assert way_out in _part(letter, "html")
    assert letter["Bcc"] is None
    assert letter["Subject"] == "Скидка 🎉"
    assert "<script>" not in _part(letter, "html")
    assert 'href="https://lk.energy.example/news"' in _part(letter, "html")
    assert "https://lk.energy.example/news" in _part(letter, "plain")
    assert "مرحبا" in _part(letter, "plain")


def test_advertising_without_a_way_out_does_not_go() -> None:
    with pytest.raises(Unsendable):
        _announcement("")


def test_other_letters_have_no_unsubscribe_header() -> None:
    assert _letter()["List-Unsubscribe"] is None
