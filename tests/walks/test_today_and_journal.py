"""Today and the Journal in a real browser: the plane by keys, Save in reach, finding again, undoing, stepping back."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import begin_journal
from tests.running import App

pytestmark = pytest.mark.browser

COUNT_TAPS = "window.taps = 0; addEventListener('pointerdown', () => { window.taps += 1 }, true)"


def _violations(page: Page) -> list[str]:
    results = Axe().run(page)
    return [f"{page.url}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in results.response["violations"]]


def _place(page: Page) -> str:
    return str(page.evaluate("document.querySelector('[name=place]:checked')?.value ?? ''"))


def _check_in(page: Page, app: App, note: str) -> None:
    page.goto(f"{app.address}/today/")
    page.locator("label.cell:has([value='11'])").click()
    page.get_by_text("Add a sentence").click()
    page.get_by_label("A sentence, if you like").fill(note)
    page.get_by_role("button", name="Save check-in").click()
    page.wait_for_url("**/today/?kept=*")


def test_arrow_keys_walk_the_plane_in_two_dimensions(page: Page, app: App) -> None:
    begin_journal(page, app)
    page.locator("body").press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "22", "it begins in the middle"
    assert _place(page) == "", "and chooses nothing by itself"
    for key, place in (("ArrowUp", "23"), ("ArrowLeft", "13"), ("ArrowDown", "12"), ("ArrowRight", "22")):
        page.keyboard.press(key)
        assert _place(page) == place, key
    for _step in range(6):
        page.keyboard.press("ArrowLeft")
    assert _place(page) == "02", "the edge is the edge"
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/?kept=*")


def test_after_the_place_save_is_in_reach_on_a_phone(page: Page, app: App) -> None:
    """Two taps are enough and nothing has to be scrolled; a word between them makes three."""
    begin_journal(page, app)
    page.evaluate(COUNT_TAPS)
    page.locator("label.cell:has([value='31'])").click()
    save = page.get_by_role("button", name="Save check-in")
    box = save.bounding_box()
    assert box and box["y"] + box["height"] <= 844 and page.evaluate("scrollY") < 200
    page.locator("li.w:visible label").first.click()
    box = save.bounding_box()
    assert box and box["y"] + box["height"] <= 844
    assert page.evaluate("window.taps") == 2
    save.click()
    page.wait_for_url("**/today/?kept=*")


def test_what_has_the_focus_is_never_under_the_save_button(page: Page, app: App) -> None:
    begin_journal(page, app)
    page.locator("label.cell:has([value='11'])").click()
    for _tab in range(9):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        bar = page.evaluate("document.querySelector('.save > .row').getBoundingClientRect().top")
        inside = page.evaluate("document.activeElement.closest('.save > .row') !== null")
        assert inside or focused <= bar


def test_a_word_can_be_found(page: Page, app: App) -> None:
    begin_journal(page, app)
    page.locator("label.cell:has([value='11'])").click()
    page.get_by_text("Other words, or your own").click()
    box = page.get_by_label("Find a word")
    box.fill("FURI")
    assert page.locator("li.w:visible .own").all_inner_texts() == ["furious"]
    page.locator("li.w:visible label").first.click()
    box.fill("zzz")
    expect(page.get_by_text("None of ours is like that.")).to_be_visible()
    assert page.locator("li.w:visible .own").all_inner_texts() == ["furious"], "a chosen word stays in sight"
    box.press("Enter")
    assert page.url.endswith("/today/"), "Enter looks for a word and saves nothing"
    box.fill("")
    assert page.locator("li.w:visible").count() > 4
    assert _violations(page) == []


def test_finding_correcting_deleting_and_undoing(page: Page, app: App) -> None:
    begin_journal(page, app)
    _check_in(page, app, "Café with Ruth.")
    _check_in(page, app, "A long walk.")
    found = _violations(page)
    page.goto(f"{app.address}/journal/")
    page.get_by_label("Search your own words").fill("cafe")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("One entry was found.")
    expect(page.locator("mark")).to_have_text("Café")
    page.get_by_text("Narrow it down").click()
    found += _violations(page)
    page.get_by_role("link", name="Correct or delete").click()
    page.get_by_label("A sentence, if you like").fill("Café with Ruth, and rain.")
    page.get_by_role("button", name="Save").click()
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Search your own words")).to_have_value("cafe")
    page.get_by_role("link", name="Correct or delete").click()
    page.get_by_text("How it stood before").click()
    page.get_by_text("Delete this entry").click()
    found += _violations(page)
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Deleted: Check-in")
    found += _violations(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("It is back, as it was.")
    expect(page.get_by_text("Café with Ruth, and rain.")).to_be_visible()
    page.get_by_label("Search your own words").fill("zebra")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing was found this time.")
    found += _violations(page)
    assert found == []


def test_stepping_back_and_coming_back_by_keyboard(page: Page, app: App) -> None:
    begin_journal(page, app)
    _check_in(page, app, "Only this.")
    found = _violations(page)
    page.get_by_role("link", name="This is not helping right now").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/pause/")
    found += _violations(page)
    page.get_by_role("button", name="Pause").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is asked here now.")
    assert page.locator("[name=place]").count() == 0
    found += _violations(page)
    page.get_by_role("button", name="I am back").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("How is it, just now?")
    assert found == []


def test_going_back_and_saving_again_offers_both(page: Page, app: App) -> None:
    """As a browser does that kept the page: the same form is sent a second time with other words."""
    begin_journal(page, app)
    entry = page.input_value("form.checkin [name=entry]")
    page.locator("label.cell:has([value='11'])").click()
    page.get_by_role("button", name="Save check-in").click()
    page.wait_for_url("**/today/?kept=*")
    page.goto(f"{app.address}/today/")
    page.evaluate(f"document.querySelector('form.checkin [name=entry]').value = '{entry}'")
    page.locator("label.cell:has([value='33'])").click()
    page.get_by_role("button", name="Save check-in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This check-in is kept already.")
    assert _violations(page) == []
    page.get_by_role("button", name="Keep both").click()
    page.wait_for_url("**/today/?kept=*")
    page.goto(f"{app.address}/journal/")
    assert page.locator(".entry-head").count() == 2
