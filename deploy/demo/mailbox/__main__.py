"""`python -m deploy.demo.mailbox`: SMTP on one port, a web page to read letters on another."""

import argparse
import asyncio
from pathlib import Path

import uvicorn

from deploy.demo.mailbox.letters import LetterFolder
from deploy.demo.mailbox.pages import make_pages
from deploy.demo.mailbox.receiver import start_receiver


async def _serve(host: str, smtp_port: int, web_port: int, folder: LetterFolder) -> None:
    receiver = await start_receiver(folder, host, smtp_port)
    pages = uvicorn.Config(make_pages(folder), host=host, port=web_port, log_level="warning")
    print(f"mailbox: SMTP on {host}:{smtp_port}, letters at http://{host}:{web_port}/", flush=True)
    try:
        # Ends at SIGTERM and SIGINT.
        await uvicorn.Server(pages).serve()
    finally:
        receiver.close()


def main() -> None:
    """Serve until told to end."""
    parser = argparse.ArgumentParser(prog="python -m deploy.demo.mailbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--smtp-port", type=int, default=1025)
    parser.add_argument("--web-port", "--port", dest="web_port", type=int, default=8025)
    parser.add_argument("--folder", type=Path, default=Path("var/mail"))
    given = parser.parse_args()
    asyncio.run(_serve(given.host, given.smtp_port, given.web_port, LetterFolder(given.folder)))


if __name__ == "__main__":
    main()
