"""What is done aside: one thing at a time, in order, and nothing goes on when the act has ended."""

import asyncio

import pytest

from services.kit.aside import Aside


class _Work:
    """Things that are done aside, each until it is let go."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.gate = asyncio.Event()

    async def do(self, name: str, error: Exception | None = None) -> str:
        self.told.append(f"{name} begins")
        try:
            await self.gate.wait()
            if error is not None:
                raise error
        except asyncio.CancelledError:
            self.told.append(f"{name} is called off")
            raise
        self.told.append(f"{name} ends")
        return name


async def test_it_has_begun_when_we_go_on_and_the_next_begins_after_it() -> None:
    work = _Work()
    async with Aside() as aside:
        first = await aside.begin(work.do("one"))
        assert work.told == ["one begins"]
        asyncio.get_running_loop().call_soon(work.gate.set)
        second = await aside.begin(work.do("two"))
        assert work.told[:3] == ["one begins", "one ends", "two begins"]
        assert (await first, await second) == ("one", "two")


async def test_the_last_is_waited_for() -> None:
    work = _Work()
    async with Aside() as aside:
        await aside.begin(work.do("one"))
        asyncio.get_running_loop().call_soon(work.gate.set)
    assert work.told == ["one begins", "one ends"]


@pytest.mark.filterwarnings("error")
async def test_what_fails_aside_fails_the_act_and_the_next_never_begins() -> None:
    work = _Work()
    work.gate.set()
    with pytest.raises(ValueError, match="aside"):
        async with Aside() as aside:
            await aside.begin(work.do("one", ValueError("aside")))
            await aside.begin(work.do("two"))
    assert work.told == ["one begins"]
    with pytest.raises(ValueError, match="last"):
        async with Aside() as aside:
            await aside.begin(work.do("one", ValueError("last")))


async def test_of_an_act_that_fails_nothing_goes_on() -> None:
    work = _Work()
    with pytest.raises(KeyError):
        async with Aside() as aside:
            await aside.begin(work.do("one"))
            raise KeyError
    assert work.told == ["one begins", "one is called off"]
