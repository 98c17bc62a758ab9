"""The frame of steps and the progress of a job: plain decisions (system programmer's manual 2.4).

Steps and sub-steps are those of figures 18-24: 1 auth, 2 cabinet, 3 notifications,
4 integration, 5 finish.
"""

from typing import Literal

StepStatus = Literal["todo", "done", "locked"]
StageId = Literal["check", "save", "migrate", "restart", "connect"]

# step id -> its sub-steps, in the order of the manual.
STEPS: dict[str, tuple[str, ...]] = {
    "auth": ("connection", "check"),
    "cabinet": ("connection", "check"),
    "notifications": ("connection", "mail", "check"),
    "integration": ("connections", "organisation", "check"),
    "finish": (),
}
# Services whose database the wizard can set up in this release, in the order of the steps.
SERVICES: tuple[str, ...] = ("auth", "cabinet", "notifications")

STAGES: tuple[StageId, ...] = ("check", "save", "migrate", "restart", "connect")
# Share of the progress bar that is reached when the stage is done, in per cent.
_REACHED: dict[StageId, int] = {
    "check": 15,
    "save": 30,
    "migrate": 60,
    "restart": 80,
    "connect": 100,
}


def progress_after(done: set[str]) -> int:
    """Return the progress, 0-100, when these stages are done."""
    return max((_REACHED[stage] for stage in STAGES if stage in done), default=0)


def step_statuses(finished: set[str]) -> dict[str, StepStatus]:
    """Return the status of every step, given the services that are set up.

    A step opens when the one before it is done; steps without a form in this release stay
    locked.
    """
    statuses: dict[str, StepStatus] = {}
    open_next = True
    for step in STEPS:
        if step in finished:
            statuses[step] = "done"
        elif open_next and step in SERVICES:
            statuses[step] = "todo"
        else:
            statuses[step] = "locked"
        open_next = statuses[step] == "done"
    # Nothing is set up at the last step: it is done when all that can be set up is.
    if finished.issuperset(SERVICES):
        statuses["finish"] = "done"
    return statuses


def sub_step_statuses(step: str, status: StepStatus) -> dict[str, StepStatus]:
    """Return the status of each sub-step; the mail client has no form in this release."""
    result: dict[str, StepStatus] = dict.fromkeys(STEPS[step], status)
    if "mail" in result:
        result["mail"] = "locked"
    return result
