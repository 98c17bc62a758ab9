"""Sealed secrets: opened by their recipient only, in their context only."""

from base64 import urlsafe_b64decode
from pathlib import Path

import pytest

from services.kit.keys import create, rotate_sealing
from services.kit.sealing import Unopenable, derived_key, seal, unseal


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    for service in ("auth", "notifications"):
        create(tmp_path, service)
    return tmp_path


def test_recipient_opens_and_nothing_shows(keys: Path) -> None:
    sealed = seal(keys, "notifications", "пароль 42", context="a@example.org")
    # Of the text itself nothing can be said: two digits stand in it by chance, one time in forty.
    assert "пароль".encode() not in urlsafe_b64decode(sealed)
    assert sealed != seal(keys, "notifications", "пароль 42", context="a@example.org")
    assert unseal(keys, "notifications", sealed, context="a@example.org") == "пароль 42"


def test_another_service_context_or_byte_opens_nothing(keys: Path) -> None:
    sealed = seal(keys, "notifications", "secret", context="a@example.org")
    for recipient, text, context in [
        ("auth", sealed, "a@example.org"),
        ("notifications", sealed, "b@example.org"),
        ("notifications", sealed[:-4] + "AAAA", "a@example.org"),
        ("notifications", "", "a@example.org"),
        ("notifications", "not base64 at all!", "a@example.org"),
    ]:
        with pytest.raises(Unopenable):
            unseal(keys, recipient, text, context=context)


def test_rotation_keeps_what_was_sealed(keys: Path) -> None:
    sealed = seal(keys, "notifications", "secret", context="x")
    rotate_sealing(keys, "notifications")
    assert unseal(keys, "notifications", sealed, context="x") == "secret"
    newer = seal(keys, "notifications", "newer", context="x")
    assert unseal(keys, "notifications", newer, context="x") == "newer"


def test_private_keys_are_for_the_owner_only(keys: Path) -> None:
    assert (keys / "private" / "notifications.sealing.json").stat().st_mode & 0o777 == 0o600


def test_nobody_is_sealed_for_without_a_key(keys: Path) -> None:
    with pytest.raises(LookupError):
        seal(keys, "cabinet", "secret", context="x")


def test_derived_keys_differ_by_purpose_and_service(keys: Path) -> None:
    assert derived_key(keys, "auth", "a") == derived_key(keys, "auth", "a")
    assert len({derived_key(keys, s, p) for s in ("auth", "notifications") for p in "ab"}) == 4
