"""The two ceremonies of WebAuthn: what a browser is asked, and whether its answer is good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cbor2 import CBORError
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import (
    base64url_to_bytes,
    decode_credential_public_key,
    decoded_public_key_to_cryptography,
    options_to_json_dict,
    parse_attestation_object,
    parse_client_data_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AttestationFormat,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from services.auth.errors import PasskeyRefused
from services.auth.passkeys.rules import CHALLENGE_LIFE, RelyingParty, challenge_expiry
from services.auth.passkeys.schemas import AssertionIn, AttestationIn

_TIMEOUT_MS = int(CHALLENGE_LIFE.total_seconds() * 1000)
_TRANSPORTS = {one.value for one in AuthenticatorTransport}
# Asked for no attestation, a browser sends none, or a key's signature of itself.
_FORMATS = {AttestationFormat.NONE, AttestationFormat.PACKED}
# What the library raises for input that is not what it should be.
_BROKEN = (WebAuthnException, CBORError, ArithmeticError, AttributeError, LookupError,
           RecursionError, TypeError, ValueError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Credential:
    """What of a known passkey a browser is told, so that it finds the key (or makes no second)."""

    credential_id: bytes
    transports: Sequence[str]


@dataclass(frozen=True, slots=True)
class NewCredential:
    """A verified new passkey."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: list[str]
    backed_up: bool
    aaguid: UUID


@dataclass(frozen=True, slots=True)
class Challenge:
    """A challenge that came back, and until when it counts."""

    value: bytes
    expires_at: datetime


def creation_options(
    party: RelyingParty,
    challenge: bytes,
    *,
    name: str,
    user_id: UUID,
    login: str,
    display_name: str,
    known: Sequence[Credential],
) -> dict[str, Any]:
    """Return what `navigator.credentials.create()` is asked; the user handle is the user's id."""
    options = generate_registration_options(
        rp_id=party.rp_id,
        rp_name=name,
        user_id=user_id.bytes,
        user_name=login,
        user_display_name=display_name,
        challenge=challenge,
        timeout=_TIMEOUT_MS,
        attestation=AttestationConveyancePreference.NONE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_descriptors(known),
    )
    return options_to_json_dict(options)


def request_options(
    party: RelyingParty, challenge: bytes, known: Sequence[Credential] = ()
) -> dict[str, Any]:
    """Return what `navigator.credentials.get()` is asked; without `known`, any passkey of ours."""
    options = generate_authentication_options(
        rp_id=party.rp_id,
        challenge=challenge,
        timeout=_TIMEOUT_MS,
        allow_credentials=_descriptors(known),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


def credential_id(assertion: AssertionIn) -> bytes:
    """Return which passkey has answered; raises PasskeyRefused."""
    try:
        return base64url_to_bytes(assertion.raw_id)
    except ValueError as error:
        raise PasskeyRefused from error


def user_handle(assertion: AssertionIn) -> bytes | None:
    """Return whom the authenticator takes the passkey for; raises PasskeyRefused."""
    try:
        handle = assertion.response.user_handle
        return base64url_to_bytes(handle) if handle else None
    except ValueError as error:
        raise PasskeyRefused from error


def check_attestation(
    party: RelyingParty, key: str, purpose: str, given: AttestationIn, now: datetime
) -> tuple[NewCredential, Challenge]:
    """Return the new passkey and the challenge that it answers; raises PasskeyRefused."""
    try:
        challenge = _challenge(given.response.client_data, key, purpose, now)
        attestation = base64url_to_bytes(given.response.attestation_object)
        if parse_attestation_object(attestation).fmt not in _FORMATS:
            raise PasskeyRefused
        verified = verify_registration_response(
            credential=given.model_dump(by_alias=True),
            expected_challenge=challenge.value,
            expected_rp_id=party.rp_id,
            expected_origin=list(party.origins),
            require_user_verification=True,
        )
        # A key that cannot be read would refuse its owner at the first sign-in.
        decoded_public_key_to_cryptography(
            decode_credential_public_key(verified.credential_public_key)
        )
        return NewCredential(
            credential_id=verified.credential_id,
            public_key=verified.credential_public_key,
            sign_count=verified.sign_count,
            transports=[one for one in given.response.transports if one in _TRANSPORTS],
            backed_up=verified.credential_backed_up,
            aaguid=UUID(verified.aaguid),
        ), challenge
    except _BROKEN as error:
        raise PasskeyRefused from error


def check_assertion(
    party: RelyingParty,
    key: str,
    purpose: str,
    given: AssertionIn,
    *,
    public_key: bytes,
    now: datetime,
) -> tuple[VerifiedAuthentication, Challenge]:
    """Return what the passkey signed, and the challenge that it answers; raises PasskeyRefused.

    The counter of uses is left to the caller, who compares and keeps it in one statement.
    """
    try:
        challenge = _challenge(given.response.client_data, key, purpose, now)
        verified = verify_authentication_response(
            credential=given.model_dump(by_alias=True),
            expected_challenge=challenge.value,
            expected_rp_id=party.rp_id,
            expected_origin=list(party.origins),
            credential_public_key=public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except _BROKEN as error:
        raise PasskeyRefused from error
    return verified, challenge


def _challenge(client_data: str, key: str, purpose: str, now: datetime) -> Challenge:
    told = parse_client_data_json(base64url_to_bytes(client_data))
    expires_at = challenge_expiry(key, purpose, told.challenge, now)
    # A page of another site may show ours in a frame one day; the key is not for that.
    if expires_at is None or told.cross_origin:
        raise PasskeyRefused
    return Challenge(told.challenge, expires_at)


def _descriptors(known: Sequence[Credential]) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(
            id=one.credential_id,
            transports=[AuthenticatorTransport(name) for name in one.transports],
        )
        for one in known
    ]
