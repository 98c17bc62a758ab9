"""Administrators of the panel in the wizard: the pass that auth gives, and whether it still holds.

A pass opens a session of an hour, once. What such a session changes is allowed only while who has
it administers: auth is asked each time. While it is silent, since it may be auth that is set up
anew, its last word is good for as long as any token of it, and no longer: whoever was shut out
could otherwise keep auth busy and go on.
"""

import time
from collections.abc import Mapping
from typing import Any

import httpx

from services.contracts.rights import Right
from services.kit.client import ServiceClient
from services.kit.problems import Unauthenticated, Unavailable
from services.kit.tokens import WIZARD_PASS, TokenVerifier
from services.wizard.errors import AdministratorUnconfirmed, PassRefused
from services.wizard.store import Store, Visitor

_AUTH = frozenset({"auth"})
_OPENS: Right = "wizard:open"
_ANSWER_SECONDS = 3.0
# The life of an access token, which every service believes without asking.
SILENCE_SECONDS = 300.0


async def open_with_pass(store: Store, verifier: TokenVerifier, token: str) -> str:
    """Exchange a pass for a session; return the session's secret. Raises PassRefused."""
    try:
        claims: Mapping[str, Any] = verifier.verify(
            token, typ=WIZARD_PASS, audience="wizard", issuers=_AUTH
        )
    except Unauthenticated as error:
        raise PassRefused from error
    # auth of the release before told no role, and gave passes to administrators alone.
    role = str(claims.get("role", "")) or "administrator"
    visitor = Visitor(str(claims["sub"]), str(claims.get("sid", "")), role)
    secret = await store.open_by_pass(str(claims["jti"]), float(claims["exp"]), visitor)
    if secret is None:
        raise PassRefused
    return secret


async def still_administers(
    client: ServiceClient, auth_url: str, store: Store, session: str, visitor: Visitor
) -> bool:
    """Say whether a visitor from the panel may still change anything; an installer may.

    Raises AdministratorUnconfirmed when auth has not said so for `SILENCE_SECONDS`.
    """
    if visitor.user_id is None:
        return True
    url = f"{auth_url}/internal/actors/{visitor.user_id}/sessions/{visitor.panel_session}"
    try:
        answer = await client.request("GET", "auth", url, timeout=_ANSWER_SECONDS)
    except Unavailable as error:
        return _still_good(visitor, error)
    if answer.is_server_error:
        return _still_good(visitor, None)
    if answer.status_code != httpx.codes.OK or _OPENS not in answer.json()["rights"]:
        return False
    await store.confirm(session)
    return True


def _still_good(visitor: Visitor, error: Exception | None) -> bool:
    if time.time() < visitor.confirmed_at + SILENCE_SECONDS:
        return True
    raise AdministratorUnconfirmed from error
