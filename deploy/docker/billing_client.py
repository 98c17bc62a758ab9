"""`python -m deploy.docker.billing_client FILE`: let the demo's billing system have its client.

Done once, by auth's own command, as the local demo does it. Before the wizard auth has no database:
then this ends with auth's words, and Docker tries it again.
"""

import subprocess
import sys
from pathlib import Path

from deploy.demo import clients
from deploy.docker.prepare import write_private


def _main(file: Path) -> int:
    if file.exists():
        return 0
    words = clients.command(clients.BILLING, clients.BILLING_SCOPES)
    done = subprocess.run(
        [sys.executable, "-m", "services.auth.manage", *words],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if not done.returncode:
        write_private(file, done.stdout)
    return done.returncode


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1])))
