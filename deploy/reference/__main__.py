"""`python -m deploy.reference`: write docs/reference from the code, or with `--check` compare."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from deploy.reference import facts
from deploy.reference.meter_events import meter_events
from deploy.reference.records import records
from deploy.reference.rights import rights
from deploy.reference.routes import routes
from deploy.reference.staff_acts import staff_acts
from deploy.reference.tariffs import tariffs

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGES: Mapping[str, Callable[[], str]] = {
    "routes.md": routes,
    "rights.md": rights,
    "records.md": records,
    "meter-events.md": meter_events,
    "staff-acts.md": staff_acts,
    "tariffs.md": tariffs,
    "problems.md": facts.problems,
    "events.md": facts.events,
    "settings.md": facts.settings,
    "callers.md": facts.callers,
    "tables.md": facts.tables,
}


def main(*, check: bool) -> int:
    """Write the pages, or with `check` say which are out of date (then 1)."""
    outdated = {path.name for path in FOLDER.glob("*.md")} - PAGES.keys()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        path, text = FOLDER / name, make()
        if not check:
            path.write_text(text, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            outdated.add(name)
    if outdated and check:
        print(f"Out of date: {', '.join(sorted(outdated))}. Run «make reference» and commit.")
        return 1
    for name in outdated:
        (FOLDER / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
