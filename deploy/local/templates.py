"""The tests' template of a service's database: its name, its owner, and how one knows it is fresh.

Used by the start of a suite for tests, which copies what it has just migrated, and by the tests,
which migrate for themselves where no suite has done it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from deploy.local.commands import digest_tree

# Each database with the digest of what it was made from; empty where it is no template.
TEMPLATES = "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database"


@dataclass(frozen=True)
class Template:
    """A migrated database that nobody connects to: copies are made of it."""

    service: str

    @property
    def name(self) -> str:
        """Name of the template."""
        return f"test_{self.service}_template"

    @property
    def owner(self) -> str:
        """The plain role to whom the template and its copies belong."""
        return f"test_{self.service}"

    @property
    def password(self) -> str:
        """Password of that role: no secret, for it sees tests' databases only."""
        return f"of-test-{self.service}"

    def digest(self, root: Path) -> str:
        """What the template was made from, as its comment says; it is set when all is done."""
        return digest_tree([root / "services" / self.service / "migrations"])

    def done(self, digest: str) -> str:
        """Statement that says the template is whole."""
        return f"COMMENT ON DATABASE {self.name} IS '{digest}'"

    def role(self) -> str:
        """Statement that makes the owner when there is none."""
        return (
            f"DO $$ BEGIN CREATE ROLE {self.owner} LOGIN PASSWORD '{self.password}';"
            " EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )

    def copied(self, digest: str) -> Iterator[tuple[str, str]]:
        """Pairs of a database and the statements to run in it: the suite's own one is copied."""
        yield "postgres", self.role()
        yield "postgres", f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)"
        yield "postgres", f"CREATE DATABASE {self.name} TEMPLATE {self.service}"
        # Handing over what the role owns takes its databases along: they are given back at once.
        yield (
            self.name,
            f"BEGIN; REASSIGN OWNED BY {self.service} TO {self.owner};"
            f" ALTER DATABASE {self.service} OWNER TO {self.service};"
            f" ALTER DATABASE {self.name} OWNER TO {self.owner}; {self.done(digest)}; COMMIT",
        )
