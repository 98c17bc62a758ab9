"""What auth says of the users of people of organisations: who he is, another address, his end."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from services.cabinet.customers.servicers import queries
from services.contracts.auth import ServicingPersonKnown, UserChanged, UserDeleted
from services.kit.database import plain_of


async def know_user(session: AsyncSession, data: ServicingPersonKnown, at: datetime) -> None:
    """Let a user act for the organisation of whom cabinet has named, unless that has ended.

    Who is blocked does not; nor does who acts for another organisation already.
    """
    connection = await plain_of(session)
    await queries.lock_servicers(connection)
    if not data.active:
        await queries.end_people(connection, [data.person_id], "blocked")
    elif await queries.acts_for_another(connection, data.user_id, data.person_id):
        await queries.end_people(connection, [data.person_id], "another")
    else:
        await queries.set_user(connection, data.person_id, data.user_id, at)


async def follow_user(session: AsyncSession, data: UserChanged, at: datetime) -> None:
    """Take over a user's address, as the one by which he signs in; a blocked user's time ends."""
    connection = await plain_of(session)
    people = await queries.list_of_user(connection, data.user_id)
    if not people:
        return
    await queries.lock_servicers(connection)
    if not data.active:
        await queries.end_people(connection, people, "blocked")
    elif data.email is not None:
        await queries.set_email(connection, data.user_id, data.email.lower(), at)


async def forget_user(session: AsyncSession, data: UserDeleted) -> None:
    """End what a removed user may do by an organisation, and forget who he was."""
    connection = await plain_of(session)
    if await queries.list_of_user(connection, data.user_id, ended=True):
        await queries.lock_servicers(connection)
        await queries.forget_user(connection, data.user_id)
