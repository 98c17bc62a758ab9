"""A suite is saved and put back in another PostgreSQL: its data, its settings, its log's owner."""

import asyncio
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from alembic import command

from deploy.backup import __main__ as backup
from deploy.local import audit_owner, cluster, environment, fresh, settings, suite, supervisor
from deploy.local.layout import POSTGRES_PORT, ROOT, Layout
from deploy.local.messages import Failure
from deploy.wiring import DATABASES, EXTENSIONS
from services.kit.migrations import alembic_config
from tests.support.processes import run_module

pytestmark = pytest.mark.timeout(600)
# Beside whatever suites run with the same offset (tests/support/fresh.py).
_BESIDE = 600
_OWNER = "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'audit_log'::regclass"
_ACT = """INSERT INTO audit_log (at, actor_id, actor_role, action, object_kind, object_id, outcome,
    details) VALUES (now(), 'a', 'administrator', 'block_user', 'user', '{}', 'done', '{{}}')"""


@pytest.fixture(scope="module", autouse=True)
def _warm() -> Iterator[None]:
    """Run the services' commands in forks of one process that has imported them: a fifth of the
    time."""

    def run(
        command: Sequence[str | Path],
        *,
        what: str,
        environment: Mapping[str, str],
        stdin: str | None = None,
        **_: Any,
    ) -> str:
        _python, dash_m, module, *arguments = map(str, command)
        assert dash_m == "-m"
        done = run_module(module, *arguments, env=os.environ | environment, given=stdin or "")
        if done.code:
            raise Failure(f"{what}: {done.output}{done.errors}")
        return done.output

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "run", run)
        # The tests run in it; another start may be building, and would be waited for.
        patch.setattr(environment, "ensure_python", lambda *_, **_more: None)
        yield


@dataclass(frozen=True)
class Saved:
    """A suite that was saved, and what was in it."""

    folder: Path
    offset: int
    links: str
    by_the_wizard: bool


def _sql(layout: Layout, statements: str, service: str = "admin_panel") -> str:
    return cluster.sql(layout, statements, backup.databases_of(layout)[service].name).strip()


def _set_up(layout: Layout) -> None:
    """Do what the start does, without the services; or what the wizard does after it."""
    suite.prepare_cluster(layout)
    if not layout.is_fresh:
        cluster.ensure_databases(layout)
    settings.ensure_keys(layout)
    settings.ensure_settings(layout)
    for service in DATABASES if layout.is_fresh else ():
        # Names as people may choose them in the form.
        login = f"Сбыт {service}"
        cluster.sql(layout, f"CREATE ROLE \"{login}\" LOGIN PASSWORD 'it''s {service}'")
        cluster.sql(layout, f'CREATE DATABASE "{service} 2" OWNER "{login}"')
        for extension in EXTENSIONS.get(service, ()):
            cluster.sql(layout, f"CREATE EXTENSION {extension}", f"{service} 2")
        given = {
            "database_host": "127.0.0.1",
            "database_port": layout.port(POSTGRES_PORT),
            "database_user": login,
            "database_password": f"it's {service}",
            "database_name": f"{service} 2",
        }
        settings.manage(layout, service, "save-settings", stdin=json.dumps(given))
    settings.migrate(layout, cluster.identifier(layout))
    if not layout.is_fresh:
        audit_owner.take(layout)


def _note_anchor(layout: Layout) -> str:
    """Note the newest link as the worker does; return what `verify-audit` has printed."""
    printed = settings.manage(layout, "admin_panel", "verify-audit")
    anchor = printed.partition("Keep this elsewhere: ")[2].split()[0]
    with (layout.files / backup.ANCHORS).open("a") as file:
        file.write(f"2026-11-30 {anchor}\n")
    return printed


@pytest.fixture(scope="module", params=["by the start", "by the wizard"])
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Set a suite up, save it, and let it go on and end."""
    folder = tmp_path_factory.mktemp("saved")
    offset = int(os.environ.get("PC_PORT_OFFSET") or 0) + _BESIDE
    layout = Layout(ROOT, folder / "first", offset, test=True)
    by_the_wizard = request.param == "by the wizard"
    if by_the_wizard:
        fresh.want(layout)
    try:
        _set_up(layout)
        for number in range(3):
            _sql(layout, _ACT.format(number))
        (layout.files / "photo").write_bytes(b"a photo")
        # What people change after the start has handed its settings over.
        changed = '{"staff_second_factor": true, "totp_issuer": "Example"}'
        settings.manage(layout, "auth", "save-settings", stdin=changed)
        links = _note_anchor(layout)
        target = backup.save(layout, folder)
        _sql(layout, _ACT.format("later"))
        _note_anchor(layout)
    finally:
        supervisor.stop(layout)
        suite.remove(layout)
    return Saved(target, offset, links, by_the_wizard)


@pytest.fixture(scope="module")
def restored(saved: Saved, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Layout]:
    """Put it back where there is nothing, by the command, and go on as `make up` does."""
    var = tmp_path_factory.mktemp("restored") / "var"
    layout = Layout(ROOT, var, saved.offset, test=False)
    try:
        with pytest.MonkeyPatch.context() as there:
            there.setenv("PC_VAR", str(var))
            there.delenv("PC_PORT_OFFSET", raising=False)
            there.setattr("sys.argv", ["restore", "restore", str(saved.folder)])
            assert backup.main() == 0
            # Its ports came with it.
            assert Layout.from_environment() == layout
        suite.prepare(layout, skip_web=True)
        yield layout
    finally:
        supervisor.stop(layout)
        suite.remove(layout)


def _as_service(layout: Layout, statement: str) -> None:
    """Run a statement as the service signs in."""
    known: dict[str, Any] = json.loads((layout.settings / "admin_panel.json").read_text("utf-8"))

    async def run() -> None:
        connection = await asyncpg.connect(
            host=known["database_host"],
            port=known["database_port"],
            user=known["database_user"],
            password=known["database_password"],
            database=known["database_name"],
        )
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    asyncio.run(run())


def test_the_log_is_whole_and_whose_it_was(saved: Saved, restored: Layout) -> None:
    printed = settings.manage(restored, "admin_panel", "verify-audit")
    assert printed.replace("1 anchors", "0 anchors") == saved.links
    owner = "Сбыт admin_panel" if saved.by_the_wizard else audit_owner.OWNER
    assert _sql(restored, _OWNER) == owner
    assert ("may act as the log's owner" in printed) is saved.by_the_wizard


def test_the_service_adds_to_the_log_and_rewrites_nothing(saved: Saved, restored: Layout) -> None:
    _as_service(restored, _ACT.format("after"))
    # Its owner's own rights are what the triggers are for.
    refused = (
        asyncpg.RaiseError if saved.by_the_wizard else asyncpg.InsufficientPrivilegeError,
        asyncpg.InsufficientPrivilegeError,
    )
    for statement in ("UPDATE audit_log SET action = 'x'", "DELETE FROM audit_log"):
        with pytest.raises(refused):
            _as_service(restored, statement)
    if not saved.by_the_wizard:
        for statement in ("TRUNCATE audit_log", "ALTER TABLE audit_log DISABLE TRIGGER ALL"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                _as_service(restored, statement)
    assert "is whole: 4 links" in settings.manage(restored, "admin_panel", "verify-audit")


def test_files_and_what_people_have_changed_are_back(restored: Layout) -> None:
    assert (restored.files / "photo").read_bytes() == b"a photo"
    known = json.loads((restored.settings / "auth.json").read_text("utf-8"))
    assert (known["staff_second_factor"], known["totp_issuer"]) == (True, "Example")
    # What depends on the place is that of the new one.
    assert known["keys_dir"] == str(restored.keys)
    assert (restored.keys / "private" / "auth.json").stat().st_mode & 0o077 == 0


def test_a_dump_that_cannot_be_read_changes_nothing(
    saved: Saved, restored: Layout, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(saved.folder, broken)
    last = broken / f"{DATABASES[-1]}.dump"
    last.write_bytes(last.read_bytes()[: last.stat().st_size // 2])
    before = _sql(restored, "SELECT count(*) FROM audit_log")
    _sql(restored, _ACT.format("here"))
    with pytest.raises(Failure, match=f"Restoring {DATABASES[-1]} failed"):
        backup.restore(restored, broken)
    assert _sql(restored, "SELECT count(*) FROM audit_log") == str(int(before) + 1)
    assert "_restored" not in _sql(restored, "SELECT string_agg(datname, ' ') FROM pg_database")
    last.unlink()
    with pytest.raises(Failure, match="has no"):
        backup.examine(broken)


def test_a_dump_of_a_release_before_is_migrated_and_the_log_changes_hands_for_it(
    saved: Saved, restored: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = _sql(restored, "SELECT version_num FROM alembic_version")
    owner = _sql(restored, _OWNER)
    given = audit_owner.give_back(restored)
    monkeypatch.setenv("ADMIN_PANEL_SETTINGS_FILE", str(restored.settings / "admin_panel.json"))
    # It changes the log itself.
    command.downgrade(alembic_config("admin_panel"), "admin_panel_analytics")
    assert given is not saved.by_the_wizard
    if given:
        audit_owner.take(restored)
    older = backup.save(restored, tmp_path)
    backup.restore(restored, older)
    assert _sql(restored, "SELECT version_num FROM alembic_version") == newest
    assert _sql(restored, _OWNER) == owner
    assert "is whole" in settings.manage(restored, "admin_panel", "verify-audit")


def test_a_dump_of_a_newer_release_is_refused(restored: Layout, tmp_path: Path) -> None:
    revision = _sql(restored, "SELECT version_num FROM alembic_version", "integration")
    _sql(restored, "UPDATE alembic_version SET version_num = 'of_tomorrow'", "integration")
    newer = backup.save(restored, tmp_path)
    _sql(restored, f"UPDATE alembic_version SET version_num = '{revision}'", "integration")
    with pytest.raises(Failure, match="integration is of a newer release"):
        backup.restore(restored, newer)


def test_an_older_one_puts_the_later_anchors_aside(saved: Saved, restored: Layout) -> None:
    _sql(restored, _ACT.format("to be lost"))
    _note_anchor(restored)
    backup.restore(restored, saved.folder)
    assert "is whole: 3 links" in settings.manage(restored, "admin_panel", "verify-audit")
    (aside,) = restored.files.glob(f"*-{backup.ANCHORS}")
    with pytest.raises(Failure, match="is not the one that was seen before"):
        settings.manage(restored, "admin_panel", "verify-audit", "--anchors", str(aside))
