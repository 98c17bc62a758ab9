"""`python -m deploy.compose`: docker-compose.yml runs exactly the processes of processes.json."""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
_BESIDE = {"superuser", "database", "prepare", "billing-client", "gateway"}


def differences(compose: dict[str, Any], processes: list[dict[str, Any]]) -> list[str]:
    """Say in words where the two differ: names, modules, ports, demo parts."""
    services = {name: one for name, one in compose["services"].items() if name not in _BESIDE}
    wanted = {line["name"]: line for line in processes}
    found = [f"{name} is missing in docker-compose.yml" for name in wanted if name not in services]
    found += [f"{name} is not in processes.json" for name in services if name not in wanted]
    for name in wanted.keys() & services.keys():
        one, line = services[name], wanted[name]
        if f"-m {line['module']}" not in " ".join(one["command"]):
            found.append(f"{name} does not run {line['module']}")
        published = [
            *one.get("expose", []),
            *(port.rsplit(":")[-1] for port in one.get("ports", [])),
        ]
        if line.get("port") and str(line["port"]) not in published:
            found.append(f"{name} does not show port {line['port']}")
        if ("demo" in one.get("profiles", [])) != bool(line.get("demo")):
            found.append(f"{name} is a demo part in one of them only")
    return sorted(found)


def main() -> int:
    """Print the differences; 1 when there are any."""
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    lines = json.loads((ROOT / "deploy" / "processes.json").read_text("utf-8"))["processes"]
    found = differences(compose, lines)
    for words in found:
        print(words)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
