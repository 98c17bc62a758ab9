"""What a browser is answered once somebody has proved who they are, alike for every way in."""

from dataclasses import asdict
from typing import Any

from fastapi import Response

from services.auth.sessions.actions import SignedIn
from services.auth.sessions.cookies import Browser
from services.auth.sign_in.actions import SecondFactorAsked
from services.auth.sign_in.schemas import SecondFactorAsk, SecondFactorOut
from services.auth.users.schemas import UserOut

SECOND_FACTOR: dict[int | str, dict[str, Any]] = {
    202: {"model": SecondFactorOut, "description": "A second factor is asked for."}
}


async def let_in_or_ask(
    response: Response, browser: Browser, entered: SignedIn | SecondFactorAsked
) -> UserOut | SecondFactorOut:
    """Give the browser the session's cookies, or answer 202 with what confirms a new device."""
    if isinstance(entered, SecondFactorAsked):
        response.status_code = 202
        browser.forbid_caching()
        return SecondFactorOut(second_factor=SecondFactorAsk(**asdict(entered)))
    return await browser.let_in(entered)
