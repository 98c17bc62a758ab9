"""Where passkeys work, for the page that asks."""

from typing import Annotated

from fastapi import Depends, Request

from services.auth.deps import CurrentSettings, application_of
from services.auth.errors import PasskeysUnavailable
from services.auth.passkeys.actions import Ceremony
from services.auth.passkeys.rules import RelyingParty, relying_party
from services.kit.sealing import derived_key


def party_of(request: Request, settings: CurrentSettings) -> RelyingParty | None:
    """Return where the passkeys of the request's application work; None when nowhere."""
    user_class, _ = application_of(request)
    if user_class == "staff":
        address, origins = settings.staff_address, settings.passkey_staff_origins
    else:
        address, origins = settings.cabinet_address, settings.passkey_cabinet_origins
    return relying_party(address, settings.passkey_domain, origins)


CurrentParty = Annotated[RelyingParty | None, Depends(party_of)]


def page_of(request: Request) -> str:
    """Return the origin of the page that asks; our pages ask their own address."""
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme)
    return f"{scheme}://{request.headers.get('host', '')}"


def _ceremony(request: Request, party: CurrentParty, settings: CurrentSettings) -> Ceremony:
    if party is None or page_of(request) not in party.origins:
        raise PasskeysUnavailable
    key = derived_key(settings.keys_dir, "auth", "passkey challenges")
    return Ceremony(party, settings.totp_issuer, key)


# 409 `passkeys-unavailable` where there is none.
CurrentCeremony = Annotated[Ceremony, Depends(_ceremony)]
