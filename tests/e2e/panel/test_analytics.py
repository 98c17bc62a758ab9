"""«Аналитика»: whether all is well in one look, arranged by each for himself, and ways onwards."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.pages import loaded
from tests.e2e.panel.pages import Staff, at_home, post
from tests.e2e.people import add_staff
from tests.e2e.suite import Suite
from tests.support.axe import faults, fits, settle, violations
from tests.support.waits import wait_until

TILES = (
    "Собираемость", "Отключения", "Обращения", "Заявки на регистрацию", "Источники данных",
    "Недоставленные письма", "Переданные показания", "Поверка", "Состояние нагрузки",
    "Абоненты в кабинете", "Производители приборов", "Сервер панели",
)  # fmt: skip


def tile(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def titles(page: Page) -> list[str]:
    return page.get_by_role("list", name="Плитки").get_by_role("heading").all_inner_texts()


def stand(page: Page, *first: str) -> None:
    """Wait until these are the first tiles: what has just been pressed is drawn a moment later."""
    wait_until(lambda: titles(page)[: len(first)] == list(first), what=f"tiles: {first}")


def counted(suite: Suite, page: Page) -> None:
    """Wait until the worker has been through all owners since the demo's data came, and show it."""
    loaded(page)
    address = f"{suite.page('admin')}/api/admin/analytics"

    def known() -> bool:
        told = page.request.get(address).json()
        figures, going = told["figures"], told["round"]
        if None not in figures.values() and figures["meters"]["meters"]:
            return True
        # The first round may have found the registry still empty, and the next is in minutes.
        if not going["awaited"] and not going["wait_seconds"]:
            post(suite, page, "admin/analytics/renewal", {})
        return False

    wait_until(known, what="figures of all owners", seconds=90)
    page.reload()
    loaded(page)


def test_the_panel_opens_here_and_each_arranges_it_for_himself(suite: Suite, staff: Staff) -> None:
    person = add_staff(suite, "operator")
    page = staff("operator", "/", person=person)
    at_home(page)
    expect(page).to_have_url(re.compile(r"/analytics$"))
    counted(suite, page)
    menu = page.get_by_role("navigation").get_by_role("link")
    expect(menu.first).to_have_text("Аналитика")
    stand(page, *TILES)
    expect(tile(page, "Производители приборов").get_by_role("listitem").first).to_be_visible()
    expect(page.get_by_text(re.compile(r"^Посчитано \d+ .+ Время"))).to_be_visible()

    # By the keyboard: the focus stays with the tile.
    page.get_by_role("button", name="Настроить плитки").click()
    handle = page.get_by_role("button", name=re.compile("^Переместить «Обращения»"))
    handle.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("status").filter(has_text="место 2 из 12")).to_have_count(1)
    expect(handle).to_be_focused()
    page.keyboard.press("Home")
    expect(handle).to_be_focused()
    stand(page, "Обращения", "Собираемость", "Отключения")
    # By the mouse.
    page.get_by_role("button", name=re.compile("^Переместить «Переданные показания»")).drag_to(
        tile(page, "Собираемость")
    )
    stand(page, "Обращения", "Переданные показания")
    page.get_by_role("button", name="Скрыть «Производители приборов»").click()
    expect(tile(page, "Производители приборов")).to_have_count(0)
    assert violations(page) == []
    page.get_by_role("button", name="Готово").click()

    # Kept, also on another device.
    other = staff("operator", "/analytics", person=person)
    loaded(other)
    stand(other, "Обращения", "Переданные показания", "Собираемость")
    assert len(titles(other)) == len(TILES) - 1
    other.get_by_role("button", name="Настроить плитки").click()
    other.get_by_role("button", name="Показать «Производители приборов»").click()
    expect(tile(other, "Производители приборов")).to_have_count(1)
    other.get_by_role("button", name="Как было").click()
    expect(other.get_by_role("button", name="Как было")).to_be_disabled()
    stand(other, *TILES)


def test_a_figure_leads_to_the_very_rows_that_it_counts(suite: Suite, staff: Staff) -> None:
    page = staff("viewer", "/analytics")
    counted(suite, page)
    row = tile(page, "Состояние нагрузки").get_by_role("listitem").filter(has_text="Отключена")
    count = int(re.sub(r"\D", "", row.get_by_role("strong").inner_text()))
    row.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/meters\?state=in_service&load=disconnected$"))
    loaded(page)
    listed = page.request.get(
        f"{suite.page('admin')}/api/cabinet/staff/meters?state=in_service&load=disconnected"
    )
    assert listed.json()["total"] == count
    page.go_back()
    makers = tile(page, "Производители приборов").get_by_role("link")
    maker = makers.first.inner_text()
    makers.first.click()
    loaded(page)
    page.get_by_role("button", name=re.compile("Фильтры")).or_(
        page.get_by_label("Производитель")
    ).first.wait_for()
    expect(page.get_by_text(maker).first).to_be_visible()


def test_figures_are_renewed_on_demand(suite: Suite, staff: Staff) -> None:
    page = staff("viewer", "/analytics")
    counted(suite, page)
    renew = page.get_by_role("button", name=re.compile("Обновить$"))
    renew.wait_for(timeout=40_000)
    before = page.request.get(f"{suite.page('admin')}/api/admin/analytics").json()
    renew.click()
    expect(page.get_by_role("button", name=re.compile("Считаем|Обновить через"))).to_be_visible()

    def later() -> bool:
        told = page.request.get(f"{suite.page('admin')}/api/admin/analytics").json()
        return bool(told["round"]["done_at"] > before["round"]["done_at"])

    wait_until(later, what="a newer count")
    assert post(suite, page, "admin/analytics/renewal", {}).status == 429
    refused = page.request.get(f"{suite.page('cabinet')}/api/admin/analytics")
    assert refused.status == 404


def test_the_page_is_whole_in_both_languages_by_day_and_by_night(
    suite: Suite, staff: Staff
) -> None:
    page = staff("viewer", "/analytics?days=90", person=add_staff(suite, "viewer"))
    counted(suite, page)
    assert faults(page) == []
    tile(page, "Собираемость").get_by_role("link", name="По дням и населённым пунктам").click()
    towns = page.get_by_role("dialog", name="Собираемость по дням и населённым пунктам")
    expect(towns.get_by_role("row").filter(has_text="Все вместе")).to_be_visible()
    assert violations(page) == []
    towns.get_by_role("button", name="Закрыть").click()
    # The rest of the address is as it was.
    expect(page).to_have_url(re.compile(r"/analytics\?days=90$"))
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 768, "height": 1024})
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Analytics")
    expect(page.get_by_role("heading", level=2).filter(has_text="Data collection")).to_be_visible()
    page.get_by_role("button", name="Arrange tiles").click()
    settle(page)
    assert fits(page)
    assert violations(page) == []
