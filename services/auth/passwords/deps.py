"""Hashes of passwords, computed beside the requests, and the password that an act asks for."""

from typing import Annotated

from fastapi import Depends
from pydantic import SecretStr

from services.auth.deps import OwnTransactions
from services.auth.passwords.actions import check_password
from services.auth.passwords.hashing import Hashing
from services.auth.sessions.actions import SessionOwner
from services.kit.deps import held

CurrentHashing = Annotated[Hashing, Depends(held("hashing"))]


class _Check:
    """Compares a password that is given with the caller's own."""

    def __init__(self, database: OwnTransactions, hashing: CurrentHashing) -> None:
        self._database = database
        self._hashing = hashing

    async def __call__(self, owner: SessionOwner, password: SecretStr) -> None:
        """Raise as `check_password`; no transaction may be open."""
        given = password.get_secret_value()
        await check_password(self._database, self._hashing, owner.user, given)


PasswordCheck = Annotated[_Check, Depends()]
