"""Handlers of other services' events: what staff and machines did at their doors."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from services.admin_panel.audit.models import AuditEntry
from services.contracts.cabinet import AccountLeft, AccountPassedOn
from services.contracts.staff import DONE, StaffActed, staff_acted
from services.kit.events import Event, Handler, handled


async def on_staff_acted(session: AsyncSession, event: Event) -> None:
    """Write a staff act down, done or refused, at the time when it happened."""
    data = StaffActed.model_validate(event.data)
    known = data.model_dump(exclude={"before", "after", "details", "at"})
    changed = data.model_dump(include={"before", "after"}, exclude_none=True)
    entry = AuditEntry(**known, at=data.at or event.occurred_at, details=data.details | changed)
    session.add(entry)


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


async def on_account_left(session: AsyncSession, data: AccountLeft, event: Event) -> None:
    """Write down that a consumer has given an account up, so that staff can tell who asks why."""
    session.add(
        AuditEntry(
            at=event.occurred_at,
            outcome=DONE,
            actor_id=str(data.user_id),
            actor_role="consumer",
            action="leave_account",
            object_kind="account",
            object_id=data.account_number,
            details=data.model_dump(mode="json", include={"last_day", "alone"}),
        )
    )


# Who serves staff over data of its own.
OWNERS = ("admin_panel", "auth", "cabinet", "integration", "notifications")
HANDLERS: Mapping[str, Handler] = {
    **{staff_acted(owner): on_staff_acted for owner in OWNERS},
    **dict(
        [
            handled(AccountPassedOn, on_account_passed_on),
            handled(AccountLeft, on_account_left),
        ]
    ),
}
