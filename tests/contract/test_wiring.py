"""The local start and the containers tell every service where the others are."""

from importlib import import_module
from pathlib import Path

import pytest

from deploy.local.layout import GATEWAY_PORTS, processes
from deploy.wiring import EXTENSIONS, SERVICES, Places, settings_of
from services.kit.settings import ServiceSettings

PORTS = {one.name: one.port for one in processes() if one.port}
PLACES = Places(
    urls={name: f"http://127.0.0.1:{port}" for name, port in PORTS.items()},
    ports=PORTS,
    pages={name: f"http://127.0.0.1:{port}" for name, port in GATEWAY_PORTS.items()},
    passwords=dict.fromkeys(SERVICES, "of-a-test"),
    database_host="127.0.0.1",
    database_port=5433,
    smtp_host="127.0.0.1",
    smtp_port=1025,
    keys_dir=Path("keys"),
    wizard_dir=Path("wizard"),
    files_dir=Path("files"),
)


@pytest.mark.parametrize("service", SERVICES)
def test_every_address_of_another_service_is_handed_over(service: str) -> None:
    settings: type[ServiceSettings] = import_module(f"services.{service}.settings").Settings
    wanted = {name for name in settings.model_fields if name.endswith("_url")}
    assert wanted <= set(settings_of(service, PLACES))


@pytest.mark.parametrize("service", SERVICES)
def test_the_start_makes_the_extensions_that_a_check_asks_for(service: str) -> None:
    settings: type[ServiceSettings] = import_module(f"services.{service}.settings").Settings
    assert EXTENSIONS.get(service, ()) == settings.extensions
