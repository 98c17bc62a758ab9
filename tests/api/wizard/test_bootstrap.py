"""The bootstrap token: its age, its uses, its end with the set-up, and who can be kept out."""

import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest

from services.wizard.bootstrap import TOKEN_SECONDS, TOKEN_SIGN_INS, Closed, bootstrap_token
from services.wizard.main import make_app
from services.wizard.store import FINISHED_SESSION_SECONDS
from tests.api.wizard.conftest import Wizard, alone

_SIGN_IN = "/api/wizard/sign-in"


@pytest.fixture
def state_dir(tmp_path: Path) -> Path:
    return tmp_path / "wizard"


@pytest.fixture
async def client(state_dir: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = make_app(alone(state_dir))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app, client=("127.0.0.1", 5000)),
            base_url="http://testserver",
            headers={"Origin": "http://testserver"},
        ) as opened,
    ):
        yield opened


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Move the wizard's clock on."""
    true_time = time.time

    def move(seconds: float) -> None:
        monkeypatch.setattr(time, "time", lambda: true_time() + seconds)

    return move


async def _sign_in(client: httpx.AsyncClient, token: str, network: str = "198.51.100.1") -> int:
    answer = await client.post(
        _SIGN_IN, json={"token": token}, headers={"X-Forwarded-For": network}
    )
    return answer.status_code


async def test_a_token_lives_a_day_and_is_then_made_anew(
    client: httpx.AsyncClient, state_dir: Path, later: Callable[[float], None]
) -> None:
    token = bootstrap_token(state_dir)
    later(TOKEN_SECONDS - 60)
    assert bootstrap_token(state_dir) == token
    assert await _sign_in(client, token) == 204
    later(TOKEN_SECONDS + 60)
    assert await _sign_in(client, token) == 401
    fresh = bootstrap_token(state_dir)
    assert fresh != token
    assert await _sign_in(client, fresh) == 204
    assert await _sign_in(client, token) == 401


async def test_a_token_opens_a_few_times_only(client: httpx.AsyncClient, state_dir: Path) -> None:
    token = bootstrap_token(state_dir)
    codes = [await _sign_in(client, token) for _ in range(TOKEN_SIGN_INS + 1)]
    assert codes == [204] * TOKEN_SIGN_INS + [401]
    assert await _sign_in(client, bootstrap_token(state_dir)) == 204


async def test_a_renewed_token_ends_the_former(client: httpx.AsyncClient, state_dir: Path) -> None:
    former = bootstrap_token(state_dir)
    fresh = bootstrap_token(state_dir, renew=True)
    assert await _sign_in(client, former) == 401
    assert await _sign_in(client, fresh) == 204


async def test_a_token_file_of_an_earlier_release_opens_nothing(
    client: httpx.AsyncClient, state_dir: Path
) -> None:
    (state_dir / "bootstrap-token").write_text("of-another-time")
    assert await _sign_in(client, "of-another-time") == 401
    assert bootstrap_token(state_dir) != "of-another-time"


async def test_wrong_tokens_keep_nobody_else_out_and_never_the_right_one(
    client: httpx.AsyncClient, state_dir: Path, later: Callable[[float], None]
) -> None:
    token = bootstrap_token(state_dir)
    codes = [await _sign_in(client, f"guess {n}") for n in range(13)]
    assert codes == [401] * 10 + [429] * 3
    # Of another network, and the whole /64 of IPv6 counts as one.
    assert await _sign_in(client, "guess", "203.0.113.9") == 401
    for number in range(10):
        assert await _sign_in(client, "guess", f"2001:db8::{number:x}") == 401
    assert await _sign_in(client, "guess", "2001:db8::ffff") == 429
    assert await _sign_in(client, token) == 204
    assert await _sign_in(client, "guess") == 429
    later(61)
    assert await _sign_in(client, "guess") == 401


def _cookie(known: dict[str, str]) -> dict[str, str]:
    return {"Cookie": f"wizard_session={known['wizard_session']}"}


async def test_a_closed_wizard_opens_by_no_token(
    wizard: Wizard, tmp_path: Path, later: Callable[[float], None]
) -> None:
    state_dir = tmp_path / "wizard"
    token = bootstrap_token(state_dir)
    other = dict(wizard.client.cookies)
    assert (await wizard.ask("POST", "sign-in", json={"token": token})).status_code == 204
    own = wizard.client.cookies["wizard_session"]
    await wizard.app.state.store.close(own)
    assert (await wizard.ask("POST", "sign-in", json={"token": token})).status_code == 401
    with pytest.raises(Closed):
        bootstrap_token(state_dir)
    assert not (state_dir / "bootstrap-token").exists()
    # The last page can be read, for a while; whoever else came with the token is out.
    assert (await wizard.ask("GET", "state")).status_code == 200
    wizard.client.cookies.clear()
    assert (await wizard.ask("GET", "state", headers=_cookie(other))).status_code == 401
    later(601)
    assert (
        await wizard.ask("GET", "state", headers=_cookie({"wizard_session": own}))
    ).status_code == 401


async def test_who_owns_the_machine_opens_a_closed_wizard_again(
    wizard: Wizard, tmp_path: Path
) -> None:
    await wizard.finish("auth", "cabinet", "notifications", "integration")
    await wizard.settle("mail", "servers", "organisation")
    await wizard.app.state.store.close(wizard.client.cookies["wizard_session"])
    again = bootstrap_token(tmp_path / "wizard", renew=True)
    answer = await wizard.ask("POST", "sign-in", json={"token": again})
    assert answer.status_code == 204
    assert f"Max-Age={FINISHED_SESSION_SECONDS}" in answer.headers["set-cookie"]
    assert (await wizard.ask("GET", "state")).status_code == 200
