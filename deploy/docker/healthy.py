"""`python -m deploy.docker.healthy PORT`: 0 when the container's own service answers."""

import sys
import urllib.error
import urllib.request


def _main(port: int) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=4) as answer:
            return 0 if answer.status == 200 else 1
    except (OSError, urllib.error.URLError):
        return 1


if __name__ == "__main__":
    sys.exit(_main(int(sys.argv[1])))
