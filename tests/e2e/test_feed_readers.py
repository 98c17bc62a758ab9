"""Staff see who receives what people hand in, and whether all of it has arrived."""

from playwright.sync_api import expect

from tests.e2e.panel.pages import Staff
from tests.support.axe import faults


def test_staff_see_how_far_the_billing_system_is(staff: Staff) -> None:
    page = staff("viewer", "/integration")
    expect(page.get_by_role("heading", name="Кто получает данные")).to_be_visible()
    one = page.get_by_role("listitem").filter(has_text="demo billing")
    one = one.filter(has_text="Показания, переданные вручную")
    expect(one).to_contain_text("Всё получено и подтверждено")
    assert faults(page) == []
