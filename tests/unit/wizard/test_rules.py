from services.wizard.rules import STAGES, STEPS, progress_after, step_statuses, sub_step_statuses


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


def test_the_end_is_reached_when_all_that_can_be_set_up_is() -> None:
    assert step_statuses({"auth", "cabinet", "notifications"})["finish"] == "done"
    assert step_statuses({"auth", "cabinet"})["finish"] == "locked"
