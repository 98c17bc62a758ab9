"""The Python environment from the hashed lock and the web applications built by its Node."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.compress import compress
from deploy.local.commands import digest, digest_tree, run
from deploy.local.layout import Layout, can_enter
from deploy.local.messages import Failure, say, step

APPLICATIONS = ("cabinet", "admin", "wizard")
_PIP_INSTALL = (
    "-m pip install --quiet --disable-pip-version-check --no-input --require-hashes --no-deps -r"
)
_NPM = ("npm", "--no-audit", "--no-fund")
_NOT_SOURCES = frozenset({"node_modules", "dist", "coverage"})


def ensure_python(layout: Layout, *, development: bool = False) -> None:
    """Make `.venv` hold exactly what the lock says; `development` adds the tools of the checks."""
    with _only_one(layout), step("python packages") as running:
        locks = {
            "runtime": digest(layout.root / "requirements.lock"),
            "development": digest(layout.root / "requirements-dev.lock"),
        }
        stamp = layout.root / ".venv" / "installed.json"
        before = _read(stamp) if layout.python.exists() else {}
        development = development or "development" in before
        wanted = locks if development else {"runtime": locks["runtime"]}
        if before == wanted:
            running.skip()
            return
        if not before:
            # Also what an interrupted run left half made.
            folder = layout.root / ".venv"
            run([sys.executable, "-m", "venv", "--clear", folder], what="Making .venv")
        lock = "requirements-dev.lock" if development else "requirements.lock"
        stamp.unlink(missing_ok=True)
        run(
            [layout.python, *_PIP_INSTALL.split(), lock],
            cwd=layout.root,
            what="Installing Python packages",
        )
        stamp.write_text(json.dumps(wanted), "utf-8")
        running.note(lock)


def ensure_web_packages(layout: Layout) -> None:
    """Install what the web workspace's lock says."""
    web = layout.root / "web"
    if not (web / "package.json").exists():
        raise Failure("The folder web/ has no package.json: the checkout is not complete.")
    environment = node_environment(layout)
    with _only_one(layout), step("web packages") as running:
        lock = digest(web / "package-lock.json")
        stamp = web / "node_modules" / ".installed"
        if stamp.exists() and stamp.read_text("utf-8") == lock:
            running.skip()
        else:
            say("  ..  web packages: npm ci")
            _install_web_packages(web, environment)
            stamp.write_text(lock, "utf-8")


def _install_web_packages(web: Path, environment: dict[str, str]) -> None:
    """Install by the lock; where a registry lacks optional packages of other platforms, the lock
    that was made there lacks them too and `npm ci` refuses it: the locked versions are then
    installed without that comparison.
    """
    what = "Installing web packages"
    try:
        run([*_NPM, "ci"], cwd=web, environment=environment, what=what, lines=200)
    except Failure as failure:
        missing = re.findall(r"^.*npm error (?:Missing|Invalid): (.*)$", str(failure), re.MULTILINE)
        if not missing or any("@ from lock file" not in one for one in missing):
            raise Failure("\n".join(str(failure).splitlines()[:12])) from failure
        run([*_NPM, "install", "--no-save"], cwd=web, environment=environment, what=what)


def ensure_web(layout: Layout) -> None:
    """Build the web applications when a source changed."""
    ensure_web_packages(layout)
    web = layout.root / "web"
    environment = node_environment(layout)
    with _only_one(layout), step("web applications") as running:
        sources = digest_tree([web], _NOT_SOURCES)
        stamp = web / "node_modules" / ".built"
        built = all((dist(layout, name) / "index.html").exists() for name in APPLICATIONS)
        if built and stamp.exists() and stamp.read_text("utf-8") == sources:
            running.skip()
            return
        stamp.unlink(missing_ok=True)
        say("  ..  web applications: npm run build")
        run(
            ["npm", "run", "build"],
            cwd=web,
            environment=environment,
            what="Building the web applications",
        )
        for name in APPLICATIONS:
            compress(dist(layout, name))
        stamp.write_text(sources, "utf-8")


def dist(layout: Layout, application: str) -> Path:
    """Folder with the built application."""
    return layout.root / "web" / "apps" / application / "dist"


def node_environment(layout: Layout) -> dict[str, str]:
    """Environment in which `node` and `npm` are those of the pinned package in `.venv`."""
    return {
        "PATH": f"{layout.python.parent}:{os.environ.get('PATH', '/usr/bin:/bin')}",
        "CI": "true",
        "NO_COLOR": "1",
        "npm_config_update_notifier": "false",
    }


def publish(layout: Layout) -> dict[str, Path]:
    """Folders that nginx serves: copies in the reachable place when `web/` is closed to it."""
    folders = {}
    for name in APPLICATIONS:
        source = dist(layout, name)
        if os.geteuid() != 0 or can_enter(source, "www-data"):
            folders[name] = source
            continue
        if not source.exists():
            folders[name] = source
            continue
        target = layout.reachable / "web" / name
        fresh = target.with_name(f"{name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(source, fresh)
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
        folders[name] = target
    return folders


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def _only_one(layout: Layout) -> Iterator[None]:
    """A demo and the tests share `.venv` and `web/`: one of them builds, the other waits."""
    with (layout.root / ".build.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
