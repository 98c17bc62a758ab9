"""Keys of all issuers in a temporary folder, and good tokens signed with them."""

import atexit
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

from services.contracts.rights import BUILT_IN
from services.kit.keys import KeyRing, create, create_documents, create_vapid
from services.kit.tokens import SERVICE_TOKEN, USER_TOKEN, issue

# Less than a whole run may take: a token is made where it is used, and none at import.
_SECONDS = 3000
ISSUERS = ("auth", "cabinet", "notifications", "admin_panel", "integration", "wizard")


@lru_cache
def keys_dir() -> Path:
    """Make the keys of all issuers once; the folder is removed at the end of the run."""
    folder = Path(tempfile.mkdtemp(prefix="pc-test-keys-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for issuer in ISSUERS:
        create(folder, issuer)
    create_vapid(folder, "notifications")
    create_documents(folder, "cabinet")
    return folder


@lru_cache
def files_dir() -> Path:
    """Make a folder for files of services; it is removed at the end of the run."""
    folder = Path(tempfile.mkdtemp(prefix="pc-test-files-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@lru_cache
def key_ring() -> KeyRing:
    """Return the key ring of that folder."""
    return KeyRing(keys_dir())


def user_token(
    audience: str,
    sub: str,
    *,
    role: str = "",
    name: str = "Test",
    scope: str = "",
    lifetime: int = _SECONDS,
    **claims: object,
) -> str:
    """Sign an access token as auth does; `audience` is consumer, staff or systems.

    Of staff it carries the rights of a built-in role, or those that are given as `rights`.
    """
    texts = {"role": role, "name": name, "scope": scope, "sid": str(uuid4())}
    given = {key: value for key, value in texts.items() if value}
    if audience == "staff":
        given["rights"] = " ".join(BUILT_IN.get(role, ()))
    return issue(
        key_ring(),
        typ=USER_TOKEN,
        issuer="auth",
        lifetime=lifetime,
        aud=audience,
        sub=sub,
        **(given | claims),
    )


def former_token(sub: str, role: str) -> str:
    """Sign a token of staff as a release did whose tokens had a role and no rights."""
    return issue(
        key_ring(),
        typ=USER_TOKEN,
        issuer="auth",
        lifetime=_SECONDS,
        aud="staff",
        sub=sub,
        role=role,
        sid=str(uuid4()),
        name="Test",
    )


def service_token(issuer: str, target: str) -> str:
    """Sign a service's token for another service."""
    return issue(
        key_ring(),
        typ=SERVICE_TOKEN,
        issuer=issuer,
        # Longer than a service's own: some are made when tests are collected, and used much later.
        lifetime=_SECONDS,
        aud=target,
        sub=issuer,
    )


def bearer(token: str) -> dict[str, str]:
    """Return the header that carries a token."""
    return {"Authorization": f"Bearer {token}"}
