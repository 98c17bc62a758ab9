"""What stands when staff have set a field and a system tells another value."""

from typing import Any

import pytest

from services.cabinet.edits.rules import KINDS, Rule, State, state_after
from services.cabinet.models import metadata


@pytest.mark.parametrize(
    ("rule", "delivered", "declined", "state"),
    [
        ("ask", "new", [], "differs"),
        ("ask", None, [], "differs"),
        ("ask", "ours", [], "agreed"),
        ("ask", "old", ["old"], "kept"),
        ("ask", None, [None], "kept"),
        ("ask", "newer", ["old"], "differs"),
        ("staff_wins", "new", [], "kept"),
        ("staff_wins", "ours", [], "agreed"),
        ("system_wins", "new", [], "replaced"),
        ("system_wins", "ours", [], "agreed"),
    ],
)
def test_what_staff_have_set_stands_as_the_rule_says(
    rule: Rule, delivered: Any, declined: list[Any], state: State
) -> None:
    assert state_after(rule, "ours", delivered, declined) == state


def test_rules_are_of_columns_that_there_are() -> None:
    for of in KINDS.values():
        table = metadata.tables[of.table]
        assert {of.key, *of.fields} <= set(table.columns.keys())
