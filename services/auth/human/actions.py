"""Showing a picture or a challenge, and judging the answer."""

import asyncio
import base64
import secrets
from datetime import timedelta
from functools import lru_cache
from uuid import UUID, uuid4

from altcha.v1 import ChallengeOptions, create_challenge, verify_solution
from altcha.v1 import Payload as WorkPayload
from captcha.image import ImageCaptcha

from services.auth.errors import WrongCode
from services.auth.guard.rules import counter_key
from services.auth.human import queries
from services.auth.human.schemas import ChallengeOut, HumanIn, PictureAnswer, PictureOut
from services.kit.clock import utc_now
from services.kit.database import Database

LIFE = timedelta(minutes=10)
_DIGITS = 6
# A second or two of a phone's time, for nothing to a person and dear by the thousand.
_MOST_WORK = 150_000


async def show_picture(database: Database) -> PictureOut:
    """Make a picture with six digits and remember them for ten minutes."""
    code = "".join(secrets.choice("0123456789") for _ in range(_DIGITS))
    picture_id = uuid4()
    image = await asyncio.to_thread(_draw, code)
    async with database.connection() as connection:
        await queries.add_picture(connection, picture_id, _hash(picture_id, code), utc_now() + LIFE)
    return PictureOut(captcha_id=picture_id, image=f"data:image/png;base64,{image}")


def make_challenge(key: str) -> ChallengeOut:
    """Make a challenge for the browser; nothing is remembered of it until it comes back."""
    made = create_challenge(
        ChallengeOptions(
            algorithm="SHA-256", max_number=_MOST_WORK, hmac_key=key, expires=utc_now() + LIFE
        )
    )
    return ChallengeOut(
        algorithm=made.algorithm,
        challenge=made.challenge,
        maxnumber=made.max_number,
        salt=made.salt,
        signature=made.signature,
    )


async def prove_human(database: Database, answer: HumanIn, key: str) -> None:
    """Take a proof, which is then used up, right or wrong. Raises WrongCode."""
    if isinstance(answer, PictureAnswer):
        async with database.connection() as connection:
            held = await queries.take_picture(connection, answer.captcha_id, utc_now())
        given = _hash(answer.captcha_id, answer.code.strip())
        if held is None or not secrets.compare_digest(held, given):
            raise WrongCode
        return
    challenge = _solved(answer.altcha, key)
    async with database.connection() as connection:
        if not await queries.use_proof(connection, counter_key(challenge), utc_now() + 2 * LIFE):
            raise WrongCode


def _solved(payload: str, key: str) -> str:
    """Return the challenge that was solved; what is no solution, or a late one, is WrongCode."""
    try:
        good, _ = verify_solution(payload, key, True)
        if not good:
            raise WrongCode
        # The very text that was hashed: the same work in another wrapping is the same proof.
        return str(WorkPayload.from_base64(payload).challenge).lower()
    except (ValueError, TypeError, KeyError, AttributeError, LookupError, OverflowError) as error:
        raise WrongCode from error


def _hash(picture_id: UUID, code: str) -> bytes:
    return counter_key(str(picture_id), code)


@lru_cache(maxsize=1)
def _painter() -> ImageCaptcha:
    return ImageCaptcha(width=220, height=80)


def _draw(code: str) -> str:
    return base64.b64encode(_painter().generate(code).getvalue()).decode()
