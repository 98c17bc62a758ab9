"""The demo acquisition server: speaks our HTTP protocol, plays generated or real series.

`python -m deploy.demo.head_end --port 4568 --key-file FILE [--series FOLDER] [--seed N]
[--households N]`; `--list-people` prints the people whose readings it has, and ends.
"""

import argparse
import hmac
import json
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import orjson
import uvicorn
from fastapi import Depends, FastAPI, Header, Query, Response

from deploy.demo.head_end_feed import KINDS, Feed, ForeignCursor
from deploy.demo.head_end_registry import Registry
from deploy.demo.head_end_shapes import FeedOut, KindsOut
from deploy.demo.head_end_story import FileTeller, GeneratedTeller, Teller, meter_id, now_slot
from deploy.demo.people import Point, Subscriber, Subscribers
from deploy.demo.series_files import list_files, read_folder
from services.kit.logs import configure_logs
from services.kit.problems import NotFound, Problem, Unauthenticated, install_problem_handlers

# Who of the generated people can sign in: two accounts, a solar roof, half-hourly values.
_DEMO_PEOPLE = (1, 2, 7)
_MOST_PEOPLE = 60
_DESCRIPTION = """\
A metering system's acquisition server, as the suite expects it. Each kind is a feed in the order
of publication: keep the cursor of the last page and ask again with it. A cursor stays valid over
restarts; a feed repeats nothing and takes nothing back: a day that was corrected is published
again as a whole. Times are local with their UTC offset, energy is text in kWh or kvarh. Of a
day's readings the item says which end of its interval each stamp names.
"""


class CursorUnknown(Problem):
    """A cursor that belongs to other data."""

    name, title, status = "cursor-unknown", "This cursor is not ours; begin without one.", 410


def create_head_end(feed: Feed, key: str) -> FastAPI:
    """Create the server's application; `key` is what readers must show."""
    app = FastAPI(
        title="Acquisition server",
        version="1",
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
    )
    install_problem_handlers(app)

    async def with_key(authorization: Annotated[str | None, Header()] = None) -> None:
        given = (authorization or "").removeprefix("Bearer ").encode()
        if not hmac.compare_digest(given, key.encode()):
            raise Unauthenticated("Send the key as `Authorization: Bearer …`.")

    @app.get("/health")
    async def health() -> dict[str, str]:
        """Say that the server is alive."""
        return {"status": "alive", "service": "head-end"}

    @app.get("/v1/kinds", response_model=KindsOut, dependencies=[Depends(with_key)])
    async def list_kinds() -> dict[str, Any]:
        """List the kinds, each after those that it refers to."""
        return {"kinds": KINDS}

    # A plain function: pages are made in a thread, so that health goes on answering.
    @app.get("/v1/feed/{kind}", response_model=FeedOut, dependencies=[Depends(with_key)])
    def read_feed(
        kind: str,
        after: Annotated[str | None, Query(max_length=100, description="Last cursor.")] = None,
        limit: Annotated[int, Query(ge=1, le=5000, description="Items at most.")] = 1000,
    ) -> Response:
        """Return what was published after the cursor; from the beginning without one.

        Problems: 401 without the key, 404 for an unknown kind, 410 `cursor-unknown` for a
        cursor of other data.
        """
        if kind not in KINDS:
            raise NotFound(f"Kinds are: {', '.join(KINDS)}.")
        try:
            items, cursor, more = feed.page(kind, after, limit)
        except ForeignCursor as error:
            raise CursorUnknown from error
        body = orjson.dumps({"items": items, "cursor": cursor, "more": more})
        return Response(body, media_type="application/json")

    return app


def make_subscribers(seed: int, households: int, series: Path | None) -> Subscribers:
    """Invent the people: for each series file one, or so many households."""
    files = tuple(path.stem for path in list_files(series)) if series else ()
    if series and not files:
        raise SystemExit(f"There are no series files (*.csv) in {series}.")
    return Subscribers(seed, households, files)


def make_feed(
    subscribers: Subscribers, series: Path | None, clock: Callable[[], int] = now_slot
) -> Feed:
    """Make the feed of generated energy, or of the files in the folder."""
    teller: Teller
    identity = f"{subscribers.mark}/{subscribers.seed}/{len(subscribers.all)}"
    if series:
        teller = FileTeller(subscribers, read_folder(series))
        identity += "".join(f"/{p.stem}:{p.stat().st_size}" for p in list_files(series))
    else:
        teller = GeneratedTeller(subscribers)
    return Feed(Registry(subscribers), teller, identity, clock)


def _person(subscriber: Subscriber, today: int) -> dict[str, Any]:
    account = subscriber.accounts[0]
    point: Point = account.points[0]
    listed: dict[str, Any] = {
        "name": subscriber.name,
        "email": subscriber.email,
        "phone": subscriber.phone,
        "account_number": account.number,
        "account_numbers": [one.number for one in subscriber.accounts],
        "meter": meter_id(point, today),
    }
    if point.file:
        listed["file"] = point.file
    return listed


def list_people(subscribers: Subscribers, today: int) -> list[dict[str, Any]]:
    """List those for whom the demo makes sign-ins."""
    everybody = subscribers.all
    if everybody[0].accounts[0].points[0].file:
        chosen = everybody[:_MOST_PEOPLE]
    else:
        chosen = tuple(everybody[k] for k in _DEMO_PEOPLE if k < len(everybody))
    return [_person(subscriber, today) for subscriber in chosen]


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m deploy.demo.head_end")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=4568)
    parser.add_argument("--key-file", type=Path, help="file with the key that readers must show")
    parser.add_argument("--series", type=Path, help="folder of real half-hourly files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--households", type=int, default=200)
    parser.add_argument("--now", type=datetime.fromisoformat, help="hold the clock at this moment")
    parser.add_argument("--list-people", action="store_true", help="print the people and end")
    given = parser.parse_args()
    clock = partial(now_slot, given.now)
    subscribers = make_subscribers(given.seed, given.households, given.series)
    if given.list_people:
        print(json.dumps(list_people(subscribers, clock() // 24), ensure_ascii=False, indent=1))
        return
    if given.key_file is None:
        parser.error("--key-file is needed")
    key = given.key_file.read_text(encoding="utf-8").strip()
    if not key:
        parser.error("the key file is empty")
    configure_logs("json")
    app = create_head_end(make_feed(subscribers, given.series, clock), key)
    uvicorn.run(app, host=given.host, port=given.port, log_config=None, access_log=False)


if __name__ == "__main__":
    _main()
