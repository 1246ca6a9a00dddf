"""Today and the Journal in a real browser: the plane by keys, Save in reach, finding again, undoing, stepping back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import follow, follow_by_enter, open_journal
from tests.running import App
from tests.walks.looking import violations

pytestmark = pytest.mark.browser

COUNT_TAPS = "window.taps = 0; addEventListener('pointerdown', () => { window.taps += 1 }, true)"


def _place(page: Page) -> str:
    return str(page.evaluate("document.querySelector('[name=place]:checked')?.value ?? ''"))


def _check_in(page: Page, app: App, note: str) -> None:
    page.goto(f"{app.address}/today/")
    page.locator("label.cell:has([value='11'])").click()
    page.get_by_text("Add a sentence").click()
    page.get_by_label("A sentence, if you like").fill(note)
    follow(page.get_by_role("button", name="Save check-in"))
    page.wait_for_url("**/today/?kept=*")


def test_arrow_keys_walk_the_plane_in_two_dimensions(page: Page, begun: App) -> None:
    open_journal(page, begun)
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
    follow_by_enter(page)
    page.wait_for_url("**/today/?kept=*")


def test_after_the_place_save_is_in_reach_on_a_phone(page: Page, begun: App) -> None:
    """Two taps are enough and nothing has to be scrolled; a word between them makes three."""
    open_journal(page, begun)
    page.evaluate(COUNT_TAPS)
    page.locator("label.cell:has([value='31'])").click()
    save = page.get_by_role("button", name="Save check-in")
    box = save.bounding_box()
    assert box and box["y"] + box["height"] <= 844 and page.evaluate("scrollY") < 200
    page.locator("li.w:visible label").first.click()
    box = save.bounding_box()
    assert box and box["y"] + box["height"] <= 844
    assert page.evaluate("window.taps") == 2
    follow(save)
    page.wait_for_url("**/today/?kept=*")


def test_what_has_the_focus_is_never_under_the_save_button(page: Page, begun: App) -> None:
    open_journal(page, begun)
    page.locator("label.cell:has([value='11'])").click()
    for _tab in range(9):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        bar = page.evaluate("document.querySelector('.save > .row').getBoundingClientRect().top")
        inside = page.evaluate("document.activeElement.closest('.save > .row') !== null")
        assert inside or focused <= bar


def test_a_word_can_be_found(page: Page, begun: App) -> None:
    open_journal(page, begun)
    page.locator("label.cell:has([value='11'])").click()
    page.get_by_text("Other words, or your own").click()
    box = page.get_by_label("Find a word")
    box.fill("FURI")
    expect(page.locator("li.w:visible .own")).to_have_text(["furious"])
    page.locator("li.w:visible label").first.click()
    box.fill("zzz")
    expect(page.get_by_text("None of ours is like that.")).to_be_visible()
    expect(page.locator("li.w:visible .own")).to_have_text(["furious"])  # a chosen word stays in sight
    box.press("Enter")
    box.fill("")
    expect(page.locator("li.w:visible").nth(4)).to_be_visible()
    assert violations(page) == []
    assert page.url.endswith("/today/"), "Enter looks for a word and saves nothing"


def test_finding_correcting_deleting_and_undoing(page: Page, begun: App) -> None:
    open_journal(page, begun)
    _check_in(page, begun, "Café with Ruth.")
    _check_in(page, begun, "A long walk.")
    found = violations(page)
    page.goto(f"{begun.address}/journal/")
    page.get_by_label("Search your own words").fill("cafe")
    follow_by_enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("One entry was found.")
    expect(page.locator("mark")).to_have_text("Café")
    page.get_by_text("Narrow it down").click()
    found += violations(page)
    follow(page.get_by_role("link", name="Correct or delete"))
    page.get_by_label("A sentence, if you like").fill("Café with Ruth, and rain.")
    follow(page.get_by_role("button", name="Save"))
    page.go_back()
    page.go_back()
    expect(page.get_by_label("Search your own words")).to_have_value("cafe")
    follow(page.get_by_role("link", name="Correct or delete"))
    page.get_by_text("How it stood before").click()
    page.get_by_text("Delete this entry").click()
    found += violations(page)
    follow(page.get_by_role("button", name="Delete"))
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Deleted: Check-in")
    found += violations(page)
    follow(page.get_by_role("button", name="Undo"))
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("It is back, as it was.")
    expect(page.get_by_text("Café with Ruth, and rain.")).to_be_visible()
    page.get_by_label("Search your own words").fill("zebra")
    follow_by_enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing was found this time.")
    found += violations(page)
    assert found == []


def test_stepping_back_and_coming_back_by_keyboard(page: Page, begun: App) -> None:
    open_journal(page, begun)
    _check_in(page, begun, "Only this.")
    found = violations(page)
    page.get_by_role("link", name="This is not helping right now").focus()
    follow_by_enter(page)
    page.wait_for_url("**/today/pause/")
    found += violations(page)
    page.get_by_role("button", name="Pause").focus()
    follow_by_enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is asked here now.")
    expect(page.locator("[name=place]")).to_have_count(0)
    found += violations(page)
    page.get_by_role("button", name="I am back").focus()
    follow_by_enter(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("How is it, just now?")
    assert found == []


def test_going_back_and_saving_again_offers_both(page: Page, begun: App) -> None:
    """As a browser does that kept the page: the same form is sent a second time with other words."""
    open_journal(page, begun)
    entry = page.input_value("form.checkin [name=entry]")
    page.locator("label.cell:has([value='11'])").click()
    follow(page.get_by_role("button", name="Save check-in"))
    page.wait_for_url("**/today/?kept=*")
    page.goto(f"{begun.address}/today/")
    page.evaluate(f"document.querySelector('form.checkin [name=entry]').value = '{entry}'")
    page.locator("label.cell:has([value='33'])").click()
    follow(page.get_by_role("button", name="Save check-in"))
    expect(page.get_by_role("heading", level=1)).to_have_text("This check-in is kept already.")
    assert violations(page) == []
    follow(page.get_by_role("button", name="Keep both"))
    page.wait_for_url("**/today/?kept=*")
    page.goto(f"{begun.address}/journal/")
    expect(page.locator(".entry-head")).to_have_count(2)
