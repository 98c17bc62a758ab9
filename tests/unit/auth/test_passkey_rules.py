"""Where passkeys work, and which challenges are ours."""

from datetime import UTC, datetime, timedelta

import pytest

from services.auth.factors.rules import factor_methods
from services.auth.passkeys.rules import (
    RelyingParty,
    challenge_expiry,
    new_challenge,
    relying_party,
)

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("address", "domain", "origins", "wanted"),
    [
        ("https://lk.example.ru", "", (), ("lk.example.ru", "https://lk.example.ru")),
        ("https://lk.example.ru:8443", "", (), ("lk.example.ru", "https://lk.example.ru:8443")),
        ("https://lk.example.ru", "example.ru", (), ("example.ru", "https://lk.example.ru")),
        ("http://localhost:8080", "", (), ("localhost", "http://localhost:8080")),
        ("http://127.0.0.1:18080", "", (), ("localhost", "http://localhost:18080")),
        ("http://[::1]", "", (), ("localhost", "http://localhost")),
        ("http://192.0.2.7", "", ("https://a.ru", "http://b.a.ru"), ("a.ru", "https://a.ru")),
        # Neither without TLS, nor on a bare address, nor for a domain above which it is not.
        ("http://lk.example.ru", "", (), None),
        ("https://192.0.2.7", "", (), None),
        ("https://[2001:db8::7]", "", (), None),
        ("https://lk.example.ru", "other.ru", (), None),
        ("https://notexample.ru", "example.ru", (), None),
        ("http://127.0.0.1:8080", "example.ru", (), None),
    ],
)
def test_where_passkeys_work(
    address: str, domain: str, origins: tuple[str, ...], wanted: tuple[str, str] | None
) -> None:
    party = relying_party(address, domain, origins)
    assert party == (RelyingParty(wanted[0], (wanted[1],)) if wanted else None)


def test_a_challenge_says_its_purpose_and_its_time() -> None:
    challenge = new_challenge("key", "sign in consumer", NOW)
    expires = NOW + timedelta(minutes=5)
    assert challenge_expiry("key", "sign in consumer", challenge, NOW) == expires
    late = expires - timedelta(seconds=1)
    assert challenge_expiry("key", "sign in consumer", challenge, late) == expires
    assert challenge_expiry("key", "sign in consumer", challenge, expires) is None
    assert challenge_expiry("key", "sign in staff", challenge, NOW) is None
    assert challenge_expiry("another", "sign in consumer", challenge, NOW) is None
    assert new_challenge("key", "sign in consumer", NOW) != challenge


@pytest.mark.parametrize("changed", [*range(0, 56, 5), 55])
def test_no_byte_of_a_challenge_may_change(changed: int) -> None:
    challenge = bytearray(new_challenge("key", "p", NOW))
    challenge[changed] ^= 1
    assert challenge_expiry("key", "p", bytes(challenge), NOW) is None
    for other in (b"", bytes(challenge[:changed]), bytes(challenge) + b"\x00", bytes(56)):
        assert challenge_expiry("key", "p", other, NOW) is None


def test_a_passkey_is_a_method_of_the_second_step() -> None:
    row = {"asks_totp": True, "asks_letter": True, "asks_passkey": True, "email": "i@example.org"}
    row |= {"user_class": "consumer"}
    assert factor_methods(row, "none") == ["letter", "totp", "passkey"]
    row |= {"asks_totp": False, "asks_letter": False}
    assert factor_methods(row, "none") == ["passkey"]
