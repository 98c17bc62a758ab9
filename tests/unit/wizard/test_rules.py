from services.wizard.rules import (
    SERVICES,
    STAGES,
    STEPS,
    TO_SETTLE,
    finished_steps,
    progress_after,
    stages_of,
    step_statuses,
    sub_step_statuses,
)


def test_a_new_installation_opens_only_the_first_step() -> None:
    assert step_statuses(set()) == {
        "auth": "todo",
        "cabinet": "locked",
        "notifications": "locked",
        "integration": "locked",
        "finish": "locked",
    }


def test_a_finished_step_opens_the_next() -> None:
    statuses = step_statuses({"auth"})
    assert (statuses["auth"], statuses["cabinet"], statuses["notifications"]) == (
        "done",
        "todo",
        "locked",
    )


def test_every_step_names_its_sub_steps_in_the_manuals_order() -> None:
    assert list(sub_step_statuses("notifications", "todo")) == ["connection", "mail", "check"]
    assert set(STEPS) == {"auth", "cabinet", "notifications", "integration", "finish"}


def test_progress_only_grows_and_ends_at_a_hundred() -> None:
    reached = [progress_after(set(STAGES[:count])) for count in range(len(STAGES) + 1)]
    assert reached == sorted(reached)
    assert (reached[0], reached[-1]) == (0, 100)


def test_a_step_wants_all_its_services_and_what_stands_beside_them() -> None:
    assert finished_steps({"auth", "cabinet"}, set()) == {"auth"}
    assert finished_steps({"auth", "cabinet", "admin_panel"}, set()) == {"auth", "cabinet"}
    assert finished_steps({"notifications"}, set()) == set()
    assert finished_steps({"notifications"}, {"mail"}) == {"notifications"}
    assert finished_steps({"integration"}, {"servers"}) == set()
    assert finished_steps(SERVICES, TO_SETTLE) == set(STEPS) - {"finish"}


def test_the_end_is_reached_when_all_steps_are_done() -> None:
    assert step_statuses(set(STEPS) - {"finish"})["finish"] == "done"
    assert step_statuses({"auth", "cabinet", "notifications"})["finish"] == "locked"


def test_a_first_check_waits_for_what_stands_before_it() -> None:
    def told(*settled: str, set_up: bool = False) -> list[str]:
        return list(
            sub_step_statuses("integration", "todo", set_up=set_up, settled=settled).values()
        )

    assert told() == ["todo", "todo", "locked"]
    assert told("organisation") == ["todo", "done", "locked"]
    assert told("servers", "organisation") == ["todo", "done", "todo"]
    assert told("servers", "organisation", set_up=True) == ["done", "done", "done"]
    # As an installation of before has it: its connection works, its servers are not settled.
    assert told("organisation", set_up=True) == ["todo", "done", "done"]


def test_the_last_check_is_of_the_whole_chain() -> None:
    assert stages_of("integration")[:5] == stages_of("auth") == STAGES
    assert stages_of("integration")[5:] == ("source", "delivery", "organisation")
    assert progress_after(set(STAGES), "auth") == 100
    assert progress_after(set(STAGES), "integration") == 62
    assert progress_after(set(stages_of("integration")), "integration") == 100
