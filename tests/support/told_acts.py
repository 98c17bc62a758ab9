"""Every act that the log is told of: those that routes name, and those that the code tells."""

import ast
from collections.abc import Iterator
from functools import cache

from tests.support.doors import DOORS, acts_of, staff_routes
from tests.support.sources import modules

# Where an act and its object stand among the arguments.
_TELLING = {"record_act": 2, "record_acts": 2, "act": 0, "Act": 0, "keep_act": 2}
_LOOKING = {"record_look": 3, "look_values": 2, "record_list_look": 3}


@cache
def told_acts() -> frozenset[tuple[str, str]]:
    """Return act and kind of object; the kind is empty where the code computes it."""
    of_routes = {
        (one.action, one.object_kind)
        for door in DOORS
        for _, route in staff_routes(door)
        for one in acts_of(route)
    }
    return frozenset(of_routes) | set(_of_code())


def _of_code() -> Iterator[tuple[str, str]]:
    for _, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            words = [
                one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else ""
                for one in node.args
            ]
            named = {
                one.arg: one.value.value
                for one in node.keywords
                if isinstance(one.value, ast.Constant) and isinstance(one.value.value, str)
            }
            if name in _TELLING and len(node.args) > _TELLING[name]:
                kind = words[_TELLING[name] + 1] if len(words) > _TELLING[name] + 1 else ""
                for act in _texts(node.args[_TELLING[name]]):
                    yield act, kind
            elif name == "record_list_look":
                yield f"look_at_{words[_LOOKING[name]]}", "list"
            elif name in _LOOKING:
                kind = words[_LOOKING[name]]
                if kind:
                    yield f"look_at_{named.get('what', kind)}", kind
            elif name == "AuditEntry" and named.get("action"):
                yield named["action"], named.get("object_kind", "")


def _texts(node: ast.expr) -> Iterator[str]:
    """Return the text that an argument is, or both of which it is one."""
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
