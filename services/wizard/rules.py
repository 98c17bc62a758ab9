"""The frame of steps and the progress of a job: plain decisions (system programmer's manual 2.4).

Steps and sub-steps are those of figures 18-24: 1 auth, 2 cabinet, 3 notifications,
4 integration, 5 finish.
"""

from typing import Literal

StepStatus = Literal["todo", "done", "locked"]
MailState = Literal["saved", "skipped"]
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
# The step that has the sub-step `mail` besides its connection.
MAIL_STEP = "notifications"

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


def finished_steps(services: set[str], *, mail_settled: bool) -> set[str]:
    """Return the steps that are done: notifications also wants its mail saved or put off."""
    return services if mail_settled else services - {MAIL_STEP}


def step_statuses(finished: set[str]) -> dict[str, StepStatus]:
    """Return the status of every step, given the steps that are done.

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


def sub_step_statuses(
    step: str, status: StepStatus, *, set_up: bool = False, mail_settled: bool = False
) -> dict[str, StepStatus]:
    """Return the status of each sub-step of a step with this status.

    Of notifications, `set_up` says whether its check was passed and `mail_settled` whether mail
    was saved or put off: a first check (3.3) waits for the mail client (3.2), as in the manual.
    """
    result: dict[str, StepStatus] = dict.fromkeys(STEPS[step], status)
    if step == MAIL_STEP and status != "locked":
        result["connection"] = "done" if set_up else "todo"
        result["mail"] = "done" if mail_settled else "todo"
        result["check"] = "done" if set_up else check_status(mail_settled=mail_settled)
    return result


def check_status(*, mail_settled: bool) -> StepStatus:
    """Return whether the first check of notifications may be made."""
    return "todo" if mail_settled else "locked"
