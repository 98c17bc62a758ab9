"""What the start writes: the gateway's, supervisord's and PostgreSQL's configurations."""

import configparser
import os
import re
import shlex
from pathlib import Path

import pytest

from deploy.local import cluster, demo, gateway, health, settings, supervisor
from deploy.local.layout import ROOT, Layout, processes
from deploy.local.messages import Failure
from deploy.wiring import SERVICES


@pytest.fixture
def layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    monkeypatch.setattr(cluster, "program", lambda name: Path("/pg", name))
    monkeypatch.setenv("PC_LISTEN", "")
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
