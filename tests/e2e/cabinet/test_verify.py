"""Anybody checks a receipt of readings: pasted, from a file, by its code, beside the one before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from services.cabinet.submissions.receipts.rules import (
    Handed,
    Known,
    Signed,
    armoured,
    document_of,
    signed,
)
from services.kit.keys import KeyRing, create_documents, documents
from tests.e2e.suite import Suite
from tests.support.axe import faults

Open = Callable[..., Page]
KNOWN = Known(number=7)
GENUINE, ALTERED = "Квитанция подлинная", "Квитанция изменена"


def receipt(keys_dir: Path, known: Known = KNOWN) -> Signed:
    handed = Handed(
        receipt_id=uuid4(),
        submission_id=uuid4(),
        usage_point_id=1,
        supplier="Городская энергосбытовая компания",
        account="100-234",
        usage_point=uuid4(),
        meter="СЧ-0001",
        values={"T1": 1_234_500, "T2": 98_700},
        taken_on=date(2026, 11, 20),
        submitted_at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
        way="web",
        corrects=None,
    )
    kid, key = KeyRing(keys_dir).signing_key(documents("cabinet"))
    return signed(document_of(handed, known), kid, key.sign)


@pytest.fixture
def keys_dir(suite: Suite) -> Path:
    return Path(suite.facts["keys_dir"])


def ask(page: Page, text: str) -> None:
    page.get_by_label("Текст квитанции").fill(text)
    page.get_by_role("button", name="Проверить").click()


def on_page(suite: Suite, page: Page, behind: str = "") -> Page:
    page.goto(f"{suite.page('cabinet')}/verify{behind}")
    page.get_by_role("heading", name="Проверка квитанции").wait_for()
    return page


def test_a_pasted_receipt_is_checked_in_the_browser_and_sent_nowhere(
    suite: Suite, open_page: Open, keys_dir: Path
) -> None:
    page = on_page(suite, open_page())
    sent: list[str] = []
    page.on("request", lambda one: sent.append(f"{one.method} {one.url} {one.post_data or ''}"))
    own = receipt(keys_dir)
    ask(page, f"Здравствуйте!\n\n{armoured(own.compact)}\n\nС уважением")
    expect(page.get_by_role("status").filter(has_text=GENUINE)).to_be_visible()
    for told in ("1234,5 кВт·ч", "98,7 кВт·ч", "100-234", "СЧ-0001", "20.11.2026", own.digest):
        expect(page.get_by_text(told).first).to_be_visible()
    assert {one.partition(" ")[0] for one in sent if "/api/" in one} == {"GET"}
    assert not [one for one in sent if own.compact[:40] in one]
    assert faults(page) == []


def test_the_code_of_a_paper_leads_here_and_is_checked_at_once(
    suite: Suite, open_page: Open, keys_dir: Path
) -> None:
    page = on_page(suite, open_page(), f"#{receipt(keys_dir).compact}")
    expect(page.get_by_text(GENUINE)).to_be_visible()
    assert page.url.endswith("/verify")


def test_what_is_wrong_is_said_plainly(
    suite: Suite, open_page: Open, keys_dir: Path, tmp_path: Path
) -> None:
    page = on_page(suite, open_page())
    own = receipt(keys_dir)
    create_documents(tmp_path, "cabinet")
    for text, told in (
        (own.compact[:-5] + "AAAAA", ALTERED),
        (receipt(tmp_path).compact, "Ключ подписи неизвестен"),
        ("Показания за ноябрь: 1234,5", "В тексте нет квитанции"),
    ):
        ask(page, text)
        expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
        expect(page.get_by_text("1234,5 кВт·ч")).to_have_count(0)
    ask(page, " ")
    expect(page.get_by_text("Вставьте текст квитанции", exact=True)).to_be_visible()
    assert faults(page) == []


def test_it_is_told_whether_it_follows_the_one_before_it(
    suite: Suite, open_page: Open, keys_dir: Path
) -> None:
    page = on_page(suite, open_page())
    first = receipt(keys_dir)
    second = receipt(keys_dir, replace(KNOWN, number=8, link=1, former=first.digest))
    page.get_by_text("Проверить, следует ли она за предыдущей").click()
    for former, told in ((first, "Следует за предыдущей"), (second, "Не следует за этой")):
        page.get_by_label("Текст предыдущей квитанции").fill(armoured(former.compact))
        ask(page, second.compact)
        expect(page.get_by_text(told)).to_be_visible()
    assert faults(page) == []


def test_the_text_may_come_from_a_file(
    suite: Suite, open_page: Open, keys_dir: Path, tmp_path: Path
) -> None:
    page = on_page(suite, open_page())
    file = tmp_path / "receipt.txt"
    file.write_text(armoured(receipt(keys_dir).compact), "utf-8")
    page.get_by_label("Взять текст из файла").first.set_input_files(file)
    expect(page.get_by_label("Текст квитанции")).not_to_have_value("")
    page.get_by_role("button", name="Проверить").click()
    expect(page.get_by_text(GENUINE)).to_be_visible()


def test_a_browser_that_cannot_check_is_helped_by_the_service_and_says_so(
    suite: Suite, open_page: Open, keys_dir: Path
) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', {value: undefined})")
    on_page(suite, page)
    expect(page.get_by_text("текст проверит поставщик")).to_be_visible()
    own = receipt(keys_dir)
    ask(page, own.compact)
    expect(page.get_by_text(GENUINE)).to_be_visible()
    ask(page, own.compact[:-5] + "AAAAA")
    expect(page.get_by_text(ALTERED)).to_be_visible()


def test_without_an_answer_one_can_try_again(suite: Suite, open_page: Open, keys_dir: Path) -> None:
    page = on_page(suite, open_page())
    page.route("**/api/cabinet/receipts/keys", lambda route: route.abort())
    own = receipt(keys_dir)
    ask(page, own.compact)
    expect(page.get_by_role("alert").first).to_be_visible()
    page.unroute("**/api/cabinet/receipts/keys")
    page.get_by_role("button", name="Проверить").click()
    expect(page.get_by_text(GENUINE)).to_be_visible()


def test_who_is_signed_in_reaches_it_and_it_speaks_english(
    suite: Suite, consumer: Open, keys_dir: Path
) -> None:
    page = consumer()
    page.evaluate("localStorage.setItem('language', 'en')")
    page.goto(f"{suite.page('cabinet')}/verify#{receipt(keys_dir).compact}")
    expect(page.get_by_text("The receipt is genuine")).to_be_visible()
    expect(page.get_by_text("1234.5 kWh")).to_be_visible()
    assert faults(page) == []
