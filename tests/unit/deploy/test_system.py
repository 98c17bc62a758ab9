"""What the machine must offer: ports, packages, and sentences for those who lack them."""

import importlib.util
import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deploy.local import suite, system, testing
from deploy.local.layout import ROOT, Layout
from deploy.local.messages import Failure


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(ROOT, tmp_path, 0, test=False)


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


def test_taken_port_is_named_with_its_holder(
    layout: Layout, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "POSTGRES_PORT", taken)
    sentence = f"Port {taken}, needed by PostgreSQL, is taken by the process {os.getpid()}"
    with pytest.raises(Failure, match=sentence):
        system.ensure_ports_free(layout, cluster_only=True)


def test_ports_of_the_demo_are_asked_for_by_a_demo_only(
    layout: Layout, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "GATEWAY_PORTS", {})
    monkeypatch.setattr(system, "POSTGRES_PORT", _free_port())
    monkeypatch.setattr(system, "processes", list)
    monkeypatch.setattr(system, "SMTP_PORT", taken)
    system.ensure_ports_free(layout)
    layout.demo.mkdir()
    (layout.demo / "wanted.json").write_text("{}")
    with pytest.raises(Failure, match="mailbox"):
        system.ensure_ports_free(layout)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def test_missing_packages_are_one_command_for_an_ordinary_user(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(system, "nginx_program", lambda: None)
    monkeypatch.setattr(system, "postgres_bin", lambda: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: object())
    wanted = "sudo apt-get install nginx postgresql-15 postgresql-15-postgis-3»"
    with pytest.raises(Failure, match=wanted):
        system.ensure_machine(layout)


def test_only_servers_that_came_with_us_are_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[list[str]] = []
    monkeypatch.setattr(system, "_SYSTEMD", Path("/"))
    monkeypatch.setattr(system, "run", lambda words, **_: told.append(words))
    system._keep_off(["postgresql-15-postgis-3", "python3-venv"])
    assert told == []
    system._keep_off(["nginx", "postgresql-16", "postgresql-16-postgis-3"])
    assert [words[-1] for words in told] == ["nginx", "postgresql"]


def test_other_systems_are_sent_to_the_containers(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(Failure, match=r"docker-compose\.yml"):
        system.ensure_machine(layout)


@pytest.mark.parametrize(
    ("measure", "needed"), [(testing.bench, "wrk"), (testing.bench_web, "chromium")]
)
def test_a_measurement_asks_for_its_tool_before_it_begins(
    measure: Callable[[Layout], int],
    needed: str,
    layout: Layout,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[str] = []

    def ask(_layout: Layout, programs: dict[str, str]) -> None:
        assert list(programs) == [needed]
        raise Failure("not to be had")

    monkeypatch.setattr(system, "ensure_machine", ask)
    monkeypatch.setattr(suite, "reset", lambda _layout: begun.append("reset"))
    monkeypatch.setattr(suite, "up", lambda *_, **__: begun.append("up"))
    monkeypatch.setattr(suite, "down", lambda _layout: None)
    with pytest.raises(Failure, match="not to be had"):
        measure(layout)
    assert begun == []
