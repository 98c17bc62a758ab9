"""A letter about an appeal says that it can be answered where it can, and only there."""

from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import pytest

from services.notifications.inbound.rules import new_token, tokens_of
from services.notifications.letters.rendering import Renderer, words_of
from services.notifications.supplier.rules import UNKNOWN

_SUPPORT = "support@energy.example"
_ID = UUID("00000000-0000-4000-8000-0000000000a1")
_TOLD = {
    "display_name": "Анна", "number": 17, "appeal_id": str(_ID), "topic": "Счёт", "made": False,
    "text": "Здесь.", "cut": False, "files": 0,
}  # fmt: skip


def _letter(reply_address: str, **changes: Any) -> EmailMessage:
    renderer = Renderer(UNKNOWN, sender="noreply@energy.example", reply_address=reply_address)
    given = {"template": "appeal_answered", "language": "ru", "status": "in_work"} | changes
    return renderer.message(
        letter_id=_ID,
        address="anna@example.org",
        template=given.pop("template"),
        language=given.pop("language"),
        parameters=_TOLD | given,
        created_at=datetime(2026, 11, 29, tzinfo=UTC),
    )


def _text(message: EmailMessage) -> str:
    return "".join(part.get_content() for part in message.walk() if not part.is_multipart())


def test_it_carries_the_token_in_its_address_and_its_own_id() -> None:
    token = new_token()
    message = _letter(_SUPPORT, reply_token=token)
    assert message["Reply-To"] == f"support+{token}@energy.example"
    assert tokens_of(_SUPPORT, [], str(message["Message-ID"])) == [token]
    assert str(message["Message-ID"]) == f"<{_ID}.{token}@energy.example>"
    assert len(message["Reply-To"].partition("@")[0]) <= 64


@pytest.mark.parametrize("reply_address", ["", _SUPPORT])
@pytest.mark.parametrize("template", ["appeal_answered", "appeal_changed"])
@pytest.mark.parametrize("status", ["new", "in_work", "done", "cancelled"])
@pytest.mark.parametrize(
    ("language", "can", "cannot"),
    [
        ("ru", "можно ответить", "отвечать на него не нужно"),
        ("en", "reply to this e-mail", "Please don't reply"),
    ],
)
def test_it_says_whether_it_can_be_answered(
    reply_address: str, template: str, status: str, language: str, can: str, cannot: str
) -> None:
    message = _letter(
        reply_address, template=template, language=language, status=status, reply_token=new_token()
    )
    text = _text(message)
    answered = bool(reply_address) and status != "cancelled"
    assert (can in text, cannot in text) == (answered, not answered)
    assert ("Reply-To" in message) is bool(reply_address)
    if not reply_address:
        assert message["Message-ID"] == f"<{_ID}@energy.example>"


def test_what_was_not_taken_is_named_in_the_message() -> None:
    refused = [
        {"name": "a.exe", "reason": "unsupported-file"},
        {"name": "", "reason": "letter-too-large"},
        {"name": "b.jpg", "reason": "something new"},
    ]
    for language, words in (
        ("ru", ["«a.exe»: такие файлы", "«b.jpg»: файл не удалось", "слишком большое", "целиком"]),
        ("en", ["“a.exe”: only JPEG", "“b.jpg”: the file could", "too large", "longer than fits"]),
    ):
        told = {"refused": refused, "empty": True, "files": 0, "cut": True}
        text = words_of("appeal_reply", language, told)
        assert all(word in text for word in words), text
