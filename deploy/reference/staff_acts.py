"""The page of what staff can do: the name that each act has in the audit log."""

import importlib
from collections.abc import Iterator

from fastapi.routing import APIRoute

from deploy.reference.markdown import code, first_sentence, page, table
from deploy.reference.routes import DOORS, below, calls, who
from services.kit.staff import Act


def staff_acts() -> str:
    """Return the page of every act of staff, by the service that does it and writes it down."""
    return page(
        "Acts of staff",
        "What staff can change, as the audit log names it: done, with before and after, or refused,"
        " with the problem. The owner of the data writes an act down in the transaction that does"
        " it ([decision 22](../decisions/0022-the-owner-serves-its-staff.md)).",
        (_service(service, module) for service, module in DOORS),
    )


def _service(service: str, module: str) -> tuple[str, str]:
    app = importlib.import_module(f"services.{service}.{module}").app
    rows = sorted(
        (
            f"`{act.action}`",
            f"`{act.object_kind}`",
            f"{method} `{route.path}`",
            who(route),
            code(act.fields),
            first_sentence(route.endpoint.__doc__),
        )
        for route in below(app.routes)
        for act in _acts(route)
        for method in route.methods or set()
    )
    head = ("act", "object", "route", "who", "a refusal also tells", "what")
    return service, table(head, rows)


def _acts(route: APIRoute) -> Iterator[Act]:
    return (call for call in calls(route.dependant) if isinstance(call, Act))
