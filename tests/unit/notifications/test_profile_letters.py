"""Letters about a user's own account, in both languages."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from services.notifications.letters.rendering import Renderer
from services.notifications.supplier.rules import Supplier

_RENDERER = Renderer(Supplier("Горэнерго", "Europe/Moscow"), sender="noreply@energy.example")
_AT = "2026-11-21T21:05:00+00:00"
_VALUES = {
    "sign_in_code": {"browser": "Firefox 145", "system": "Linux", "address": "192.0.2.1",
                     "expires_at": _AT, "code": "402913"},
    "email_code": {"expires_at": _AT, "code": "40291"},
    "email_changed": {"changed_at": _AT, "new_email": "p***@example.org"},
    "staff_invited": {"login": "petr.s", "password": "abc-def", "expires_at": _AT},
    **{"second_factor_changed": {"changed_at": _AT, "change": "totp-on"}},
}  # fmt: skip


def _texts(template: str, language: str, **values: str | bool) -> list[str]:
    letter = _RENDERER.message(
        letter_id=UUID("7b0ff3f6-3d3c-4cf2-9d0c-3c8b5e8f8a11"),
        address="ivan@example.org",
        template=template,
        language=language,
        parameters={"display_name": "Иван <b>"} | _VALUES[template] | values,
        created_at=datetime(2026, 11, 21, 21, 5, tzinfo=UTC),
    )
    bodies = [letter.get_body((kind,)) for kind in ("plain", "html")]
    return [str(letter["Subject"]), *(str(body.get_content()) for body in bodies if body)]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("template", list(_VALUES))
def test_letters_say_what_they_are_for(template: str, language: str) -> None:
    subject, plain, html = _texts(template, language)
    assert subject
    for key in ("code", "password", "new_email", "login", "address"):
        if value := _VALUES[template].get(key):
            assert value in plain
            assert value in html
            assert value not in subject
    # A new address may be anybody's: no word of the sender's goes there.
    named = template != "email_code"
    assert ("Иван <b>" in plain) is named
    assert ("Иван &lt;b&gt;" in html) is named
    day = {"ru": "22.11.2026", "en": "22 Nov 2026"}[language]
    assert f"{day} 00:05 (UTC+3)" in plain
    assert "Горэнерго" in plain


@pytest.mark.parametrize("language", ["ru", "en"])
def test_each_change_of_the_second_factor_has_words_of_its_own(language: str) -> None:
    changes = [
        *("letter-on", "letter-off", "totp-on", "totp-off"),
        *("passkey-added", "passkey-removed", "reset"),
    ]
    texts = {_texts("second_factor_changed", language, change=change)[1] for change in changes}
    assert len(texts) == len(changes)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_an_invitation_sent_again_says_so(language: str) -> None:
    first = _texts("staff_invited", language, again=False)
    # A letter queued by a release that knew no other kind.
    assert first == _texts("staff_invited", language)
    again = _texts("staff_invited", language, again=True)
    for one, other in zip(first, again, strict=True):
        assert one != other
    assert "abc-def" in again[1]


def test_unknown_browser() -> None:
    assert "неизвестный браузер, адрес" in _texts("sign_in_code", "ru", browser="", system="")[1]
