"""What each service is told about the others: one table for the local start and the containers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATABASES = ("auth", "cabinet", "notifications", "admin_panel", "integration")
SERVICES = (*DATABASES, "wizard")
# Who sends Web Push messages, and so has keys for it.
PUSHES = "notifications"
# Who signs what people keep, and so has keys for it.
SIGNS = "cabinet"
EXTENSIONS = {"cabinet": ("postgis", "pg_trgm")}


# What only the wizard gives to a suite that starts without settings: databases, and mail.
_FROM_THE_WIZARD = ("database_", "smtp_")


@dataclass(frozen=True)
class Places:
    """Where everything is: addresses and ports by the names of `processes.json`."""

    urls: Mapping[str, str]
    ports: Mapping[str, int]
    pages: Mapping[str, str]
    passwords: Mapping[str, str]
    database_host: str
    database_port: int
    smtp_host: str
    smtp_port: int
    keys_dir: Path
    wizard_dir: Path
    files_dir: Path
    host: str = "127.0.0.1"


def settings_of(service: str, places: Places) -> dict[str, Any]:
    """The settings that `save-settings` of this service takes."""
    wanted: dict[str, Any] = {
        "host": places.host,
        "port": places.ports[service.replace("_", "-")],
        "keys_dir": str(places.keys_dir),
    }
    if service in DATABASES:
        wanted |= {
            "database_host": places.database_host,
            "database_port": places.database_port,
            "database_user": service,
            "database_password": places.passwords[service],
            "database_name": service,
        }
    return wanted | _links(service, places)


def before_the_wizard(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """What of a service's settings is there before the wizard: addresses, ports, folders."""
    return {name: v for name, v in wanted.items() if not name.startswith(_FROM_THE_WIZARD)}


def has_database(file: Path) -> bool:
    """Whether the service whose settings file this is has been given a database."""
    return file.exists() and bool(json.loads(file.read_text("utf-8")).get("database_host"))


def _links(service: str, places: Places) -> dict[str, Any]:
    urls = places.urls
    match service:
        case "auth":
            # In containers the pages' addresses are the operator's to set (AUTH_CABINET_ADDRESS,
            # AUTH_STAFF_ADDRESS).
            pages = {"cabinet_address": "cabinet", "staff_address": "admin"}
            return {
                "cabinet_url": urls["cabinet"],
                "notifications_url": urls["notifications"],
                "admin_panel_url": urls["admin-panel"],
                **{
                    name: places.pages[page] for name, page in pages.items() if page in places.pages
                },
            }
        case "notifications":
            return {
                "smtp_host": places.smtp_host,
                "smtp_port": places.smtp_port,
                "auth_url": urls["auth"],
                "cabinet_url": urls["cabinet"],
                "admin_panel_url": urls["admin-panel"],
                "public_address": places.pages.get("cabinet", ""),
            }
        case "admin_panel":
            return {
                "systems_port": places.ports["admin-panel-systems"],
                "auth_url": urls["auth"],
                "cabinet_url": urls["cabinet"],
                "notifications_url": urls["notifications"],
                "integration_url": urls["integration"],
                "admin_panel_url": urls["admin-panel"],
                "files_dir": str(places.files_dir / "panel"),
                "audit_anchors": str(places.files_dir / "audit-anchors.txt"),
            }
        case "cabinet":
            return {
                "files_dir": str(places.files_dir),
                "public_address": places.pages.get("cabinet", ""),
                "auth_url": urls["auth"],
                "notifications_url": urls["notifications"],
                "admin_panel_url": urls["admin-panel"],
            }
        case "integration":
            return {
                "auth_url": urls["auth"],
                "systems_url": urls["admin-panel-systems"],
                "admin_panel_url": urls["admin-panel"],
            }
    # The wizard.
    return {
        "state_dir": str(places.wizard_dir),
        **{f"{name}_url": urls[name.replace("_", "-")] for name in DATABASES},
    }
