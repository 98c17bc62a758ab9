"""What staff change of any user: name and e-mail address."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.audit.actions import record
from services.auth.contacts.actions import leave_email
from services.auth.users.actions import tell_changed
from services.auth.users.models import User
from services.auth.users.rules import person_name
from services.kit.identity import Caller
from services.kit.problems import ValidationFailed


async def change_person(
    session: AsyncSession,
    user: User,
    name: str,
    email: str | None,
    staff: Caller,
    *,
    told: bool = False,
) -> list[str]:
    """Set what all users have; what was sent to a former address counts no more.

    `told`: something else has changed that others must learn. Returns the fields that changed.
    Raises ValidationFailed for a new name that is none, and for an address that would be lost.
    """
    if name != user.display_name:
        try:
            name = person_name(name)
        except ValueError as error:
            raise unfit("display_name", "name", f"A name has {error}.") from error
    former = user.email
    if former is not None and email is None:
        raise unfit("email", "required", "An e-mail address is changed, not removed.")
    given = {"display_name": name, "email": email}
    changed = [field for field, value in given.items() if value != getattr(user, field)]
    user.display_name, user.email = name, email
    if not session.is_modified(user) and not told:
        return changed
    await session.flush()
    record(session, "user_edited", user_id=user.id, data={"by": staff.subject})
    if former != email:
        record(session, "email_changed", user_id=user.id, data={"by": staff.subject})
        await leave_email(session, user, former)
        await session.flush()
    await tell_changed(session, user)
    return changed


def unfit(field: str, code: str, message: str) -> ValidationFailed:
    """Return the problem of one field."""
    return ValidationFailed(errors=[{"field": field, "code": code, "message": message}])
