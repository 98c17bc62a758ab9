"""Settings: what is said of the whole suite, of one service, and in its file."""

import json
from importlib import import_module
from pathlib import Path

import pytest

from deploy.local.layout import ROOT, Layout
from deploy.local.settings import service_environment
from deploy.wiring import SERVICES


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
