"""Acts of the installer: `python -m services.auth.manage …`."""

import argparse
import json
import sys
from collections.abc import Awaitable, Callable

from email_validator import EmailNotValidError, validate_email
from sqlalchemy.ext.asyncio import AsyncSession

from services.auth.errors import AdministratorKnown
from services.auth.machines.actions import add_client
from services.auth.machines.rules import SCOPES
from services.auth.passwords.actions import set_password
from services.auth.passwords.hashing import HASHER
from services.auth.roles.queries import list_roles
from services.auth.sessions.actions import end_sessions
from services.auth.settings import Settings
from services.auth.setup.actions import make_first_administrator
from services.auth.setup.rules import FIRST_LOGIN, FIRST_PASSWORD
from services.auth.staff.actions import reset_factors
from services.auth.users.actions import put_consumer, put_staff
from services.auth.users.models import User
from services.auth.users.queries import find_user_by_login
from services.auth.users.rules import (
    Login,
    login_of,
    normal_email,
    normal_phone,
    person_name,
)
from services.kit.clock import utc_now
from services.kit.manage import Commands, own_database

Act = Callable[[AsyncSession], Awaitable[str]]


def _commands() -> Commands[Settings]:
    acts = Commands(Settings, __doc__)

    consumer = acts.add("add-consumer", _do, help="make or update a consumer; prints the id")
    consumer.add_argument("--email", "--login", dest="email")
    consumer.add_argument("--phone")
    consumer.add_argument("--name", required=True)
    consumer.add_argument("--account", action="append", default=[], help="number; repeatable")
    consumer.add_argument("--language", choices=["ru", "en"], default="ru")

    staff = acts.add("add-staff", _do, help="make or update a member of staff; prints the id")
    staff.add_argument("--login", required=True)
    staff.add_argument("--name", required=True)
    staff.add_argument("--role", required=True, help="its key, or its name in the panel")
    staff.add_argument("--email")

    change = acts.add("set-password", _do, help="set a password; sessions end, a letter goes")
    change.add_argument("--login", required=True)
    change.add_argument("--class", dest="user_class", choices=["consumer", "staff"], required=True)
    for sub in (consumer, staff, change):
        sub.add_argument("--password", required=True, help="`-` reads a line of standard input")
        sub.add_argument("--must-change", action="store_true", help="at the next sign-in")

    lost = acts.add("reset-second-factor", _do, help="for who lost it; sessions end")
    lost.add_argument("--login", required=True)
    lost.add_argument("--class", dest="user_class", choices=["consumer", "staff"], required=True)

    first = acts.add(
        "first-administrator",
        _make_first,
        help="make the administrator of the manual, if nobody can administer yet",
    )
    first.add_argument("--email")

    client = acts.add("add-client", _do, help="make a machine client; prints its secret once")
    client.add_argument("--name", required=True)
    client.add_argument("--scope", action="append", required=True, choices=SCOPES)
    client.add_argument("--rotate", action="store_true", help="a further secret, two live")
    return acts


def _email(text: str | None) -> str | None:
    if not text:
        return None
    try:
        # Addresses of demonstrations (…@example.org, …@cabinet.local) cannot be looked up.
        checked = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise SystemExit(f"The e-mail address is not right: {error}") from error
    return normal_email(checked.normalized)


def _name(text: str) -> str:
    try:
        return person_name(text)
    except ValueError as error:
        raise SystemExit(f"A name has {error}.") from error


def _phone(text: str | None, region: str) -> str | None:
    if not text:
        return None
    phone = normal_phone(text, region)
    if phone is None:
        raise SystemExit("The phone number is not right.")
    return phone


def _act(given: argparse.Namespace, settings: Settings) -> Act:
    """Return the act with its values checked."""
    if given.command == "add-client":

        async def client(session: AsyncSession) -> str:
            client_id, secret = await add_client(
                session, given.name, given.scope, rotate=given.rotate
            )
            return json.dumps({"client_id": client_id, "client_secret": secret})

        return client

    if given.command == "reset-second-factor":

        async def reset(session: AsyncSession) -> str:
            user = await _known_user(session, given, settings)
            await reset_factors(session, user, by="installer")
            return str(user.id)

        return reset

    name = _name(given.name) if "name" in given else ""
    password: str = given.password
    if password == "-":  # noqa: S105
        password = sys.stdin.readline().rstrip("\n")
    if not password:
        raise SystemExit("The password is empty.")
    password_hash = HASHER.hash(password)
    if given.command == "set-password":

        async def change(session: AsyncSession) -> str:
            user = await _known_user(session, given, settings)
            await set_password(session, user, password_hash, must_change=given.must_change)
            return str(user.id)

        return change

    email = _email(given.email)
    if given.command == "add-staff":

        async def staff(session: AsyncSession) -> str:
            login = given.login.strip().lower()
            role = await _known_role(session, given.role)
            known = await find_user_by_login(session, "staff", Login("login", login))
            if known is not None and known.role != role:
                # Access tokens carry the role.
                await end_sessions(session, utc_now(), "role_changed", user_id=known.id)
            user = await put_staff(
                session,
                login=login,
                display_name=name,
                role=role,
                email=email,
                password_hash=password_hash,
                must_change_password=given.must_change,
            )
            return str(user.id)

        return staff

    phone = _phone(given.phone, settings.phone_region)
    if not email and not phone:
        raise SystemExit("A consumer needs an e-mail address or a phone number.")

    async def consumer(session: AsyncSession) -> str:
        user = await put_consumer(
            session,
            display_name=name,
            email=email,
            phone=phone,
            language=given.language,
            password_hash=password_hash,
            must_change_password=given.must_change,
            account_numbers=given.account,
        )
        return str(user.id)

    return consumer


async def _known_role(session: AsyncSession, told: str) -> str:
    roles = await list_roles(session)
    for role in roles:
        if told.casefold() in {role.key, role.name_ru.casefold(), (role.name_en or "").casefold()}:
            return role.key
    there = ", ".join(f"{role.key} ({role.name_ru})" for role in roles)
    raise SystemExit(f"There is no such role; there are: {there}.")


async def _known_user(session: AsyncSession, given: argparse.Namespace, settings: Settings) -> User:
    login = login_of(given.user_class, given.login, settings.phone_region)
    user = await find_user_by_login(session, given.user_class, login) if login else None
    if user is None:
        raise SystemExit("There is no such user.")
    return user


async def _do(settings: Settings, given: argparse.Namespace) -> None:
    act = _act(given, settings)
    async with own_database(settings) as database, database.transaction() as session:
        print(await act(session))


async def _make_first(settings: Settings, given: argparse.Namespace) -> None:
    password_hash = HASHER.hash(FIRST_PASSWORD)
    async with own_database(settings) as database:
        try:
            async with database.transaction() as session:
                await make_first_administrator(
                    session, email=_email(given.email), language="ru", password_hash=password_hash
                )
        except AdministratorKnown:
            print("There is an administrator already.")
        else:
            print(f"{FIRST_LOGIN}, who must change the first password")


if __name__ == "__main__":
    _commands().run()
