"""`.env.example` names every setting of every service, with its default, and no usable secret."""

import os
import re
from importlib import import_module
from pathlib import Path

import pytest
from pydantic import SecretStr

from deploy.wiring import SERVICES
from services.kit.settings import ServiceSettings

ROOT = Path(__file__).resolve().parents[2]
LINE = re.compile(r"^(?:# )?([A-Z][A-Z_]*)=(.*)$", re.MULTILINE)
COMPOSE = re.compile(r"\$\{(PC_[A-Z_]+)(?::-([^}]*))?")
# Where no default exists the line shows an example.
EXAMPLES = {"settings_file", "database_host", "database_user", "database_name"} | {
    "smtp_host",
    "smtp_login",
    "smtp_proxy_host",
    "smtp_proxy_login",
    "imap_host",
    "imap_login",
    "reply_address",
    "public_address",
    "client_id",
    "files_bucket",
    "files_prefix",
    "files_endpoint",
    "files_access_key",
}
LINES = LINE.findall((ROOT / ".env.example").read_text("utf-8"))
SHOWN = dict(LINES)
CLASSES: dict[str, type[ServiceSettings]] = {
    service: import_module(f"services.{service}.settings").Settings for service in SERVICES
}


def fields(service: str) -> dict[str, str]:
    """The variables of a service's settings, and their fields."""
    names = {f"{service.upper()}_{field.upper()}": field for field in CLASSES[service].model_fields}
    # The wizard must run before any PostgreSQL is known, and uses none.
    without = service == "wizard"
    return {n: f for n, f in names.items() if not (without and f.startswith("database_"))}


@pytest.fixture
def clean(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Take this machine's own settings out of the environment."""
    for name in os.environ:
        if name.startswith(tuple(f"{service.upper()}_" for service in SERVICES)):
            monkeypatch.delenv(name)
    return monkeypatch


def test_every_service_has_settings_with_its_own_prefix() -> None:
    folders = {path.parent.name for path in (ROOT / "services").glob("*/settings.py")}
    assert folders - {"kit"} == set(SERVICES)
    for service, settings in CLASSES.items():
        assert settings.service == service
        assert settings.model_config.get("env_prefix") == f"{service.upper()}_"


def test_every_setting_is_shown_once_and_nothing_else() -> None:
    wanted = {name for service in SERVICES for name in fields(service)}
    shown = [name for name, _ in LINES if not name.startswith("PC_")]
    assert sorted(shown) == sorted(wanted)
    assert len(LINES) == len(SHOWN)


@pytest.mark.parametrize("service", SERVICES)
def test_values_are_the_defaults_and_fit(service: str, clean: pytest.MonkeyPatch) -> None:
    bare = CLASSES[service]()
    for name in fields(service):
        if not name.endswith("_SETTINGS_FILE"):
            clean.setenv(name, SHOWN[name])
    shown = CLASSES[service]()
    for name, field in fields(service).items():
        default = getattr(bare, field)
        if isinstance(default, SecretStr):
            assert SHOWN[name] == "change-me", name
        elif field in EXAMPLES:
            assert not default, f"{name} has a default: show it"
            assert SHOWN[name], name
        else:
            assert getattr(shown, field) == default, name


@pytest.mark.parametrize(
    "name",
    [
        name
        for service in SERVICES
        for name, field in fields(service).items()
        if isinstance(CLASSES[service].model_fields[field].default, SecretStr)
    ],
)
def test_placeholders_stop_the_start(name: str, clean: pytest.MonkeyPatch) -> None:
    service = next(one for one in SERVICES if name in fields(one))
    clean.setenv(f"{service.upper()}_DATABASE_HOST", "127.0.0.1")
    clean.setenv(f"{service.upper()}_DATABASE_PASSWORD", "a real one")
    CLASSES[service].load()
    clean.setenv(name, SHOWN[name])
    with pytest.raises(SystemExit, match=name):
        CLASSES[service].load()


def test_missing_database_password_stops_the_start(clean: pytest.MonkeyPatch) -> None:
    CLASSES["auth"].load()
    clean.setenv("AUTH_DATABASE_HOST", "127.0.0.1")
    with pytest.raises(SystemExit, match="AUTH_DATABASE_PASSWORD"):
        CLASSES["auth"].load()


def test_variables_of_the_compose_file_are_shown_with_their_defaults() -> None:
    found = dict(COMPOSE.findall((ROOT / "docker-compose.yml").read_text("utf-8")))
    assert found.pop("PC_POSTGRES_PASSWORD") == ""
    assert found == {name: SHOWN.get(name) for name in found}


def test_only_what_must_be_set_is_not_commented_out() -> None:
    text = (ROOT / ".env.example").read_text("utf-8").splitlines()
    assert [line for line in text if line and not line.startswith("#")] == [
        "PC_POSTGRES_PASSWORD=change-me"
    ]
