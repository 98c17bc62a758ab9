"""Keys of outside systems lie sealed in the database; they are opened to ask the source only."""

from cryptography.fernet import Fernet, InvalidToken

from services.integration.errors import KeyUnreadable


def new_sealing_key() -> str:
    """Make a sealing key."""
    return Fernet.generate_key().decode()


def seal(sealing_key: str, secret: str) -> bytes:
    """Encrypt a source's key."""
    return Fernet(sealing_key).encrypt(secret.encode())


def unseal(sealing_key: str, sealed: bytes) -> str:
    """Decrypt a source's key. Raises KeyUnreadable when the sealing key is missing or another."""
    try:
        return Fernet(sealing_key).decrypt(sealed).decode()
    except (InvalidToken, ValueError) as error:
        raise KeyUnreadable("Add the source again with its key.") from error
