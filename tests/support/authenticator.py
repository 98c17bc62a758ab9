"""An authenticator in software: real keys, real signatures, no attestation (WebAuthn Level 3)."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

_UP, _UV, _BE, _BS, _AT = 0x01, 0x04, 0x08, 0x10, 0x40


def encoded(value: bytes) -> str:
    """Return Base64url without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def decoded(value: str) -> bytes:
    """Return the bytes of Base64url without padding."""
    return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))


@dataclass
class Authenticator:
    """Keeps one passkey; every field may be set to what an honest one would not do."""

    origin: str
    user_handle: bytes = b""
    rp_id: str = ""
    sign_count: int = 0
    counts: bool = True
    verifies: bool = True
    synchronized: bool = False
    cross_origin: bool = False
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def create(self, options: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """Answer `navigator.credentials.create()`; `changes` go into the client data."""
        self.user_handle = decoded(options["user"]["id"])
        self.rp_id = self.rp_id or options["rp"]["id"]
        attested = (
            bytes(16)
            + len(self.credential_id).to_bytes(2)
            + self.credential_id
            + cbor2.dumps(self._cose_key())
        )
        attestation = {
            "fmt": "none",
            "attStmt": {},
            "authData": self._authenticator_data(_AT) + attested,
        }
        return self._credential(
            clientDataJSON=encoded(self._client_data("webauthn.create", options, changes)),
            attestationObject=encoded(cbor2.dumps(attestation)),
            transports=["internal", "hybrid"],
        )

    def get(self, options: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """Answer `navigator.credentials.get()`; `changes` go into the client data."""
        self.rp_id = self.rp_id or options["rpId"]
        self.sign_count += 1 if self.counts else 0
        client_data = self._client_data("webauthn.get", options, changes)
        data = self._authenticator_data(0)
        signed = data + hashlib.sha256(client_data).digest()
        return self._credential(
            clientDataJSON=encoded(client_data),
            authenticatorData=encoded(data),
            signature=encoded(self.key.sign(signed, ec.ECDSA(SHA256()))),
            userHandle=encoded(self.user_handle),
        )

    def _client_data(self, kind: str, options: dict[str, Any], changes: dict[str, Any]) -> bytes:
        told = {
            "type": kind,
            "challenge": options["challenge"],
            "origin": self.origin,
            "crossOrigin": self.cross_origin,
        }
        return json.dumps(told | changes).encode()

    def _authenticator_data(self, flags: int) -> bytes:
        flags |= _UP
        if self.verifies:
            flags |= _UV
        if self.synchronized:
            flags |= _BE | _BS
        count = self.sign_count if self.counts else 0
        return hashlib.sha256(self.rp_id.encode()).digest() + flags.to_bytes(1) + count.to_bytes(4)

    def _cose_key(self) -> dict[int, Any]:
        numbers = self.key.public_key().public_numbers()
        # EC2, ES256, P-256.
        return {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}

    def _credential(self, **response: Any) -> dict[str, Any]:
        name = encoded(self.credential_id)
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        }
