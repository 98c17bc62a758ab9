"""Where a suite lies: offsets, folders that others reach, sockets, one command at a time."""

import os
from pathlib import Path

import pytest

from deploy.local import layout as place
from deploy.local.layout import ROOT, Layout, alone, can_enter, processes, write_private
from deploy.local.messages import Failure


def suite(var: Path, offset: int = 0) -> Layout:
    return Layout(ROOT, var, offset, test=False)


def test_layout_takes_folder_and_offset_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PC_VAR", str(tmp_path))
    monkeypatch.setenv("PC_PORT_OFFSET", "31000")
    found = Layout.from_environment()
    assert (found.var, found.port(8080)) == (tmp_path, 39080)


@pytest.mark.parametrize("offset", ["abc", "-1", "50001", "1.5"])
def test_layout_refuses_an_offset_that_is_no_port(
    offset: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PC_PORT_OFFSET", offset)
    with pytest.raises(Failure, match="give a number from 0 to 50000"):
        Layout.from_environment()


def test_layout_keeps_the_offset_for_later_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PC_VAR", str(tmp_path))
    monkeypatch.delenv("PC_PORT_OFFSET", raising=False)
    assert Layout.from_environment().offset == 0
    started = suite(tmp_path, 7000)
    started.stamps.mkdir()
    started.keep_offset()
    assert Layout.from_environment().offset == 7000


def test_secrets_are_closed_to_others(tmp_path: Path) -> None:
    made = suite(tmp_path / "var")
    made.make_folders()
    for folder in (made.keys, made.secrets, made.settings, made.log, made.run):
        assert folder.stat().st_mode & 0o077 == 0


def test_cluster_moves_out_of_a_folder_that_others_cannot_enter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(place, "can_enter", lambda *_: False)
    moved = suite(tmp_path)
    assert moved.cluster == Path("/var/lib/personal-cabinet") / moved.short_name / "cluster"
    # Only asking decides nothing: before the packages are there, nobody knows their users.
    assert not moved.stamps.exists()
    monkeypatch.setattr(place, "can_enter", lambda *_: True)
    moved.make_folders()
    monkeypatch.setattr(place, "can_enter", lambda *_: False)
    assert moved.cluster == tmp_path / "cluster"


def test_can_enter_asks_every_parent(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    closed = tmp_path / "closed"
    (closed / "open").mkdir(parents=True)
    closed.chmod(0o700)
    assert not can_enter(closed / "open" / "not-yet", "nobody")
    assert can_enter(closed, "a-user-that-nobody-made")


def test_sockets_stay_short_enough(tmp_path: Path) -> None:
    deep = suite(tmp_path / ("long" * 30))
    assert len(str(deep.supervisor_socket)) < 108
    assert suite(Path("/v")).supervisor_socket == Path("/v/run/supervisor.sock")


def test_alone_names_who_else_changes_the_suite(tmp_path: Path) -> None:
    with alone(suite(tmp_path)):
        with pytest.raises(Failure, match=f"process {os.getpid()}"), alone(suite(tmp_path)):
            pass
        with alone(suite(tmp_path / "another")):
            pass
    with alone(suite(tmp_path)):
        pass


def test_write_private_replaces_the_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "secret"
    write_private(path, "one")
    write_private(path, "two")
    assert path.read_text() == "two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["secret"]


def test_processes_have_ports_and_names_of_their_own() -> None:
    known = processes()
    ports = [one.port for one in known if one.port]
    assert len(ports) == len(set(ports))
    assert len({one.name for one in known}) == len(known)
