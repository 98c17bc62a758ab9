"""The log of a suite that was started here is not the service's: it reads, adds, and no more."""

import asyncpg
import pytest

from tests.e2e.suite import Suite

_OWNER = "SELECT pg_get_userbyid(relowner) AS name FROM pg_class WHERE oid = 'audit_log'::regclass"


def test_it_has_an_owner_of_its_own(suite: Suite) -> None:
    assert [row["name"] for row in suite.query("admin_panel", _OWNER)] == ["audit_owner"]
    assert suite.query("admin_panel", "SELECT count(*) FROM audit_log")
    assert "may act as the log's owner" not in suite.manage("admin_panel", "verify-audit")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET action = 'nothing' WHERE false",
        "DELETE FROM audit_log WHERE false",
        "TRUNCATE audit_log",
        "ALTER TABLE audit_log DISABLE TRIGGER ALL",
        "INSERT INTO audit_chain SELECT * FROM audit_chain WHERE false",
        "SET ROLE audit_owner",
    ],
)
def test_the_service_cannot_rewrite_it(suite: Suite, statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        suite.query("admin_panel", statement)
