"""Rights of roles as table 3 of manual 003 has them."""

import pytest

from services.cabinet.access.rules import LINKED, RIGHTS, Right, Role, may

_COLUMNS: tuple[Role, ...] = ("energy_engineer", "accountant", "manager", "administrator")
# The manual's rows, in its order; + and - in the order of its columns.
_TABLE: tuple[tuple[Right, str], ...] = (
    ("request_administrator", "++++"),
    ("remove_agreement", "++++"),
    ("see_agreement", "++++"),
    ("see_annexes", "++++"),
    ("submit_readings", "+-++"),
    ("see_readings", "+-++"),
    ("see_unpaid_documents", "-+++"),
    ("see_debt", "-+++"),
    ("see_bills_by_month", "-+++"),
    ("see_payments", "-+++"),
    ("pay", "-+++"),
    ("see_documents", "-+++"),
    ("give_roles", "---+"),
    ("take_roles", "---+"),
)


@pytest.mark.parametrize(("right", "row"), _TABLE)
def test_a_role_has_the_rights_of_the_manual(right: Right, row: str) -> None:
    assert ["+" if may([role], right) else "-" for role in _COLUMNS] == list(row)


def test_the_table_is_whole() -> None:
    assert list(RIGHTS) == [right for right, _ in _TABLE]


def test_several_roles_add_up_and_none_has_no_right() -> None:
    assert may(["energy_engineer", "accountant"], "pay")
    assert not may([], "see_agreement")


def test_who_is_linked_does_all_but_give_and_take_roles() -> None:
    assert {right for right in RIGHTS if not may([LINKED], right)} == {"give_roles", "take_roles"}
