"""What an error writes into the log: where and what kind, never the values that it met."""

import logging
from uuid import uuid4

import pytest
from pydantic import BaseModel, ValidationError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from services.kit.logs import traceback_of
from tests.conftest import MakeApplication

_EMAIL, _PHONE = "somebody.private@example.org", "+79130001122"
_ACCOUNT = "5701000011"
_ADD = (
    "INSERT INTO users (id, user_class, email, phone, display_name, password_hash, active)"
    " VALUES (:id, 'consumer', :email, :phone, 'Тайна Тайновна', 'hash-of-secret', true)"
)


async def test_a_broken_constraint_is_logged_without_its_values(
    live_app: MakeApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    app, _ = await live_app("auth")
    with pytest.raises(IntegrityError) as caught:
        async with app.state.database.transaction() as session:
            for _ in range(2):
                values = {"id": uuid4(), "email": _EMAIL, "phone": _PHONE}
                await session.execute(text(_ADD), values)
    driver = caught.value.orig.__cause__ if caught.value.orig else None
    assert _EMAIL in str(driver), "the driver's own words hold it"
    logging.getLogger("test").error("unexpected_error", exc_info=caught.value)
    told = capsys.readouterr().out + traceback_of(caught.value)
    for value in (_EMAIL, _PHONE, "Тайна", "hash-of-secret"):
        assert value not in told
    assert "UniqueViolationError: sqlstate=23505" in told
    assert "constraint_name=" in told
    assert "test_private_logs.py" in told


async def test_a_value_that_a_column_cannot_hold_is_not_logged(live_app: MakeApplication) -> None:
    app, _ = await live_app("auth")
    with pytest.raises(DBAPIError) as caught:
        async with app.state.database.transaction() as session:
            await session.execute(text("SELECT CAST(:v AS text)::int"), {"v": _EMAIL})
    assert _EMAIL not in traceback_of(caught.value)


def test_shapes_and_plain_errors_are_told_without_values() -> None:
    class Shape(BaseModel):
        number: int

    with pytest.raises(ValidationError) as wrong:
        Shape.model_validate({"number": _EMAIL})
    told = traceback_of(wrong.value)
    assert "number: int_parsing" in told
    assert _EMAIL not in told

    nobody: dict[str, str] = {}
    with pytest.raises(RuntimeError) as broken:
        try:
            nobody[_EMAIL].strip()
        except KeyError as error:
            raise RuntimeError(f"no letter for {_PHONE}, account {_ACCOUNT}") from error
    told = traceback_of(broken.value)
    for value in (_EMAIL, _PHONE, _ACCOUNT):
        assert value not in told
    assert "RuntimeError: no letter for …, account …" in told
    assert told.index("KeyError") < told.index("RuntimeError")
