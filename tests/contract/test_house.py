"""Rules of the house's style that no tool knows."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.support.sources import ROOT, modules, texts

_LONGEST = 400
_ROUTES = ("routes.py", "staff_routes.py", "internal_routes.py", "setup.py")

_SQL_ROOMS = ("queries.py", "models.py", "partitions.py")
_SQL = re.compile(
    r"\b(SELECT|INSERT INTO|UPDATE \w+( \w+)? SET|DELETE FROM|SET LOCAL|TRUNCATE"
    r"|(CREATE|ALTER|DROP) (TEMPORARY )?(TABLE|INDEX|VIEW|FUNCTION))\b"
)
# Where else statements may stand, and why.
_SQL_ELSEWHERE: Mapping[str, str] = {
    "cabinet/access/visibility.py": "who sees what: parts of others' statements",
    "cabinet/metering/consumption/hours.py": "the one reader of interval values, flat",
    "cabinet/metering/consumption/subjects.py": "whose days: the part that charts have in common",
    "cabinet/metering/consumption/writes.py": "how profiles are stored, beside what charts read",
    "cabinet/submissions/entry/writes.py": "how readings are handed in, beside what forms read",
    "kit/alike.py": "mechanism: one statement for many questions",
    "kit/bell.py": "mechanism: the word that wakes who waits",
    "kit/database.py": "mechanism: limits and the driver's transaction",
    "kit/events.py": "mechanism: outbox and inbox",
    "kit/export_jobs.py": "mechanism: the queue of files, with its table",
    "kit/migrations.py": "mechanism: what Alembic must not compare",
    "kit/outbox.py": "mechanism: what staff see of an outbox",
    "kit/pagination.py": "mechanism: a page of any statement",
    "kit/queue.py": "mechanism: texts that queues have in common",
    "kit/server_check.py": "looks at a server that is not yet the service's",
    "kit/server_make.py": "makes there what is missing",
    "kit/together.py": "mechanism: what several subjects write as one statement",
    "wizard/bootstrap.py": "the wizard's own file (SQLite), without a server",
    "wizard/store.py": "the wizard's own file (SQLite), without a server",
}


@pytest.mark.parametrize("place", ["services", "deploy", "tests"])
def test_no_file_is_too_long(place: str) -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in (ROOT / place).rglob("*.py")
    }
    too_long = {path: lines for path, lines in lengths.items() if lines > _LONGEST}
    assert not too_long, "split it by subject, never by layer"


def test_statements_stand_in_queries_models_and_partitions() -> None:
    found = {
        place
        for place, tree in modules()
        if Path(place).name not in _SQL_ROOMS
        if any(_SQL.search(text) for _, text in texts(tree))
    }
    assert found <= _SQL_ELSEWHERE.keys(), "move the statements to the subject's queries.py"
    assert found >= _SQL_ELSEWHERE.keys(), "an exception that is none any more"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 1",
        "\nWITH a AS (SELECT 1) SELECT",
        "INSERT INTO a (b)",
        "UPDATE a SET b = 1",
        "UPDATE pushes p SET x",
        "DELETE FROM a",
        "DROP TABLE a; RESET b",
        "CREATE TEMPORARY TABLE a",
    ],
)
def test_statements_are_known_by_their_words(text: str) -> None:
    assert _SQL.search(text)


def test_sentences_are_no_statements() -> None:
    for text in ("Select a file.", "not from here", "update the letters", "Delete it from there."):
        assert not _SQL.search(text)


_MANY = ("list[", "Sequence[")


def _misnamed() -> Iterator[str]:
    for place, tree in modules("queries.py"):
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            answer = ast.unparse(node.returns) if node.returns else "None"
            # A row of the driver's is `Any`.
            may_be_none = "None" in answer or answer == "Any"
            many = answer.startswith(_MANY)
            if (
                (node.name.startswith("find_") and (many or not may_be_none))
                or (node.name.startswith("list_") and answer in {"Any", "None", "bool", "int"})
                or (node.name.startswith("read_") and many)
            ):
                yield f"{place}:{node.name}"


def test_queries_say_in_their_names_what_they_answer() -> None:
    assert not list(_misnamed()), "find_ is for one or None, list_ for many"


def test_summaries_of_routes_do_not_tell() -> None:
    telling = {
        place
        for place, tree in modules(*_ROUTES)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (ast.get_docstring(node) or "").startswith("Tell")
    }
    assert not telling, "a docstring of a route is the summary in the API: `Return …`, or the noun"


# Who names the daily rows of measured intervals. Old days are not there (decision 30), so that a
# reader of these rows alone would see gaps.
_KNOW_OLD_DAYS = {
    "cabinet/acts/queries.py",
    "cabinet/intake/profile_batch.py",
    "cabinet/metering/consumption/hours.py",
    "cabinet/metering/consumption/models.py",
    "cabinet/metering/consumption/packed_months.py",
    "cabinet/metering/consumption/queries.py",
    "cabinet/metering/consumption/writes.py",
    "cabinet/metering/packing/actions.py",
    "cabinet/metering/packing/queries.py",
    "cabinet/metering/partitions.py",
    "cabinet/metering/zone_totals/queries.py",
    "cabinet/servicing/balance/queries.py",
}


def test_whoever_reads_daily_rows_knows_of_packed_ones() -> None:
    readers = {
        str(path.relative_to(ROOT / "services"))
        for path in (ROOT / "services").rglob("*.py")
        if "migrations" not in path.parts
        and re.search(r"\binterval_profile\b", path.read_text("utf-8"))
    }
    assert readers == _KNOW_OLD_DAYS, "read `interval_months` as well, then name the file here"
