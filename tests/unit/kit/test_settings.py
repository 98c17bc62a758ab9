"""Settings: what is said of the whole suite, of one service, and in its file."""

import json
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from deploy.local.layout import ROOT, Layout
from deploy.local.settings import OF_THE_SUITE, service_environment
from deploy.wiring import SERVICES
from services.kit import settings as kit


@pytest.mark.parametrize("service", SERVICES)
def test_one_variable_makes_the_cookies_of_every_service_secure(
    service: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = import_module(f"services.{service}.settings").Settings
    prefix = service.upper()
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"secure_cookies": False}))
    monkeypatch.setenv(f"{prefix}_SETTINGS_FILE", str(file))
    monkeypatch.delenv(f"{prefix}_SECURE_COOKIES", raising=False)
    monkeypatch.delenv("PC_SECURE_COOKIES", raising=False)
    assert settings().secure_cookies is False
    monkeypatch.setenv("PC_SECURE_COOKIES", "true")
    assert settings().secure_cookies is True
    monkeypatch.setenv(f"{prefix}_SECURE_COOKIES", "false")
    assert settings().secure_cookies is False


def test_the_local_start_hands_it_to_every_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    layout = Layout(ROOT, tmp_path, 0, test=True)
    monkeypatch.delenv("PC_SECURE_COOKIES", raising=False)
    assert "PC_SECURE_COOKIES" not in service_environment(layout, "cabinet")
    monkeypatch.setenv("PC_SECURE_COOKIES", "true")
    assert service_environment(layout, "cabinet")["PC_SECURE_COOKIES"] == "true"


@pytest.mark.parametrize(
    ("service", "field", "variable"),
    [
        ("auth", "cabinet_address", "PC_CABINET_ADDRESS"),
        ("auth", "staff_address", "PC_STAFF_ADDRESS"),
        ("auth", "wizard_address", "PC_WIZARD_ADDRESS"),
        ("cabinet", "public_address", "PC_CABINET_ADDRESS"),
        ("notifications", "public_address", "PC_CABINET_ADDRESS"),
    ],
)
def test_where_people_find_the_pages_is_said_once(
    service: str, field: str, variable: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = import_module(f"services.{service}.settings").Settings
    file = tmp_path / "settings.json"
    # As the start hands it over.
    file.write_text(json.dumps({field: "http://127.0.0.1:8080"}))
    monkeypatch.setenv(f"{service.upper()}_SETTINGS_FILE", str(file))
    monkeypatch.delenv(f"{service.upper()}_{field.upper()}", raising=False)
    monkeypatch.setenv(variable, "https://cabinet.example.org")
    assert getattr(settings(), field) == "https://cabinet.example.org"
    # Containers hand over what is empty in .env.
    monkeypatch.setenv(variable, "")
    assert getattr(settings(), field) == "http://127.0.0.1:8080"


def test_every_start_hands_over_what_is_said_once() -> None:
    assert set(OF_THE_SUITE) == set(kit.OF_THE_SUITE.values())
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    for name, one in compose["services"].items():
        if "services." in " ".join(one.get("command", [])):
            assert set(OF_THE_SUITE) <= set(one["environment"]), name
