"""Each container of docker-compose.yml starts with its command and the settings that it is given.

Without an .env, so that no server is needed: services know no database, and wait for the wizard.
"""

import dataclasses
import json
import os
import re
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.docker import prepare, superuser
from deploy.wiring import DATABASES, SERVICES, Places
from tests.support import plain
from tests.support.postgres import free_port
from tests.support.processes import ROOT, Process, run_module

_COMPOSE: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "docker-compose.yml").read_text("utf-8")
)["services"]
_DOCKERFILE = (ROOT / "deploy" / "docker" / "Dockerfile").read_text("utf-8")
_VARIABLE = re.compile(r"\$\{\w+(?::-([^}]*))?\}")
_STAYS = [
    name
    for name, one in _COMPOSE.items()
    if re.search(r"(services|deploy\.demo)\.", str(one.get("command")))
]


class Machine:
    """The containers' volumes in a folder, and their ports on this machine."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.ports: dict[str, int] = {}
        self.running: dict[str, Process] = {}

    def places(self, told: Places) -> Places:
        """Where everything is, by what containers are told: the same, on ports that are free."""
        self.ports = {name: free_port() for name in told.ports}
        urls = {name: f"http://127.0.0.1:{port}" for name, port in self.ports.items()}
        return dataclasses.replace(told, ports=self.ports, urls=urls, host="127.0.0.1")

    def environment(self, name: str) -> dict[str, str]:
        """Return what the image and docker-compose.yml give a container, without an .env."""
        files = re.findall(r"(\w+_SETTINGS_FILE)=/data(/\S+?\.json)", _DOCKERFILE)
        own = _COMPOSE[name].get("environment", {})
        said = {key: _VARIABLE.sub(lambda one: one[1] or "", str(v)) for key, v in own.items()}
        return {"PATH": "/usr/bin:/bin"} | {key: f"{self.data}{v}" for key, v in files} | said

    def process(self, name: str) -> Process:
        """Return the container's command, on this machine's ports."""
        words = " ".join(_COMPOSE[name]["command"]).removeprefix("sh -c exec ")
        module, *arguments = words.removeprefix("python -m ").split()
        for place, one in enumerate(arguments):
            if one in ("--port", "--smtp-port"):
                own = self.ports[name] if one == "--port" else free_port()
                arguments[place + 1] = str(own)
        arguments = [re.sub(r"^0\.0\.0\.0$", "127.0.0.1", one) for one in arguments]
        arguments = [re.sub(r"^/data", str(self.data), one) for one in arguments]
        ready = "healthcheck" in _COMPOSE[name]
        at = f"http://127.0.0.1:{self.ports[name]}/health" if ready else ""
        return Process(module, *arguments, env=self.environment(name), ready=at)


def _run(*words: str | Path, stdin: str = "") -> None:
    module, *arguments = map(str, words)
    done = run_module(module, *arguments, env=dict(os.environ), given=stdin)
    assert done.code == 0, done.errors


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """Let `superuser` and `prepare` do their work, and start all the others."""
    made = Machine(tmp_path_factory.mktemp("data"))
    places = prepare._places
    with pytest.MonkeyPatch.context() as patch, ExitStack() as running:
        for key, value in made.environment("prepare").items():
            patch.setenv(key, value)
        patch.setattr(prepare, "_DATA", made.data)
        patch.setattr(superuser, "FILE", made.data / "superuser" / "password")
        patch.setattr(prepare, "_places", lambda passwords: made.places(places(passwords)))
        patch.setattr(prepare, "_python", _run)
        for folder in ("settings", "keys", *SERVICES):
            (made.data / folder).mkdir(mode=0o700)
        prepare.main()
        for name in _STAYS:
            made.running[name] = running.enter_context(made.process(name))
        yield made


def test_doors_answer_and_wait_for_the_wizard(machine: Machine) -> None:
    doors = [name for name in _STAYS if "healthcheck" in _COMPOSE[name]]
    assert set(doors) == {one.replace("_", "-") for one in SERVICES} | {"admin-panel-systems"}
    for name in doors:
        answer = plain.get(f"http://127.0.0.1:{machine.ports[name]}/ready", timeout=5)
        assert answer.status_code == (200 if name == "wizard" else 503), name
        assert (b"unconfigured" in answer.content) == (name != "wizard"), name


def test_all_of_them_stay_until_they_are_told_to_end(machine: Machine) -> None:
    for name, one in machine.running.items():
        assert one._running is not None
        assert one._running.poll() is None, f"{name}: {one.log()}"
        assert "Traceback" not in one.log(), f"{name}: {one.log()}"
    for name, one in machine.running.items():
        assert one._running is not None
        assert one._running.end(signal.SIGTERM) in (0, -signal.SIGTERM), f"{name}: {one.log()}"


def test_nobody_else_reads_keys_and_settings(machine: Machine) -> None:
    secret = [machine.data / service / "settings.json" for service in SERVICES]
    secret += machine.data.glob("*/private/*")
    secret += machine.data.glob("*/keys/private/*")
    assert len(secret) > len(SERVICES) * 4
    assert not [path for path in secret if path.stat().st_mode & 0o077]


def test_a_service_has_its_own_private_keys_and_everybodys_public_ones(machine: Machine) -> None:
    made = machine.data / "keys"
    public = {path.name for path in (made / "public").iterdir()}
    for service in SERVICES:
        own = machine.data / service / "keys"
        wanted = {path.name for path in (made / "private").glob(f"{service}.*")}
        assert {path.name for path in (own / "private").iterdir()} == wanted
        assert {path.name for path in (own / "public").iterdir()} == public


def test_a_renewed_key_is_handed_out_by_the_next_start(machine: Machine) -> None:
    made = machine.data / "keys"
    _run("services.kit.keys", "rotate", made, "auth")
    prepare._make_keys()
    new = json.loads((made / "private" / "auth.json").read_text("utf-8"))["keys"][0]["kid"]
    for service in SERVICES:
        known = (machine.data / service / "keys" / "public" / "auth.json").read_text("utf-8")
        assert json.loads(known)["keys"][0]["kid"] == new
    own = machine.data / "auth" / "keys" / "private" / "auth.json"
    assert json.loads(own.read_text("utf-8"))["keys"][0]["kid"] == new


def test_settings_of_a_release_that_shared_one_volume_are_taken_over(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "_DATA", tmp_path)
    monkeypatch.setenv("AUTH_SETTINGS_FILE", str(tmp_path / "auth" / "settings.json"))
    for folder in ("settings", "auth"):
        (tmp_path / folder).mkdir()
    former = tmp_path / "settings" / "auth.json"
    former.write_text(json.dumps({"keys_dir": "/data/keys", "database_name": "of_the_wizard"}))
    prepare._take_former("auth")
    prepare._take_former("auth")
    own = tmp_path / "auth" / "settings.json"
    assert json.loads(own.read_text("utf-8")) == {
        "keys_dir": str(tmp_path / "auth" / "keys"),
        "database_name": "of_the_wizard",
    }
    assert own.stat().st_mode & 0o077 == 0
    assert not former.exists()


def test_billing_waits_for_its_client_until_there_is_a_database(machine: Machine) -> None:
    module, file = _COMPOSE["billing-client"]["command"][-2:]
    place = machine.data / file.removeprefix("/data/")
    done = run_module(module, str(place), env=machine.environment("billing-client"))
    assert done.code != 0
    assert "auth has no database yet" in done.errors
    assert not place.exists()
    assert file in _COMPOSE["billing"]["command"][-1]
    assert _COMPOSE["billing-client"]["restart"] == "on-failure"


def _mounted(name: str) -> set[str]:
    return {one.split(":")[1] for one in _COMPOSE[name].get("volumes", [])}


def test_nobody_but_the_preparation_sees_another_services_volume() -> None:
    own = {f"/data/{service}" for service in SERVICES}
    for name, one in _COMPOSE.items():
        words = " ".join(map(str, one.get("command", [])))
        service = re.search(r"services\.(\w+)\.", words)
        wanted = {f"/data/{service[1]}"} if service else set()
        if name == "prepare":
            wanted = own
        elif name == "billing-client":
            wanted = {"/data/auth"}
        assert _mounted(name) & own == wanted, name
        assert name == "prepare" or not _mounted(name) & {"/data/keys", "/data/settings"}, name


@pytest.mark.parametrize("name", [name for name in _STAYS if "services." in str(_COMPOSE[name])])
def test_what_settings_name_is_a_volume_of_the_container(machine: Machine, name: str) -> None:
    service = _COMPOSE[name]["command"][-1].split(".")[1]
    known = json.loads((machine.data / service / "settings.json").read_text("utf-8"))
    places = {str(value) for value in known.values() if str(value).startswith(str(machine.data))}
    assert places
    # The door of other systems hands everything on, and keeps nothing.
    needed = {"/data/" + place.removeprefix(f"{machine.data}/").split("/")[0] for place in places}
    assert needed - _mounted(name) == ({"/data/files"} if name == "admin-panel-systems" else set())
    assert f"/data/{service}" in _mounted(name)


def test_the_image_has_a_folder_of_its_users_for_each_volume() -> None:
    words = " ".join(re.findall(r"install -d .*", _DOCKERFILE.replace("\\\n", " ")))
    made = re.findall(r"/data/[\w-]+", words)
    images_own = [name for name, one in _COMPOSE.items() if "/services:" in one["image"]]
    wanted = {place for name in images_own for place in _mounted(name)}
    assert wanted == set(made)


def test_who_asks_servers_outside_can_reach_them() -> None:
    outside = {name for name, one in _COMPOSE.items() if "outside" in one.get("networks", [])}
    # Mail, pushes; the metering server, by the worker and by the wizard's check; what is published.
    asks = {"notifications", "notifications-worker", "integration", "integration-worker"}
    assert outside == asks | {"admin-panel-systems", "mailbox", "gateway"}
    assert not [name for name in DATABASES if not _COMPOSE[name.replace("_", "-")].get("networks")]


def test_the_gateways_image_knows_every_word_of_its_templates() -> None:
    folder = ROOT / "gateway"
    templates = "".join(path.read_text("utf-8") for path in folder.glob("*.template"))
    used = set(re.findall(r"\$\{(PC_[A-Z_]+)\}", templates))
    image = _DOCKERFILE.partition("AS gateway")[2]
    said = set(re.findall(r"\b(PC_[A-Z_]+)=", image))
    exported = re.search(r"^export (.*)$", (folder / "18-lists.envsh").read_text(), re.MULTILINE)
    assert exported is not None
    said |= set(exported[1].split())
    assert used <= said
    # Whom it hands requests to is a container with that port.
    for name, port in re.findall(r"_SERVER=([a-z-]+):(\d+)", image):
        assert port in str(_COMPOSE[name].get("expose", []) + _COMPOSE[name].get("ports", [])), name
