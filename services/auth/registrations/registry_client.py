"""The questions to cabinet: what of an applicant's words fits, and whose a phone is."""

from typing import Any, Literal, TypeVar
from uuid import UUID

import httpx
from pydantic import BaseModel, ValidationError

from services.auth.context import Context
from services.kit.problems import Unavailable

Shape = TypeVar("Shape", bound=BaseModel)


class Match(BaseModel):
    """Cabinet's answer: what fits, and nothing of what is there."""

    account_known: bool
    # The registry's own spelling; empty when the account is unknown.
    number: str = ""
    matched: bool
    address: str
    email: str | None
    user_ids: list[UUID]
    # Whose the account was, and is no more.
    former_user_ids: list[UUID] = []
    # Those of them who have given it up themselves, while it is the same customer's.
    left_user_ids: list[UUID] = []
    right: list[str] = []
    wrong: list[str] = []
    name: Literal["", "match", "differs"] = ""
    phone_known: bool = False


class _Phone(BaseModel):
    known: bool


async def ask_registry(
    context: Context, account_number: str, address_id: str, **said: Any
) -> Match:
    """Ask cabinet about an account; raises Unavailable when it does not answer as agreed.

    `said`: `asked_at`, `name`, `phone`, and the second proofs `serial`, `reading_wh`, `code`.
    """
    given = {"account_number": account_number, "address_id": address_id} | said
    return await _ask(context, "match", given, Match)


async def ask_phone(context: Context, user_id: UUID, phone: str) -> bool:
    """Return whether the registry has a phone (E.164) for an account of the user's.

    False while cabinet does not answer: then it is a claim like any other.
    """
    given = {"user_id": str(user_id), "phone": phone}
    try:
        return (await _ask(context, "phone", given, _Phone)).known
    except Unavailable:
        return False


async def _ask(context: Context, what: str, given: dict[str, Any], shape: type[Shape]) -> Shape:
    url = f"{context.cabinet_url}/internal/registry/{what}"
    response = await context.client.request("POST", "cabinet", url, json=given)
    if response.status_code != httpx.codes.OK:
        raise Unavailable("cabinet cannot answer now.")
    try:
        return shape.model_validate_json(response.content)
    except ValidationError as error:
        raise Unavailable("cabinet answers in a shape that is not known here.") from error
