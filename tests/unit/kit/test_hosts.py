"""Names of servers and mail addresses that can exist."""

import pytest

from services.kit.hosts import is_host, is_mail_address


@pytest.mark.parametrize(
    "text",
    [
        "localhost", "db", "db.example.org", "db.example.org.", "DB-1.example.org", "my_db",
        "127.0.0.1", "::1", "2001:db8::5", "a" * 63, "xn--80ak6aa92e.xn--p1ai", "1.example",
    ],
)  # fmt: skip
def test_names_and_addresses(text: str) -> None:
    assert is_host(text)


@pytest.mark.parametrize(
    "text",
    [
        "", ".", "a" * 64, "-a", "a-", "a..b", "a b", "a/b", "/tmp", "a:1", "[::1]", "a@b", "a\n",
        "1", "127.1", "0x7f.1", "256.1.1.1", "2130706433", "fe80::1%eth0", "а.рф", "x." * 130,
    ],
)  # fmt: skip
def test_what_is_neither(text: str) -> None:
    assert not is_host(text)


def test_mail_addresses() -> None:
    for good in ("a@b", "a.b+c@example.org", "инна@почта.рф", "a" * 64 + "@b.org"):
        assert is_mail_address(good), good
    for bad in (
        "",
        "a",
        "@b",
        "a@",
        "a@b@c",
        "a b@c",
        f"a@{'b' * 64}.org",
        "a" * 65 + "@b",
        "a@b..c",
    ):
        assert not is_mail_address(bad), bad
