"""Opaque references to addresses, so that nobody can count through the registry.

A reference is the inner key and its term, encrypted with a key of this service's own: the same
address has another one in every answer, and none can be made or guessed outside.
"""

import base64
import secrets
import struct
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

LIFE = timedelta(hours=2)
_PURPOSE = b"address"
_NONCE_LENGTH = 12
_PLAIN = struct.Struct(">II")


class References:
    """Makes and reads references; `key` is 32 bytes in hexadecimal."""

    def __init__(self, key: str) -> None:
        self._cipher = ChaCha20Poly1305(bytes.fromhex(key))

    def make(self, location_id: int, now: datetime) -> str:
        """Return a reference of 48 letters that holds for two hours."""
        nonce = secrets.token_bytes(_NONCE_LENGTH)
        plain = _PLAIN.pack(location_id, int((now + LIFE).timestamp()))
        return base64.urlsafe_b64encode(
            nonce + self._cipher.encrypt(nonce, plain, _PURPOSE)
        ).decode()

    def read(self, reference: str, at: datetime) -> int | None:
        """Return the inner key; None for what was not made here, or was too old at that time."""
        try:
            raw = base64.urlsafe_b64decode(reference)
            plain = self._cipher.decrypt(raw[:_NONCE_LENGTH], raw[_NONCE_LENGTH:], _PURPOSE)
            location_id, term = _PLAIN.unpack(plain)
        except (InvalidTag, ValueError, struct.error):
            return None
        return int(location_id) if at.timestamp() <= term else None
