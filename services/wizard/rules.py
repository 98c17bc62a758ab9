"""The frame of steps and the progress of a job: plain decisions (system programmer's manual 2.4).

Steps and sub-steps are those of figures 18-24: 1 auth, 2 cabinet, 3 notifications,
4 integration, 5 finish.
"""

from collections.abc import Collection
from typing import Literal

StepStatus = Literal["todo", "done", "locked"]
# What became of a sub-step that is no service's connection.
Outcome = Literal["saved", "skipped"]
StageId = Literal[
    "check", "save", "migrate", "restart", "connect", "source", "delivery", "organisation"
]

# step id -> its sub-steps, in the order of the manual.
STEPS: dict[str, tuple[str, ...]] = {
    "auth": ("connection", "check"),
    "cabinet": ("connection", "check"),
    "notifications": ("connection", "mail", "check"),
    "integration": ("connections", "organisation", "check"),
    "finish": (),
}
# step -> the services whose databases it sets up; it has the name of the first one.
SERVICES_OF: dict[str, tuple[str, ...]] = {
    "auth": ("auth",),
    "cabinet": ("cabinet", "admin_panel"),
    "notifications": ("notifications",),
    "integration": ("integration",),
}
SERVICES: tuple[str, ...] = tuple(name for names in SERVICES_OF.values() for name in names)
# step -> what is to be settled beside its connection before its first check, in that order.
SETTLED_OF: dict[str, tuple[str, ...]] = {
    "notifications": ("mail",),
    "integration": ("servers", "organisation"),
}
TO_SETTLE: tuple[str, ...] = tuple(name for names in SETTLED_OF.values() for name in names)
# What is settled on the page of a connection, and so belongs to that sub-step.
_ON_THE_PAGE_OF = {"servers": "connections"}
# The step that has the sub-step `mail`.
MAIL_STEP = "notifications"

STAGES: tuple[StageId, ...] = ("check", "save", "migrate", "restart", "connect")
# The last check is of the whole chain (figure 24): from the source to those who write letters.
CHAIN: tuple[StageId, ...] = (*STAGES, "source", "delivery", "organisation")
# Share of the progress bar that is reached when the stage is done, in per cent.
_REACHED: dict[StageId, int] = {
    "check": 15,
    "save": 30,
    "migrate": 60,
    "restart": 80,
    "connect": 100,
}


def stages_of(step: str) -> tuple[StageId, ...]:
    """Return the stages of a step's check."""
    return CHAIN if step == "integration" else STAGES


def progress_after(done: set[str], step: str = "auth") -> int:
    """Return the progress, 0-100, when these stages of the step are done."""
    stages = stages_of(step)
    if stages is CHAIN:
        return round(100 * sum(stage in done for stage in stages) / len(stages))
    return max((_REACHED[stage] for stage in stages if stage in done), default=0)


def is_set_up(step: str, services: Collection[str]) -> bool:
    """Say whether every service of the step is among these that are set up."""
    return all(service in services for service in SERVICES_OF.get(step, ()))


def is_settled(step: str, settled: Collection[str]) -> bool:
    """Say whether all that the step has beside its connection has been settled."""
    return all(sub_step in settled for sub_step in SETTLED_OF.get(step, ()))


def finished_steps(services: Collection[str], settled: Collection[str]) -> set[str]:
    """Return the steps that are done: their services set up, what else they have settled."""
    return {step for step in SERVICES_OF if is_set_up(step, services) and is_settled(step, settled)}


def step_statuses(finished: Collection[str]) -> dict[str, StepStatus]:
    """Return the status of every step, given the steps that are done.

    A step opens when the one before it is done.
    """
    statuses: dict[str, StepStatus] = {}
    open_next = True
    for step in SERVICES_OF:
        done = step in finished
        statuses[step] = "done" if done else "todo" if open_next else "locked"
        open_next = open_next and done
    # Nothing is set up at the last step: it is done when all others are.
    statuses["finish"] = "done" if open_next else "locked"
    return statuses


def sub_step_statuses(
    step: str, status: StepStatus, *, set_up: bool = False, settled: Collection[str] = ()
) -> dict[str, StepStatus]:
    """Return the status of each sub-step of a step with this status.

    `set_up` says whether the step's check was passed, `settled` what was saved or put off beside
    its connection: a first check (3.3, 4.3) waits for that, as in the manual.
    """
    result: dict[str, StepStatus] = dict.fromkeys(STEPS[step], status)
    if step not in SETTLED_OF or status == "locked":
        return result
    for sub_step in result:
        own = [s for s in SETTLED_OF[step] if _ON_THE_PAGE_OF.get(s, s) == sub_step]
        done = all(one in settled for one in own) and (set_up or sub_step in SETTLED_OF[step])
        result[sub_step] = "done" if done else "todo"
    result["check"] = "done" if set_up else check_status(step, settled)
    return result


def check_status(step: str, settled: Collection[str]) -> StepStatus:
    """Return whether the first check of a step may be made."""
    return "todo" if is_settled(step, settled) else "locked"
