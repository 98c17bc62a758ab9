"""What a browser holds of the cabinet, and waiting until it does."""

from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.e2e.cabinet.pages import opened
from tests.support.waits import wait_until

# Of each page what it asks, which is kept a moment after it is shown.
_ASKED = {"Абонент": "accounts", "Показания": "consumption", "Диагностика": "events"}
PAGES = {"Абонент": "/account", "Показания": "/readings", "Диагностика": "/diagnostics"}
# Everything that the browser holds for the cabinet, as text.
HELD = """async () => {
    const told = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    const database = await new Promise((found, failed) => {
        const asked = indexedDB.open('last-seen');
        asked.onsuccess = () => found(asked.result);
        asked.onerror = () => failed(asked.error);
    });
    for (const name of database.objectStoreNames) {
        told.push(await new Promise((found, failed) => {
            const asked = database.transaction(name).objectStore(name).getAll();
            asked.onsuccess = () => found(JSON.stringify(asked.result));
            asked.onerror = () => failed(asked.error);
        }));
    }
    database.close();
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            if (/\\/assets\\//.test(request.url)) continue;
            told.push(await (await cache.match(request, {ignoreVary: true})).text());
        }
    }
    return told.join('\\n');
}"""
_KEPT = """async (count) => {
    const names = (await caches.keys()).filter((name) => name.startsWith('shell-'));
    let whole = 0;
    for (const name of names) {
        if (await (await caches.open(name)).match('/index.html', {ignoreVary: true})) whole += 1;
    }
    return whole >= count;
}"""
# How much of each release there is.
_HOLD = """async () => {
    const told = {};
    for (const name of await caches.keys())
        told[name] = (await (await caches.open(name)).keys()).length;
    return told;
}"""
ROWS = """() => new Promise((found, failed) => {
    const opening = indexedDB.open('last-seen');
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
        const database = opening.result;
        const done = (rows) => { database.close(); found(rows); };
        if (!database.objectStoreNames.contains('answers')) { done([]); return; }
        const asked = database.transaction('answers').objectStore('answers').getAllKeys();
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
    };
})"""


def pages_kept(page: Page, count: int = 1) -> None:
    """Wait until the pages of so many releases are on the device."""
    wait_until(
        lambda: bool(page.evaluate(_KEPT, count)),
        what=f"{count} releases that are kept whole",
        seconds=60,
        log=lambda: str(page.evaluate(_HOLD)),
    )


def answers_kept(page: Page, *names: str) -> None:
    """Wait until answers to these questions are on the device."""

    def kept() -> bool:
        rows = page.evaluate(ROWS)
        return all(any(name in row for row in rows) for name in names)

    wait_until(kept, what=f"kept answers to {names}")


def seen(page: Page) -> None:
    """Look at the main page, the chart and the lists, until all of them are kept."""
    base = f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}"
    opened(page, "Главная")
    for title, path in PAGES.items():
        page.goto(base + path)
        opened(page, title)
        answers_kept(page, _ASKED[title])
    page.goto(base + "/")
    opened(page, "Главная")
    answers_kept(page, "home", "consumption", "meters", "accounts", "events", '"me"')
    pages_kept(page)
