"""Facts become letters by the table; every row has its templates, and they get what they need."""

from datetime import UTC, datetime
from typing import Any, get_args
from uuid import UUID

import pytest

from services.contracts import auth
from services.contracts.facts import Fact
from services.notifications.letters.kinds import KINDS, letter_of
from services.notifications.letters.rendering import Renderer
from services.notifications.supplier.rules import Supplier

RENDERER = Renderer(
    Supplier("Горэнерго", "Europe/Moscow"),
    sender="noreply@energy.example",
    public_address="https://cabinet.example",
)
WHO = UUID("7b0ff3f6-3d3c-4cf2-9d0c-3c8b5e8f8a11")
AT = datetime(2026, 11, 21, 21, 5, tzinfo=UTC)
NAME = "Пётр Истинный"


def fact_of(shape: type[Fact], **changes: Any) -> Fact:
    """Return a fact with every field told, by the type of the field."""
    told: dict[str, Any] = {}
    for name, field in shape.model_fields.items():
        kind = field.annotation
        if name in ("user_id", "request_id"):
            told[name] = WHO
        elif kind is datetime:
            told[name] = AT
        elif kind is bool or kind is int:
            told[name] = kind(1)
        elif name == "email":
            told[name] = "a@example.org"
        elif name == "language":
            told[name] = "ru"
        elif name == "display_name":
            told[name] = NAME
        else:
            told[name] = next((word for word in get_args(kind) if word), f"word-{name}")
            if not isinstance(told[name], str):
                told[name] = f"word-{name}"
    return shape.model_validate(told | changes)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("shape", KINDS, ids=lambda shape: shape.__name__)
def test_every_letter_of_the_table_can_be_written(shape: type[Fact], language: str) -> None:
    letter = letter_of(fact_of(shape, language=language))
    assert letter is not None
    assert (letter.who, letter.address, letter.language) == (WHO, "a@example.org", language)
    opened = letter.parameters.get("sealed", {})
    written = RENDERER.render(
        letter.template, language, {"display_name": ""} | letter.parameters | opened
    )
    assert written["subject"]


@pytest.mark.parametrize("purpose", ["registration", "recovery", "support"])
def test_a_temporary_password_has_a_letter_by_its_purpose(purpose: str) -> None:
    letter = letter_of(fact_of(auth.TemporaryPasswordIssued, purpose=purpose))
    assert letter is not None
    assert letter.template == f"temporary_password_{purpose}"
    assert letter.parameters["sealed"] == {"password": "word-sealed_password"}
    assert "sealed_password" not in letter.parameters
    assert letter.parameters["expires_at"] == AT.isoformat()
    assert letter.expires_at == AT
    # Nobody knows yet whose address an applicant has given.
    assert letter.parameters.get("display_name") == (None if purpose == "registration" else NAME)


@pytest.mark.parametrize("shape", [auth.EmailCodeRequested, auth.RegistrationDeclined])
def test_an_address_that_nobody_has_proved_gets_no_name(shape: type[Fact]) -> None:
    letter = letter_of(fact_of(shape))
    assert letter is not None
    assert NAME not in str(letter.parameters)


@pytest.mark.parametrize("shape", [auth.PasswordChanged, auth.SecondFactorChanged])
def test_who_has_no_address_gets_no_letter(shape: type[Fact]) -> None:
    assert letter_of(fact_of(shape, email=None)) is None


def test_the_former_address_is_told_of_the_new_one_in_part() -> None:
    letter = letter_of(fact_of(auth.EmailChanged, new_email_masked="p***@example.org"))
    assert letter is not None
    assert letter.parameters["new_email"] == "p***@example.org"
    assert letter.expires_at is None
