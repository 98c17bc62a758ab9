"""Handlers of other services' events: what staff and machines did at their doors."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from services.admin_panel.audit.actions import DONE
from services.admin_panel.audit.models import AuditEntry
from services.contracts.cabinet import AccountPassedOn
from services.contracts.notifications import STAFF_ACTED, StaffActed
from services.kit.events import Event, Handler, handled


async def on_staff_acted(session: AsyncSession, event: Event) -> None:
    """Write a staff act down, at the time when it happened."""
    data = StaffActed.model_validate(event.data)
    session.add(AuditEntry(at=event.occurred_at, outcome=DONE, **data.model_dump()))


async def on_account_passed_on(session: AsyncSession, data: AccountPassedOn, event: Event) -> None:
    """Write down that a machine client's batch has given an account to another customer."""
    session.add(
        AuditEntry(
            at=event.occurred_at,
            outcome=DONE,
            actor_id=data.source[:64],
            actor_role="system",
            action="pass_account_on",
            object_kind="account",
            object_id=data.account_number,
            details=data.model_dump(mode="json", exclude={"source", "account_number"}),
        )
    )


HANDLERS: Mapping[str, Handler] = {
    STAFF_ACTED: on_staff_acted,
    **dict([handled(AccountPassedOn, on_account_passed_on)]),
}
