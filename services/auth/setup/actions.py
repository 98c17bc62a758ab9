"""The first administrator, the client of the suite itself, and passes to the wizard."""

from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.actors.actions import judge_actor
from services.auth.actors.queries import lock_acts
from services.auth.audit.actions import record
from services.auth.errors import AdministratorKnown
from services.auth.machines.actions import add_client
from services.auth.machines.rules import SUITE_CLIENT
from services.auth.roles.queries import list_keys_with
from services.auth.setup.rules import (
    FIRST_LOGIN,
    FIRST_NAME,
    FIRST_PASSWORD_LIFE,
    PASS_SECONDS,
    SUITE_SCOPES,
    WIZARD,
)
from services.auth.staff.queries import count_active
from services.auth.users.actions import tell_registered
from services.auth.users.models import User
from services.auth.users.queries import find_user_by_login
from services.auth.users.rules import Login
from services.contracts.rights import KEEPS_ROLES
from services.kit.clock import utc_now
from services.kit.identity import Caller
from services.kit.keys import KeyRing
from services.kit.setup_acts import WAY
from services.kit.staff import record_act
from services.kit.tokens import WIZARD_PASS, issue


async def is_administered(session: AsyncSession) -> bool:
    """Say whether anybody can administer."""
    keepers = await list_keys_with(session, KEEPS_ROLES)
    return await count_active(session, keepers) > 0


async def make_first_administrator(
    session: AsyncSession,
    *,
    email: str | None,
    language: str,
    password_hash: str,
    staff: Caller | None = None,
) -> User:
    """Make the administrator of the manual, whose password must be changed at the first sign-in.

    `staff`: for whom the wizard asks; None: the owner of the machine, by a command.

    Raises AdministratorKnown when somebody can administer, or has that login.
    """
    # Two installers at a time make one.
    await lock_acts(session)
    known = await find_user_by_login(session, "staff", Login("login", FIRST_LOGIN))
    if known is not None or await is_administered(session):
        raise AdministratorKnown
    now = utc_now()
    user = User(
        id=uuid4(),
        user_class="staff",
        login=FIRST_LOGIN,
        display_name=FIRST_NAME[language],
        role="administrator",
        email=email,
        language=language,
        password_hash=password_hash,
        must_change_password=True,
        temporary_expires_at=now + FIRST_PASSWORD_LIFE,
        active=True,
        created_at=now,
    )
    session.add(user)
    await session.flush()
    record(session, "administrator_made", user_id=user.id, data={"by": "installer"})
    await tell_registered(session, user, ())
    if staff is not None:
        after = {"role": user.role}
        await record_act(
            session, staff, "make_administrator", "staff", user.id, after=after, way=WAY
        )
    return user


async def renew_suite_client(session: AsyncSession, staff: Caller) -> tuple[str, str]:
    """Give the client by which integration delivers a new secret, making the client if need be."""
    client_id, secret = await add_client(session, SUITE_CLIENT, SUITE_SCOPES, rotate=True)
    assert secret is not None
    await record_act(session, staff, "give_secret", "client", client_id, way=WAY)
    return client_id, secret


async def give_pass(session: AsyncSession, staff: Caller, keys: KeyRing) -> str:
    """Return a token that opens the wizard once, within a minute.

    Raises as `judge_actor`.
    """
    await judge_actor(session, staff, "wizard:open")
    await record_act(session, staff, "open_wizard", "wizard", "")
    return issue(
        keys,
        typ=WIZARD_PASS,
        issuer="auth",
        lifetime=PASS_SECONDS,
        aud=WIZARD,
        sub=staff.subject,
        sid=staff.session_id,
        role=staff.role,
    )
