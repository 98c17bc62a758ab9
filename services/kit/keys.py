"""ES256 keys in files: each issuer's private ones for itself, everybody's public ones to read.

`python -m services.kit.keys create <dir> <issuer>…` makes missing keys;
`python -m services.kit.keys rotate <dir> <issuer>` puts a new signing key first and keeps the
former public ones, so that nobody is signed out.

Beside them lies a pair for sealing (X25519, see `kit/sealing.py`); `rotate-sealing` renews it.
`create-vapid` makes the pair by which push services know a service (RFC 8292) when it is missing;
it is never renewed, for every browser's subscription is bound to it.
`create-documents` and `rotate-documents` are of the pair that signs what people keep (receipts):
all its former public keys stay, for a document is checked years later.
"""

import base64
import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from jose import jwk
from jose.backends.base import Key

_KEPT_PUBLIC_KEYS = 3


def _b64(number: int) -> str:
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()


def new_key() -> dict[str, str]:
    """Make a P-256 key pair as a JWK with a random `kid`."""
    private = ec.generate_private_key(ec.SECP256R1()).private_numbers()
    public = private.public_numbers
    return {
        "kty": "EC",
        "crv": "P-256",
        "alg": "ES256",
        "use": "sig",
        "kid": secrets.token_hex(8),
        "x": _b64(public.x),
        "y": _b64(public.y),
        "d": _b64(private.private_value),
    }


def _read(path: Path) -> list[dict[str, str]]:
    return list(json.loads(path.read_text())["keys"]) if path.exists() else []


def _write(path: Path, keys: list[dict[str, str]], mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:
        json.dump({"keys": keys}, file, indent=1)
    temporary.replace(path)


def rotate(directory: Path, issuer: str) -> None:
    """Give the issuer a new signing key; the former public keys stay accepted."""
    private_path = directory / "private" / f"{issuer}.json"
    public_path = directory / "public" / f"{issuer}.json"
    key = new_key()
    public = {name: value for name, value in key.items() if name != "d"}
    # The public half first: a token must never be newer than what its readers know.
    _write(public_path, [public, *_read(public_path)][:_KEPT_PUBLIC_KEYS], 0o644)
    _write(private_path, [key], 0o600)


def create(directory: Path, issuer: str) -> None:
    """Make the issuer's first keys, to sign and to seal; leave existing ones alone."""
    if not (directory / "private" / f"{issuer}.json").exists():
        rotate(directory, issuer)
    if not sealing_path(directory, "private", issuer).exists():
        rotate_sealing(directory, issuer)


def sealing_path(directory: Path, kind: str, issuer: str) -> Path:
    """Return where a service's sealing keys lie; `kind` is private or public."""
    return directory / kind / f"{issuer}.sealing.json"


def vapid_path(directory: Path, kind: str, issuer: str) -> Path:
    """Return where a service's Web Push keys lie; `kind` is private or public."""
    return directory / kind / f"{issuer}.vapid.json"


def create_vapid(directory: Path, issuer: str) -> None:
    """Make the pair by which push services know the service; leave an existing one alone."""
    private_path = vapid_path(directory, "private", issuer)
    if private_path.exists():
        return
    key = new_key()
    public = {name: value for name, value in key.items() if name != "d"}
    # The private half last: it says that the pair is whole.
    _write(vapid_path(directory, "public", issuer), [public], 0o644)
    _write(private_path, [key], 0o600)


def documents_path(directory: Path, kind: str, issuer: str) -> Path:
    """Return where a service's keys for documents lie; `kind` is private or public."""
    return directory / kind / f"{documents(issuer)}.json"


def documents(issuer: str) -> str:
    """Return under which name a key ring has a service's keys for documents."""
    return f"{issuer}.documents"


def create_documents(directory: Path, issuer: str) -> None:
    """Make the pair with which the service signs documents; leave an existing one alone."""
    if not documents_path(directory, "private", issuer).exists():
        rotate_documents(directory, issuer)


def rotate_documents(directory: Path, issuer: str) -> None:
    """Sign documents with a new key; every former public one stays, for what it has signed."""
    public_path = documents_path(directory, "public", issuer)
    key = new_key()
    public = {name: value for name, value in key.items() if name != "d"}
    _write(public_path, [public, *_read(public_path)], 0o644)
    _write(documents_path(directory, "private", issuer), [key], 0o600)


def public_documents(directory: Path, issuer: str) -> list[dict[str, str]]:
    """Return the public keys of a service's documents as JWKs, the present one first."""
    return _read(documents_path(directory, "public", issuer))


def rotate_sealing(directory: Path, issuer: str) -> None:
    """Give the service a new pair for sealing; it can still open what the former ones sealed."""
    private_path = sealing_path(directory, "private", issuer)
    key = X25519PrivateKey.generate()
    public = {
        "kid": secrets.token_hex(8),
        "x": key.public_key().public_bytes_raw().hex(),
    }
    private = public | {"d": key.private_bytes_raw().hex()}
    # The private half first: nobody may seal what cannot be opened.
    _write(private_path, [private, *_read(private_path)][:_KEPT_PUBLIC_KEYS], 0o600)
    _write(sealing_path(directory, "public", issuer), [public], 0o644)


class KeyFile:
    """A JWKS file that is read again when it changes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int, int] | None = None
        self._keys: dict[str, Key] = {}

    def keys(self) -> dict[str, Key]:
        """Return the keys by `kid`, in the file's order; empty when there is no file."""
        try:
            status = self._path.stat()
        except OSError:
            return {}
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        if stamp != self._stamp:
            loaded: dict[str, Any] = json.loads(self._path.read_text())
            self._keys = {item["kid"]: jwk.construct(item, "ES256") for item in loaded["keys"]}
            self._stamp = stamp
        return self._keys


class KeyRing:
    """All keys that one process signs and checks with."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._files: dict[str, KeyFile] = {}

    def _file(self, kind: str, issuer: str) -> KeyFile:
        name = f"{kind}/{issuer}"
        if name not in self._files:
            self._files[name] = KeyFile(self._directory / kind / f"{issuer}.json")
        return self._files[name]

    def signing_key(self, issuer: str) -> tuple[str, Key]:
        """Return `kid` and key that the issuer signs with; LookupError when it has none."""
        keys = self._file("private", issuer).keys()
        if not keys:
            raise LookupError(f"{issuer} has no private key in {self._directory}")
        return next(iter(keys.items()))

    def public_key(self, issuer: str, kid: str) -> Key | None:
        """Return the issuer's public key of that `kid`, or None."""
        return self._file("public", issuer).keys().get(kid)


def _main(arguments: list[str]) -> None:
    match arguments:
        case ["create", directory, *issuers] if issuers:
            for issuer in issuers:
                create(Path(directory), issuer)
        case ["create-vapid", directory, issuer]:
            create_vapid(Path(directory), issuer)
        case ["create-documents", directory, issuer]:
            create_documents(Path(directory), issuer)
        case ["rotate-documents", directory, issuer]:
            rotate_documents(Path(directory), issuer)
        case ["rotate", directory, issuer]:
            rotate(Path(directory), issuer)
        case ["rotate-sealing", directory, issuer]:
            rotate_sealing(Path(directory), issuer)
        case _:
            raise SystemExit(
                "usage: python -m services.kit.keys"
                " create|create-vapid|create-documents|rotate|rotate-sealing|rotate-documents"
                " DIR ISSUER…"
            )


if __name__ == "__main__":
    _main(sys.argv[1:])
