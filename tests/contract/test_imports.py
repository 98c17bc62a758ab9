"""The import contracts look at every folder of every service."""

import configparser
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ROOT / "services"
_NO_SUBJECT = {"migrations", "templates", "__pycache__"}
_NOT_A_SERVICE = {"kit", "contracts", "__pycache__"}
# A module of a subject by which the folder is known to have layers.
_LAYERS = ("routes.py", "staff_routes.py", "internal_routes.py", "actions.py", "queries.py")


def _contracts() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter")
    return parser


def _listed(section: str, option: str) -> set[str]:
    return {line.strip() for line in _contracts()[section][option].splitlines() if line.strip()}


def _services() -> list[Path]:
    return [d for d in SERVICES.iterdir() if d.is_dir() and d.name not in _NOT_A_SERVICE]


def test_every_service_is_kept_independent() -> None:
    assert _listed("importlinter:contract:independent", "modules") == {
        f"services.{folder.name}" for folder in _services()
    }


def test_the_kit_and_the_contracts_know_no_service() -> None:
    services = {f"services.{folder.name}" for folder in _services()}
    assert services < _listed("importlinter:contract:kit", "forbidden_modules")
    assert services < _listed("importlinter:contract:contracts", "forbidden_modules")


def test_every_subject_is_held_to_the_layers() -> None:
    subjects = {
        ".".join(folder.relative_to(ROOT).parts)
        for service in _services()
        for folder in (service, *service.glob("**/"))
        if not _NO_SUBJECT & set(folder.parts) and any((folder / name).exists() for name in _LAYERS)
    }
    missing = subjects - _listed("importlinter:contract:layers", "containers")
    assert not missing, "name these folders in .importlinter"
