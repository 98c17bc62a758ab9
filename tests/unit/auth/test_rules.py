"""Rules of logins, passwords, waits, visits and credentials."""

from datetime import UTC, datetime, timedelta

import pytest

from deploy.local.layout import Layout
from deploy.local.settings import wanted_settings
from deploy.wiring import DATABASES
from services.auth.guard.rules import counter_key, waits
from services.auth.machines.rules import secret_fits, secret_hash
from services.auth.passwords.rules import weaknesses
from services.auth.sessions.rules import SessionLimits, expiry, successor
from services.auth.settings import Settings
from services.auth.users.rules import Login, login_of, normal_phone
from services.kit.client_info import client_info_of
from services.kit.networks import network_of

_NAMES = ["ivan@example.org", "+79131234567", "miradmin"]


@pytest.mark.parametrize(
    "password",
    [
        "horse rides 42 nights", "миражи над степью 7", "Tr0mbon-Vetka-9", "пять синих 🐘 слонов",
        "x" * 3 + "kdjfhg84756", "kX9#mQ2$vL7@", "абрикос-гравий-лодка",
    ],
)  # fmt: skip
def test_good_passwords(password: str) -> None:
    assert weaknesses(password, current="former", names=_NAMES) == []


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("kX9#mQ2$vL7", "too-short"), ("kX9#" * 33, "too-long"),
        ("111111111111", "known-bad"), ("123456789012", "known-bad"),
        ("210987654321", "known-bad"), ("abababababab", "known-bad"),
        ("qwertyuiop[]", "known-bad"), ("йцукенгшщзхъ", "known-bad"),
        ("qwerty123456", "known-bad"), ("1q2w3e4r5t6y", "known-bad"),
        ("Password1234", "known-bad"), ("iloveyou!!!!", "known-bad"),
        ("passwordpassword", "known-bad"), ("зфыыцщкв2024!", "known-bad"),
        ("парольпароль", "known-bad"), ("Электричество1", "known-bad"),
        ("abcdefghijkl", "known-bad"), ("зщшгнекуцйъх", "known-bad"),
        ("ivan@example.org", "same-as-login"), ("IVAN@example.ORG", "same-as-login"),
        ("miradmin1234", "same-as-login"), ("89131234567", "same-as-login"),
        ("  +79131234567", "same-as-login"), ("the former one", "same-as-current"),
    ],
)  # fmt: skip
def test_bad_passwords(password: str, code: str) -> None:
    codes = weaknesses(password, current="the former one", names=_NAMES)
    assert code in codes


def test_second_factor_allows_eight() -> None:
    assert weaknesses("kX9#mQ2$", current="", names=[], shortest=8) == []


def test_combining_marks_count_once() -> None:
    # «й» and «ё» typed as letter and mark: eleven letters, not fifteen.
    assert "too-short" in weaknesses("и\u0306е\u0308" * 5 + "з", current="", names=[])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 913 123-45-67", "+79131234567"), ("+7(913)1234567", "+79131234567"),
        ("9131234567", "+79131234567"), ("+375 29 123-45-67", "+375291234567"),
        ("12345", None), ("", None), ("phone", None), ("+7 913 123", None), ("9" * 300, None),
    ],
)  # fmt: skip
def test_phones(text: str, expected: str | None) -> None:
    assert normal_phone(text, "RU") == expected


@pytest.mark.parametrize(
    ("user_class", "text", "expected"),
    [
        ("consumer", " Ivan@Example.ORG ", Login("email", "ivan@example.org")),
        ("consumer", "8 913 123 45 67", Login("phone", "+79131234567")),
        ("consumer", "miradmin", None), ("staff", "MirAdmin", Login("login", "miradmin")),
        ("staff", "a\nb", None), ("consumer", "a\x00@b", None), ("consumer", "   ", None),
    ],
)  # fmt: skip
def test_logins(user_class: str, text: str, expected: Login | None) -> None:
    assert login_of(user_class, text, "RU") == expected


def test_waits_are_free_then_grow_to_a_quarter_of_an_hour() -> None:
    found = waits(5)
    assert found[:6] == [0, 0, 0, 0, 5, 10]
    assert found == sorted(found)
    assert found[-1] == 900


def test_counters_do_not_run_into_each_other() -> None:
    assert counter_key("ab", "c") != counter_key("a", "bc")


def test_successor_needs_the_token_and_the_salt() -> None:
    assert successor("a", b"1") == successor("a", b"1")
    assert len({successor("a", b"1"), successor("b", b"1"), successor("a", b"2")}) == 3


def test_sessions_end_at_their_longest() -> None:
    start = datetime(2026, 11, 1, tzinfo=UTC)
    limits = SessionLimits(idle_days=14, longest_days=60)
    assert expiry(start, start, limits) == start + timedelta(days=14)
    later = start + timedelta(days=55)
    assert expiry(start, later, limits) == start + timedelta(days=60)


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "10.9.9.9, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "", "127.0.0.1"), ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("203.0.113.50", "198.51.100.1", "203.0.113.50"), ("", "198.51.100.1", ""),
    ],
)  # fmt: skip
def test_forwarded_addresses(peer: str, forwarded: str, expected: str) -> None:
    assert client_info_of(peer, forwarded, "x\x00y", ["127.0.0.0/8"]).address == expected


def test_networks() -> None:
    assert network_of("203.0.113.9") == "203.0.113.9"
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff:1") == "2001:db8::/64"
    assert network_of("::ffff:203.0.113.9") == "203.0.113.9"


def test_secrets_fit_any_live_one() -> None:
    hashes = [secret_hash("a"), secret_hash("b")]
    assert secret_fits("a", hashes)
    assert secret_fits("b", hashes)
    assert not secret_fits("c", hashes)
    assert not secret_fits("a", [])


def test_staff_confirm_new_devices_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed for others is guarded; only the local start says no, in its settings."""
    monkeypatch.delenv("AUTH_STAFF_SECOND_FACTOR", raising=False)
    monkeypatch.delenv("AUTH_SETTINGS_FILE", raising=False)
    assert Settings().staff_second_factor is True
    monkeypatch.setattr(
        "deploy.local.settings.passwords", lambda _: dict.fromkeys(DATABASES, "no secret")
    )
    here = wanted_settings(Layout.from_environment(test=True))
    assert here["auth"]["staff_second_factor"] is False
