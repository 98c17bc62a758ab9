"""Commands of every service: settings from standard input, and what is said when they are wrong."""

import os
from pathlib import Path

import pytest

from deploy.wiring import SERVICES
from tests.support.processes import run_module

_PATH = {"PATH": os.environ["PATH"]}
_SECRET = "hunter-seven"


def _env(service: str, folder: Path, **more: str) -> dict[str, str]:
    prefix = service.upper()
    told = {f"{prefix}_{name.upper()}": value for name, value in more.items()}
    return {**_PATH, f"{prefix}_SETTINGS_FILE": str(folder / "settings.json"), **told}


@pytest.mark.parametrize("service", SERVICES)
def test_settings_are_saved_in_every_service(service: str, tmp_path: Path) -> None:
    env = _env(service, tmp_path)
    module = f"services.{service}.manage"
    done = run_module(module, "save-settings", env=env, given='{"port": 15151}')
    assert (done.code, done.output, done.errors) == (0, "", "")
    file = tmp_path / "settings.json"
    assert (file.read_text(), file.stat().st_mode & 0o777) == ('{\n  "port": 15151\n}', 0o600)


_WRONG = {
    '{"port": "%s"}': "port",
    '{"database_password": ["%s"]}': "database_password",
    '{"unheard_of": "%s"}': "unheard_of",
    '["%s"]': "JSON object",
    "%s": "JSON object",
}


@pytest.mark.parametrize(
    ("service", "given"),
    [
        *((service, '{"database_password": ["%s"]}') for service in SERVICES),
        *(("auth", given) for given in _WRONG),
    ],
)
def test_what_does_not_fit_is_named_and_never_repeated(
    service: str, given: str, tmp_path: Path
) -> None:
    module, env = f"services.{service}.manage", _env(service, tmp_path)
    done = run_module(module, "save-settings", env=env, given=given % _SECRET)
    assert done.code == 1
    assert _WRONG[given] in done.errors
    assert "Traceback" not in done.errors
    assert _SECRET not in done.output + done.errors
    assert not (tmp_path / "settings.json").exists()


@pytest.mark.parametrize(
    ("service", "module"),
    [
        ("wizard", "services.wizard.manage token"),
        ("auth", "services.auth.worker"),
        ("notifications", "services.notifications.manage resend --all"),
    ],
)
@pytest.mark.parametrize(
    ("name", "value"),
    [("database_port", _SECRET), ("settings_file", "broken"), ("settings_file", "wrong")],
)
def test_a_wrong_value_stops_the_start_without_being_repeated(
    service: str, module: str, name: str, value: str, tmp_path: Path
) -> None:
    env = _env(service, tmp_path)
    if name == "settings_file":
        wrong = '{"database_password": ["' + _SECRET + '"]}'
        (tmp_path / "settings.json").write_text(_SECRET if value == "broken" else wrong)
    else:
        env |= _env(service, tmp_path, **{name: value})
    done = run_module(*module.split(), env=env)
    assert done.code == 1
    assert "ettings" in done.errors
    assert "Traceback" not in done.errors
    assert _SECRET not in done.output + done.errors


@pytest.mark.parametrize(
    "command",
    [
        "services.admin_panel.manage verify-audit",
        "services.auth.manage add-client --name x --scope batches:read",
        "services.cabinet.manage check-spans",
        "services.integration.manage retry-refused",
        "services.notifications.manage resend --all",
    ],
)
def test_a_command_without_a_database_says_what_is_missing(command: str) -> None:
    service = command.split(".")[1]
    done = run_module(*command.split(), env=_PATH)
    assert (done.code, done.output) == (1, "")
    told = f"{service} has no database yet: set {service.upper()}_DATABASE_HOST or run the wizard."
    assert done.errors.strip() == told


def test_a_database_that_does_not_answer_is_told_in_one_line() -> None:
    away = {"HOST": "127.0.0.1", "PORT": "1", "PASSWORD": _SECRET}
    env = {**_PATH, **{f"NOTIFICATIONS_DATABASE_{name}": value for name, value in away.items()}}
    done = run_module("services.notifications.manage", "resend", "--all", env=env)
    told = "The database said no: ConnectionRefusedError."
    assert (done.code, done.output, done.errors.strip()) == (1, "", told)
