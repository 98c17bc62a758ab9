"""Secrets on their way to one service: sealed with its public key, opened by it alone.

A secret that travels in a letter lies in two queues. It is sealed where it is made, so that
neither queue, nor a backup of one, tells it. X25519 with a fresh key for each secret, HKDF-SHA256,
ChaCha20-Poly1305; the `context` (whom the secret is for) is authenticated with it.
"""

import base64
import json
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from services.kit.keys import sealing_path

_VERSION = b"\x01"
_KID_LENGTH = 8
_PUBLIC_LENGTH = 32
# Each derived key encrypts one secret only, so the nonce may be fixed.
_NONCE = bytes(12)


class Unopenable(Exception):
    """Sealed for another, with a key that is gone, or changed on its way."""


def seal(keys_dir: Path, recipient: str, secret: str, *, context: str) -> str:
    """Return a secret that only the service `recipient` can open, as URL-safe text.

    Raises LookupError when the recipient has no sealing key.
    """
    key = _read(keys_dir, "public", recipient)[0]
    public = X25519PublicKey.from_public_bytes(bytes.fromhex(key["x"]))
    ephemeral = X25519PrivateKey.generate()
    own = ephemeral.public_key().public_bytes_raw()
    cipher = _cipher(ephemeral.exchange(public), own + public.public_bytes_raw())
    kid = bytes.fromhex(key["kid"])
    sealed = cipher.encrypt(_NONCE, secret.encode(), context.encode())
    return base64.urlsafe_b64encode(_VERSION + kid + own + sealed).decode()


def unseal(keys_dir: Path, recipient: str, sealed: str, *, context: str) -> str:
    """Open what was sealed for this service in the same context; raises Unopenable."""
    try:
        raw = base64.urlsafe_b64decode(sealed)
        version, kid = raw[:1], raw[1 : 1 + _KID_LENGTH]
        own = raw[1 + _KID_LENGTH : 1 + _KID_LENGTH + _PUBLIC_LENGTH]
        body = raw[1 + _KID_LENGTH + _PUBLIC_LENGTH :]
        keys = {key["kid"]: key["d"] for key in _read(keys_dir, "private", recipient)}
        if version != _VERSION or kid.hex() not in keys:
            raise Unopenable("unknown key")
        private = X25519PrivateKey.from_private_bytes(bytes.fromhex(keys[kid.hex()]))
        shared = private.exchange(X25519PublicKey.from_public_bytes(own))
        cipher = _cipher(shared, own + private.public_key().public_bytes_raw())
        return cipher.decrypt(_NONCE, body, context.encode()).decode()
    except (InvalidTag, LookupError, ValueError) as error:
        raise Unopenable(type(error).__name__) from error


def derived_key(keys_dir: Path, service: str, purpose: str) -> str:
    """Return a secret of the service's own for one purpose, the same in all its processes."""
    private = bytes.fromhex(_read(keys_dir, "private", service)[0]["d"])
    return HKDF(SHA256(), 32, None, f"personal-cabinet {purpose}".encode()).derive(private).hex()


def _cipher(shared: bytes, salt: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(HKDF(SHA256(), 32, salt, b"personal-cabinet sealing").derive(shared))


def _read(keys_dir: Path, kind: str, service: str) -> list[dict[str, str]]:
    path = sealing_path(keys_dir, kind, service)
    if not path.exists():
        raise LookupError(f"{service} has no {kind} sealing key: run services.kit.keys create")
    return list(json.loads(path.read_text())["keys"])
