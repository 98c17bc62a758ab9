"""Checking the password of somebody who is signed in already."""

from services.auth.errors import WrongPassword
from services.auth.guard.queries import forget_attempts, reserve_attempt
from services.auth.guard.rules import counter_key
from services.auth.passwords.hashing import Hashing
from services.auth.users.models import User
from services.kit.clock import utc_now
from services.kit.database import Database


async def check_password(database: Database, hashing: Hashing, user: User, password: str) -> None:
    """Raise WrongPassword (counted, then TooManyAttempts) unless it is the user's password.

    Opens transactions of its own: none may stay open while a hash is computed.
    """
    counter = ("user", counter_key(str(user.id)))
    async with database.connection() as connection:
        await reserve_attempt(connection, *counter, None, utc_now())
    if not await hashing.verify(user.password_hash, password):
        raise WrongPassword
    async with database.connection() as connection:
        await forget_attempts(connection, *counter)
