"""What the start writes: the gateway's, supervisord's and PostgreSQL's configurations."""

import configparser
import json
import os
import re
import shlex
from pathlib import Path

import pytest
import yaml

from deploy.backup import __main__ as backup
from deploy.docker import superuser
from deploy.local import cluster, demo, fresh, gateway, health, settings, supervisor
from deploy.local import layout as place
from deploy.local.commands import digest
from deploy.local.layout import ROOT, Layout, processes
from deploy.local.messages import Failure
from deploy.wiring import DATABASES, SERVICES


@pytest.fixture
def layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    monkeypatch.setattr(cluster, "program", lambda name: Path("/pg", name))
    monkeypatch.setenv("PC_LISTEN", "")
    # Otherwise root would keep the suite's files outside the test's own folder.
    monkeypatch.setattr(place, "can_enter", lambda *_: True)
    return Layout(ROOT, tmp_path / "50% off", 1000, test=False)


def read(layout: Layout) -> configparser.RawConfigParser:
    found = configparser.RawConfigParser()
    found.read_string(supervisor.configuration(layout, demo.process_arguments(layout)))
    return found


def make_demo(layout: Layout, series: str | None = None) -> None:
    demo.want(layout, series)


def test_render_fills_in_and_leaves_nginx_its_own_words() -> None:
    text = "listen ${PC_LISTEN}:${PC_PORT}; set $request_id ${other};"
    filled = gateway.render(text, {"PC_LISTEN": "127.0.0.1", "PC_PORT": "8080"})
    assert filled == "listen 127.0.0.1:8080; set $request_id ${other};"


def test_render_refuses_a_name_that_nobody_gives() -> None:
    with pytest.raises(Failure, match="PC_UNKNOWN"):
        gateway.render("${PC_UNKNOWN}", {})


def test_gateway_is_written_whole(layout: Layout) -> None:
    layout.make_folders()
    main = gateway.write_configuration(layout)
    written = {path.name for path in main.parent.iterdir()}
    assert {f"{name}.template" for name in written} == {
        path.name for path in (ROOT / "gateway").glob("*.template")
    }
    texts = "".join(path.read_text("utf-8") for path in main.parent.iterdir())
    assert not re.search(r"\$\{PC_[A-Z]", texts)
    assert all(f"127.0.0.1:{port}" in texts for port in (9080, 9081, 9082, 6151))


def test_supervisor_runs_the_suite_without_the_demos_parts(layout: Layout) -> None:
    programs = {name.partition(":")[2] for name in read(layout).sections() if ":" in name}
    asked_for = {one.name for one in processes() if not one.demo}
    assert programs == {*asked_for, "postgres", "gateway", "supervisor"}


def test_supervisor_runs_the_demos_parts_on_the_suites_ports(layout: Layout) -> None:
    make_demo(layout)
    words = shlex.split(read(layout)["program:head-end"]["command"].replace("%%", "%"))
    assert words[words.index("--port") + 1] == "5568"
    assert words[words.index("--key-file") + 1] == str(layout.secrets / "head-end.key")


def test_every_program_comes_back_and_only_postgres_starts_first(layout: Layout) -> None:
    found = read(layout)
    programs = [found[name] for name in found.sections() if name.startswith("program:")]
    assert all(one["autorestart"] == "true" for one in programs)
    early = [one.name for one in programs if one.get("autostart") != "false"]
    assert early == ["program:postgres"]


def test_demo_of_other_series_has_to_be_reset_first(layout: Layout, tmp_path: Path) -> None:
    make_demo(layout)
    make_demo(layout)
    with pytest.raises(Failure, match="make reset"):
        make_demo(layout, str(tmp_path))
    with pytest.raises(Failure, match="is not a folder"):
        make_demo(layout, str(tmp_path / "nothing"))


@pytest.mark.parametrize(
    ("memory", "limit", "buffers"), [(512, "", 128), (24_000, "", 256), (24_000, "4000", 4000)]
)
def test_database_is_scaled_to_the_machine(
    layout: Layout, memory: int, limit: str, buffers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = {"SC_PHYS_PAGES": memory * 256, "SC_PAGE_SIZE": 4096}
    monkeypatch.setattr(os, "sysconf", sizes.__getitem__)
    monkeypatch.setenv("PC_SHARED_BUFFERS_MB", limit)
    text = cluster._configuration(layout)
    assert f"shared_buffers = {buffers}MB\n" in text
    assert "port = 6433\n" in text
    assert "fsync" not in text


def test_environment_holds_nothing_that_the_wizard_may_change(layout: Layout) -> None:
    for service in SERVICES:
        given = settings.service_environment(layout, service)
        own = {name for name in given if name.startswith(f"{service.upper()}_")}
        assert own == {f"{service.upper()}_SETTINGS_FILE"}


def test_health_asks_every_door(layout: Layout) -> None:
    asked = health.checks(layout)
    assert asked["auth /ready"] == (6151, "/ready")
    assert asked["gateway wizard"] == (9082, "/wizard/")
    assert "mailbox" not in asked
    make_demo(layout)
    assert {"mailbox", "head-end"} <= set(health.checks(layout))


def test_a_start_without_settings_hands_over_no_database_and_no_mail(layout: Layout) -> None:
    layout.make_folders()
    fresh.want(layout)
    wanted = settings.wanted_settings(layout)
    assert set(wanted) == set(SERVICES)
    for service, values in wanted.items():
        assert not [name for name in values if name.startswith(("database_", "smtp_"))], service
        assert values["port"] and values["keys_dir"]
    # Nor does anybody wait for what only the wizard can bring about.
    asked = health.checks(layout)
    assert "auth /health" in asked
    assert "auth /ready" not in asked
    assert "wizard /ready" in asked
    (layout.settings / "auth.json").write_text('{"database_host": "db.example"}')
    assert fresh.configured(layout) == ["auth"]
    assert "auth /ready" in health.checks(layout)


def test_what_somebody_changed_is_put_back_by_no_start(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout.make_folders()
    handed: dict[str, dict[str, object]] = {}

    def manage(_: Layout, service: str, _command: str, *, stdin: str) -> str:
        handed[service] = json.loads(stdin)
        (layout.settings / f"{service}.json").write_text(stdin)
        return ""

    def start() -> dict[str, dict[str, object]]:
        handed.clear()
        settings.ensure_settings(layout)
        return dict(handed)

    monkeypatch.setattr(settings, "manage", manage)
    first = start()
    assert set(first) == set(SERVICES)
    assert first["auth"]["staff_second_factor"] is False
    assert start() == {}
    # A release that hands over one setting more hands over that one.
    wanted = settings.wanted_settings(layout)
    wanted["auth"] |= {"totp_issuer": "Сбыт"}
    monkeypatch.setattr(settings, "wanted_settings", lambda _: wanted)
    assert start() == {"auth": {"totp_issuer": "Сбыт"}}
    # A release before noted a digest of all: it was handed over, or all of it is once more.
    stamp = layout.stamps / "settings-wizard"
    stamp.write_text(digest(json.dumps(wanted["wizard"], sort_keys=True)))
    assert start() == {}
    stamp.write_text("another")
    assert start() == {"wizard": wanted["wizard"]}
    assert stamp.stat().st_mode & 0o077 == 0
    assert wanted["auth"]["database_password"] not in (layout.stamps / "settings-auth").read_text()
    (layout.settings / "auth.json").unlink()
    assert start() == {"auth": wanted["auth"]}


def test_a_suite_that_was_set_up_does_not_start_from_nothing(layout: Layout) -> None:
    layout.make_folders()
    (layout.stamps / "databases").touch()
    with pytest.raises(Failure, match="make reset"):
        fresh.want(layout)
    (layout.stamps / "databases").unlink()
    fresh.want(layout)
    fresh.want(layout)
    with pytest.raises(Failure, match="waits for the wizard"):
        make_demo(layout)


def test_containers_start_without_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(superuser, "FILE", tmp_path / "superuser" / "password")
    monkeypatch.setenv("PC_POSTGRES_PASSWORD", "change-me")
    with pytest.raises(SystemExit, match="placeholder"):
        superuser.ensure()
    monkeypatch.setenv("PC_POSTGRES_PASSWORD", "")
    superuser.ensure()
    made = superuser.FILE.read_text()
    assert len(made) > 20
    # The database takes the first one only.
    monkeypatch.setenv("PC_POSTGRES_PASSWORD", "another")
    superuser.ensure()
    assert superuser.FILE.read_text() == made

    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    assert "?" not in json.dumps(compose["services"])
    database = compose["services"]["database"]
    assert "superuser:/run/superuser:ro" in database["volumes"]
    assert database["environment"]["POSTGRES_PASSWORD_FILE"].startswith("/run/superuser/")
    who_reads = [name for name, one in compose["services"].items() if "superuser:" in str(one)]
    assert set(who_reads) == {"superuser", "database", "prepare"}


def test_a_backup_takes_the_databases_that_the_wizard_has_given(layout: Layout) -> None:
    layout.make_folders()

    def give(service: str, **more: object) -> None:
        known = {"database_host": "127.0.0.1", "database_port": 6433} | more
        (layout.settings / f"{service}.json").write_text(json.dumps(known))

    for service in DATABASES:
        more = {"database_user": "installer", "database_password": "its own"}
        give(service, database_name=f"{service} 2", **more)
    assert backup.databases_of(layout)["auth"] == backup.Database("auth 2", "installer", "its own")
    assert backup.quoted('a"b') == '"a""b"'
    assert backup.literal("a'b") == "'a''b'"
    give("cabinet", database_host="db.example.org")
    with pytest.raises(Failure, match="cabinet is not in this start's own cluster"):
        backup.databases_of(layout)
