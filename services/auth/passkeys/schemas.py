"""Shapes of passkeys. What a browser answers is the JSON of WebAuthn Level 3 (5.1, 5.4)."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from services.auth.factors.rules import LONGEST_PASSKEY_NAME
from services.auth.users.rules import thing_name
from services.kit.shapes import RequestBody

# A credential id has 1023 bytes at most (WebAuthn 6.5.1); all of these are Base64url.
_CredentialId = Annotated[str, Field(min_length=1, max_length=1364)]
_ClientData = Annotated[str, Field(min_length=1, max_length=8000, alias="clientDataJSON")]
_Name = Annotated[
    str, Field(min_length=1, max_length=LONGEST_PASSKEY_NAME), AfterValidator(thing_name)
]


class _Shape(BaseModel):
    model_config = ConfigDict(validate_by_alias=True, validate_by_name=True)


class AssertionResponseIn(_Shape):
    """What the authenticator signed."""

    client_data: _ClientData
    authenticator_data: str = Field(min_length=1, max_length=4000, alias="authenticatorData")
    signature: str = Field(min_length=1, max_length=4000)
    user_handle: str | None = Field(default=None, max_length=100, alias="userHandle")


class AssertionIn(_Shape):
    """The answer of `navigator.credentials.get()`."""

    id: _CredentialId
    raw_id: _CredentialId = Field(alias="rawId")
    type: Literal["public-key"]
    response: AssertionResponseIn


class AttestationResponseIn(_Shape):
    """The new public key, and what was signed about it."""

    client_data: _ClientData
    attestation_object: str = Field(min_length=1, max_length=20_000, alias="attestationObject")
    transports: list[Annotated[str, Field(max_length=20)]] = Field(default=[], max_length=10)


class AttestationIn(_Shape):
    """The answer of `navigator.credentials.create()`."""

    id: _CredentialId
    raw_id: _CredentialId = Field(alias="rawId")
    type: Literal["public-key"]
    response: AttestationResponseIn


class PasskeyPlaceOut(BaseModel):
    """Whether passkeys work on the page that asks, and where they do."""

    available: bool
    address: str | None = Field(description="Where they work; null when nowhere.")


class PasskeyOut(BaseModel):
    """One of the caller's passkeys."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str
    backed_up: bool = Field(description="Kept in a keychain that is synchronized.")
    created_at: datetime
    last_used_at: datetime | None


class PasskeysOut(PasskeyPlaceOut):
    """The caller's passkeys, oldest first; there are never more than `most`."""

    items: list[PasskeyOut]
    total: int
    most: int


class PasskeyOptionsOut(BaseModel):
    """What the browser is asked for, within five minutes."""

    public_key: dict[str, Any] = Field(
        description="`PublicKeyCredentialCreationOptionsJSON` or `…RequestOptionsJSON`."
    )


class PasskeyIn(RequestBody):
    """A new passkey, and the name that its owner knows it by."""

    name: _Name
    credential: AttestationIn


class PasskeyAddedOut(BaseModel):
    """The new passkey; recovery codes (shown this once) when the user had none."""

    passkey: PasskeyOut
    recovery_codes: list[str]


class PasskeyNameIn(RequestBody):
    """Another name of a passkey."""

    name: _Name
