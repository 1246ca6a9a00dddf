"""The frame around every page: where one can go from a phone, a tablet and a desk, by touch and by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import follow, look_around
from tests.hands import MORE, Keyboard
from tests.running import App
from tests.walks.looking import too_wide

pytestmark = pytest.mark.browser

PLACES = ("Today", "Journal", "Challenges", "Sessions", "Threads", "Path", "Shifts")
TARGETS = """() => [...document.querySelectorAll(".top :is(a, button, summary)")]
    .filter(it => it.checkVisibility())
    .map(it => {
        const box = it.getBoundingClientRect(), over = parseFloat(getComputedStyle(it, "::after").top) || 0;
        return [it.innerText.trim(), box.height - 2 * Math.min(0, over), box.top];
    })"""


def test_the_main_places_stand_in_one_row(page: Page, app: App) -> None:
    """On a phone they took two. And whatever can be pressed is at least 44 pixels high."""
    look_around(page, app)
    for width in (360, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.reload()
        targets = page.evaluate(TARGETS)
        rows = {top for said, _height, top in targets if said in (*PLACES, "More\nplaces")}
        assert len(rows) == 1, width
        assert too_wide(page, width) == []
        assert [said for said, height, _top in targets if height < 44] == [], width


@pytest.mark.parametrize("width", [360, 640])
def test_every_place_is_at_most_two_presses_away(page: Page, app: App, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    look_around(page, app)
    main = page.get_by_role("navigation", name="Main")
    for place in PLACES:
        page.goto(f"{app.address}/today/")
        if not main.get_by_role("link", name=place).is_visible():
            assert width == 360
            page.locator(MORE).click()
            expect(main.get_by_role("link", name=place)).to_be_visible()
        follow(main.get_by_role("link", name=place))
        expect(main.locator("[aria-current=page]", has_text=place).first).to_be_attached()


def test_a_folded_place_is_reached_by_keyboard_and_more_says_that_one_is_in_it(page: Page, app: App) -> None:
    """Red without `aria-current` on the summary: a person would not see where she is."""
    look_around(page, app)
    expect(page.locator(f"{MORE}[aria-current]")).to_have_count(0)
    Keyboard(page).go("Threads")
    page.wait_for_url("**/threads/")
    expect(page.locator(MORE)).to_have_attribute("aria-current", "true")
    expect(page.locator(MORE)).to_have_accessible_name("More places")


def test_to_lock_is_one_press_wherever_one_stands(page: Page, app: App) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    look_around(page, app)
    follow(page.get_by_role("button", name="Lock"))
    page.wait_for_url(lambda url: not url.endswith("/path/"))
    expect(page.get_by_role("navigation", name="Main")).to_have_count(0)
