"""Secrets at rest: texts that only the service itself can read again.

The key is a file of its own beside the service's private keys (`kit/keys.py` makes it), so that
a dump of the database alone gives nothing away, and a rotation of signing keys changes nothing.
"""

from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken


class Vault:
    """Encrypts and decrypts with the service's key (AES-128-CBC with HMAC-SHA-256)."""

    def __init__(self, keys_dir: Path, service: str) -> None:
        self._path = keys_dir / "private" / f"{service}.secret"
        self._fernet: Fernet | None = None

    def _key(self) -> Fernet:
        if self._fernet is None:
            if not self._path.exists():
                raise LookupError(f"{self._path.name} is missing: run services.kit.keys create")
            self._fernet = Fernet(self._path.read_bytes().strip())
        return self._fernet

    def lock(self, text: str) -> str:
        """Return the text encrypted; LookupError without a key."""
        return self._key().encrypt(text.encode()).decode()

    def unlock(self, locked: str) -> str:
        """Return what `lock` was given; LookupError when this key did not lock it."""
        try:
            return self._key().decrypt(locked.encode()).decode()
        except InvalidToken as error:
            raise LookupError("locked with another key") from error
