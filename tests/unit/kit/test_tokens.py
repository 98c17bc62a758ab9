"""The verifier takes good tokens and nothing else."""

from pathlib import Path

import pytest

from services.kit.keys import KeyRing, create, rotate
from services.kit.problems import Unauthenticated
from services.kit.tokens import SERVICE_TOKEN, USER_TOKEN, TokenVerifier, issue
from tests.support.forgeries import forgeries, honest
from tests.support.tokens import key_ring, service_token, user_token

_USER = (USER_TOKEN, "staff", "auth")
_SERVICE = (SERVICE_TOKEN, "notifications", "auth")


def test_good_tokens_are_taken() -> None:
    verifier = TokenVerifier(key_ring())
    token = user_token("staff", "somebody", role="viewer")
    for _ in range(2):
        claims = verifier.verify(
            token, typ=USER_TOKEN, audience="staff", issuers=frozenset({"auth"})
        )
        assert claims["sub"] == "somebody"
    service = service_token("auth", "notifications")
    verifier.verify(
        service, typ=SERVICE_TOKEN, audience="notifications", issuers=frozenset({"auth"})
    )


@pytest.mark.parametrize("kind", sorted(forgeries(*_USER)))
def test_forged_user_tokens(kind: str) -> None:
    verifier = TokenVerifier(key_ring())
    # Made now: one that was made when the tests were collected would be refused for its age.
    forged = forgeries(*_USER)[kind]
    with pytest.raises(Unauthenticated):
        verifier.verify(forged, typ=USER_TOKEN, audience="staff", issuers=frozenset({"auth"}))


@pytest.mark.parametrize("kind", sorted(forgeries(*_SERVICE)))
def test_forged_service_tokens(kind: str) -> None:
    verifier = TokenVerifier(key_ring())
    forged = forgeries(*_SERVICE)[kind]
    with pytest.raises(Unauthenticated):
        verifier.verify(
            forged,
            typ=SERVICE_TOKEN,
            audience="notifications",
            issuers=frozenset({"auth"}),
        )


@pytest.mark.parametrize("door", [_USER, _SERVICE], ids=["user", "service"])
def test_what_is_forged_was_good_before(door: tuple[str, str, str]) -> None:
    typ, audience, issuer = door
    claims = TokenVerifier(key_ring()).verify(
        honest(*door), typ=typ, audience=audience, issuers=frozenset({issuer})
    )
    assert claims["aud"] == audience


def test_good_for_one_demand_is_not_good_for_another() -> None:
    verifier = TokenVerifier(key_ring())
    token = user_token("consumer", "somebody")
    verifier.verify(token, typ=USER_TOKEN, audience="consumer", issuers=frozenset({"auth"}))
    for typ, audience in ((USER_TOKEN, "staff"), (SERVICE_TOKEN, "consumer")):
        with pytest.raises(Unauthenticated):
            verifier.verify(token, typ=typ, audience=audience, issuers=frozenset({"auth"}))


def test_remembered_token_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    verifier = TokenVerifier(key_ring())
    token = user_token("staff", "somebody", lifetime=60)
    demands = {"typ": USER_TOKEN, "audience": "staff", "issuers": frozenset({"auth"})}
    claims = verifier.verify(token, **demands)  # type: ignore[arg-type]
    monkeypatch.setattr("services.kit.tokens.time.time", lambda: claims["exp"] + 1)
    with pytest.raises(Unauthenticated):
        verifier.verify(token, **demands)  # type: ignore[arg-type]


def test_rotation_signs_nobody_out(tmp_path: Path) -> None:
    create(tmp_path, "auth")
    ring = KeyRing(tmp_path)
    verifier = TokenVerifier(ring)
    demands = {"typ": USER_TOKEN, "audience": "staff", "issuers": frozenset({"auth"})}
    values = {"typ": USER_TOKEN, "issuer": "auth", "lifetime": 60, "aud": "staff", "sub": "x"}
    former = issue(ring, **values)  # type: ignore[arg-type]
    rotate(tmp_path, "auth")
    following = issue(ring, **values)  # type: ignore[arg-type]
    for token in (former, following):
        assert verifier.verify(token, **demands)["sub"] == "x"  # type: ignore[arg-type]
    assert former.split(".")[0] != following.split(".")[0]
