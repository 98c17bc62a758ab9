"""Proofs that a visitor is a person."""

import asyncio
import base64
import json
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from altcha.v1 import ChallengeOptions, create_challenge, solve_challenge
from PIL import Image

from services.auth.errors import WrongCode
from services.auth.guard.rules import counter_key
from services.auth.human.actions import prove_human
from services.auth.human.schemas import PictureAnswer, WorkAnswer
from services.kit.clock import utc_now
from services.kit.sealing import derived_key
from tests.api.auth.conftest import Auth
from tests.support.tokens import keys_dir


def _key() -> str:
    return derived_key(keys_dir(), "auth", "proofs of work")


def solve(challenge: dict[str, Any]) -> str:
    """Do what the browser's widget does."""
    found = solve_challenge(
        challenge["challenge"], challenge["salt"], "SHA-256", challenge["maxnumber"]
    )
    assert found is not None
    payload = {name: challenge[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps(payload | {"number": found.number}).encode()).decode()


async def picture(auth: Auth, code: str = "123456") -> PictureAnswer:
    """Show a picture whose digits are known."""
    answer = await auth.browser.post("/api/auth/captcha")
    assert answer.status_code == 201, answer.text
    made = answer.json()
    await auth.run(
        "UPDATE picture_codes SET code_hash = $2 WHERE id = $1",
        made["captcha_id"],
        counter_key(made["captcha_id"], code),
    )
    return PictureAnswer(captcha_id=made["captcha_id"], code=code)


async def test_picture_is_a_picture(auth: Auth) -> None:
    answer = await auth.browser.post("/api/auth/captcha")
    image = answer.json()["image"]
    assert image.startswith("data:image/png;base64,")
    with Image.open(BytesIO(base64.b64decode(image.split(",")[1]))) as drawn:
        assert drawn.size == (220, 80)
    assert answer.headers["cache-control"] == "no-store"


async def test_picture_takes_one_answer(auth: Auth) -> None:
    shown = await picture(auth)
    await prove_human(auth.database, shown, _key())
    with pytest.raises(WrongCode):
        await prove_human(auth.database, shown, _key())


async def test_wrong_digits_use_the_picture_up(auth: Auth) -> None:
    shown = await picture(auth)
    with pytest.raises(WrongCode):
        await prove_human(auth.database, shown.model_copy(update={"code": "000000"}), _key())
    with pytest.raises(WrongCode):
        await prove_human(auth.database, shown, _key())


async def test_picture_lives_ten_minutes(auth: Auth) -> None:
    shown = await picture(auth)
    await auth.run("UPDATE picture_codes SET expires_at = now() - interval '1 second'")
    with pytest.raises(WrongCode):
        await prove_human(auth.database, shown, _key())
    with pytest.raises(WrongCode):
        await prove_human(auth.database, PictureAnswer(captcha_id=uuid4(), code="1"), _key())


async def test_work_is_taken_once(auth: Auth) -> None:
    answer = await auth.browser.get("/api/auth/altcha")
    assert answer.status_code == 200
    payload = WorkAnswer(altcha=solve(answer.json()))
    await prove_human(auth.database, payload, _key())
    rewrapped = json.loads(base64.b64decode(payload.altcha)) | {"took": 5}
    again = base64.b64encode(json.dumps(rewrapped).encode()).decode()
    for text in (payload.altcha, again):
        with pytest.raises(WrongCode):
            await prove_human(auth.database, WorkAnswer(altcha=text), _key())


@pytest.mark.parametrize("minutes", [-1, 5])
async def test_late_or_foreign_work(auth: Auth, minutes: int) -> None:
    options = ChallengeOptions(
        algorithm="SHA-256",
        max_number=1000,
        # Work given out with another key is not ours.
        hmac_key=_key() if minutes < 0 else "another",
        expires=utc_now() + timedelta(minutes=minutes),
    )
    made = create_challenge(options)
    payload = solve(made.to_dict() | {"maxnumber": 1000})
    with pytest.raises(WrongCode):
        await prove_human(auth.database, WorkAnswer(altcha=payload), _key())


@pytest.mark.parametrize(
    "text",
    ["x", "e30=", "W10=", "bnVsbA==", base64.b64encode(b'{"number": "1"}').decode(), "\x00", "é"],
)
async def test_nonsense_is_wrong_and_nothing_worse(auth: Auth, text: str) -> None:
    with pytest.raises(WrongCode):
        await prove_human(auth.database, WorkAnswer(altcha=text), _key())


async def test_fifty_uses_at_once_are_one(live_auth: Auth) -> None:
    shown = await picture(live_auth)
    answer = await live_auth.browser.get("/api/auth/altcha")
    work = WorkAnswer(altcha=solve(answer.json()))
    for proof in (shown, work):
        results = await asyncio.gather(
            *(prove_human(live_auth.database, proof, _key()) for _ in range(50)),
            return_exceptions=True,
        )
        assert sum(result is None for result in results) == 1
        assert all(result is None or isinstance(result, WrongCode) for result in results)


async def test_picture_is_not_made_for_another_origin(auth: Auth) -> None:
    answer = await auth.browser.post("/api/auth/captcha", headers={"Origin": "http://evil.test"})
    assert answer.status_code == 403
