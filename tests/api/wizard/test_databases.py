"""One form for two databases, what is made by a button, and the job that any browser follows."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from services.kit.problems import ValidationFailed
from services.wizard import actions, jobs
from services.wizard.errors import ServiceUnreachable
from services.wizard.rules import STAGES
from services.wizard.schemas import ConnectionIn, JobOut, StageOut
from tests.api.wizard.conftest import Wizard
from tests.support.postgres import Server, own_name

_FORM = {"host": "db", "port": 5432, "user": "all", "database": "cabinet", "panel_database": "p"}


class Service:
    """A service behind the wizard: what it has saved, and what it has been asked."""

    def __init__(self, name: str, **saved: Any) -> None:
        self.service = name
        nothing = {"host": None, "port": 5432, "user": "", "database": "", "has_password": False}
        self.saved = nothing | saved
        self.asked: list[tuple[str, Any]] = []
        self.check = {"ok": True, "outcome": "connected", "server_version": "15.4"}
        self.runs = 1
        self.states = ["done"]
        self.away = 0

    async def ask(self, method: str, path: str, **options: Any) -> Any:
        name = path.rpartition("/")[2]
        self.asked.append((name, options.get("json")))
        if self.away and name != "health":
            self.away -= 1
            raise ServiceUnreachable(f"{self.service} does not answer.")
        match name:
            case "database":
                return self.saved
            case "check-database" | "make-database":
                return self.check
            case "progress":
                return {"state": self.states.pop(0), "log": ["Running upgrade"]}
            case "restart":
                self.runs += 1
        return {"instance": str(self.runs)}

    async def ask_or_none(self, path: str, **_: Any) -> Any:
        return await self.ask("GET", path)


def _services(**panel: Any) -> dict[str, Any]:
    own = {"host": "db", "user": "cabinet", "database": "cabinet", "has_password": True}
    return {"cabinet": Service("cabinet", **own), "admin_panel": Service("admin_panel", **panel)}


def _given(**changed: Any) -> ConnectionIn:
    return ConnectionIn.model_validate(_FORM | changed)


async def test_one_form_is_for_both_databases() -> None:
    found = await actions.connections_of(_services(), "cabinet", _given(password="one"))
    told = {name: actions.body_of(one) for name, one in found.items()}
    both = {"host": "db", "port": 5432, "user": "all", "password": "one"}
    assert told == {
        "cabinet": both | {"database": "cabinet"},
        "admin_panel": both | {"database": "p"},
    }


async def test_a_panel_with_a_login_of_its_own_keeps_it_while_nothing_is_changed() -> None:
    known = _services(host="db", user="panel", database="p", has_password=True)
    found = await actions.connections_of(known, "cabinet", _given(user="cabinet"))
    assert found["admin_panel"].user == "panel"
    for change in ({"user": "other"}, {"user": "cabinet", "panel_database": "q"}):
        found = await actions.connections_of(known, "cabinet", _given(**change))
        assert found["admin_panel"].user == change["user"]


@pytest.mark.parametrize(
    ("step", "panel"), [("cabinet", None), ("cabinet", "cabinet"), ("auth", "p")]
)
async def test_the_panels_database_is_its_own_and_of_one_step(step: Any, panel: Any) -> None:
    with pytest.raises(ValidationFailed) as refused:
        await actions.connections_of(_services(), step, _given(panel_database=panel))
    assert [one["field"] for one in refused.value.extra["errors"]] == ["panel_database"]


async def test_nothing_is_saved_while_one_of_two_databases_is_wrong(wizard: Wizard) -> None:
    known = _services()
    known["admin_panel"].check |= {"ok": False, "outcome": "not-empty"}
    told = await _run(wizard, known)
    assert (told.state, told.stages[0].detail) == ("failed", "not-empty")
    assert told.log[-1].service == "admin_panel"
    assert "settings" not in _asked(known["cabinet"]) + _asked(known["admin_panel"])
    assert await wizard.app.state.store.finished_services() == set()


async def test_one_job_sets_both_services_up(wizard: Wizard) -> None:
    known = _services()
    told = await _run(wizard, known)
    assert (told.state, told.progress) == ("done", 100)
    for service in known.values():
        assert [name for name in _asked(service) if name not in ("health", "progress")] == [
            "check-database", "settings", "migrate", "restart", "ready",
        ]  # fmt: skip
    assert await wizard.app.state.store.finished_services() == {"cabinet", "admin_panel"}
    assert {line.service for line in told.log} == {None, "cabinet", "admin_panel"}
    assert "secret-of-the-form" not in told.model_dump_json()


async def test_a_service_that_was_killed_meanwhile_is_asked_again(
    wizard: Wizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "_POLL_SECONDS", 0.01)
    known = _services()
    # It comes back, and knows of no migration: that is begun anew.
    known["cabinet"].states = ["running", "idle", "running", "done"]
    told = await _run(wizard, known, away=3)
    assert told.state == "done", told.log
    assert _asked(known["cabinet"]).count("migrate") >= 2
    assert "migration-again" in {line.code for line in told.log}


async def _run(wizard: Wizard, known: dict[str, Any], *, away: int = 0) -> JobOut:
    job = JobOut(id="0" * 32, service="cabinet", stages=[StageOut(id=one) for one in STAGES])
    store = wizard.app.state.store
    assert await store.add_job(job)
    given = _given(password="secret-of-the-form")
    connections = await actions.connections_of(known, "cabinet", given)
    for service in known.values():
        service.asked.clear()
    task = asyncio.create_task(jobs.run_job(store, known, job, connections))
    if away:
        while "check-database" not in _asked(known["cabinet"]):
            await asyncio.sleep(0)
        known["cabinet"].away = away
    await task
    found = await store.find_job(job.id)
    assert found is not None
    return JobOut.model_validate(found)


def _asked(service: Service) -> list[str]:
    return [name for name, _ in service.asked]


@pytest.fixture
async def creator(server: Server) -> AsyncIterator[tuple[str, str]]:
    """Give a login that may make databases, and the name of one that is not there."""
    login, name = "test_wizard_creator", own_name("notifications", "made")
    await server.execute(f"CREATE ROLE {login} LOGIN CREATEDB PASSWORD 'of-creator'")
    yield login, name
    await server.drop(name)
    await server.execute(f"DROP ROLE {login}")


async def test_the_button_makes_what_the_check_has_offered(
    wizard: Wizard, server: Server, creator: tuple[str, str]
) -> None:
    given = {
        "host": server.host,
        "port": server.port,
        "user": creator[0],
        "password": "of-creator",
        "database": creator[1],
    }
    path = "services/notifications"
    told = (await wizard.ask("POST", f"{path}/check", json=given)).json()
    assert (told["ok"], told["databases"][0]["offer"]) == (False, "create-database")
    answer = await wizard.ask("POST", f"{path}/make", json=given)
    assert (answer.status_code, answer.json()["ok"]) == (200, True)
    assert "of-creator" not in answer.text
    assert wizard.settings() == {}
    # The saved password serves no other connection here either.
    del given["password"]
    told = (await wizard.ask("POST", f"{path}/make", json=given)).json()
    assert told["databases"][0]["outcome"] == "password-needed"
