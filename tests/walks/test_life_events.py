"""Something happened: written down from the Journal, found on the Path, corrected; by hand, and by keyboard alone."""

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser import follow, open_journal
from tests.hands import Hands, Keyboard, Pointer
from tests.running import App

pytestmark = pytest.mark.browser

MARK = "() => document.activeElement.closest('a.event') && document.activeElement.getAttribute('href')"


@pytest.mark.parametrize("way", [Pointer, Keyboard])
def test_moved_house(page: Page, begun: App, way: type[Hands]) -> None:
    hands = way(page)
    open_journal(page, begun)
    hands.choose("pleasant, low energy")
    hands.press("Save check-in")
    page.wait_for_url("**/today/?kept=*")

    hands.go("Journal")
    hands.follow("Something happened")
    hands.write("What happened?", "Moved house.")
    hands.date("Until when, if it took a while", datetime.now().astimezone().date())
    hands.write("More about it, if you like", "The new door sticks.")
    hands.press("Save")
    expect(page.get_by_role("heading", level=1)).to_have_text("Moved house.")
    expect(page.locator("main")).to_contain_text("The new door sticks.")

    hands.follow("Other words, or other days")
    hands.write("What happened?", "Moved house, with Ruth.")
    hands.press("Save")
    expect(page.get_by_role("heading", level=1)).to_have_text("Moved house, with Ruth.")

    hands.go("Path")
    expect(page.locator("#life-a")).to_contain_text("Moved house, with Ruth.")


def test_a_mark_on_the_path_is_reached_by_tab_says_what_it_is_and_leads_to_its_words(
    page: Page, begun: App
) -> None:
    open_journal(page, begun)
    page.goto(f"{begun.address}/today/")
    page.locator("[value='22']").check(force=True)
    follow(page.get_by_role("button", name="Save check-in"))
    page.goto(f"{begun.address}/life-events/new/")
    page.get_by_label("What happened?").fill("Moved house.")
    follow(page.get_by_role("button", name="Save"))
    page.goto(f"{begun.address}/path/")
    for _tab in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(MARK):
            break
    assert page.evaluate(MARK) == "#life-a"
    assert page.evaluate("document.activeElement.querySelector('title').textContent").startswith(
        "a: Moved house., "
    )
    page.keyboard.press("Enter")
    expect(page.locator("#life-a")).to_be_focused()
