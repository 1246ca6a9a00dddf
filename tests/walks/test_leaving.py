"""Leaving quickly, by the link and by Shift three times: blank, locked, nothing to go back to, nothing lost."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import PASSPHRASE, PATIENCE, follow, open_journal, until_kept, until_locked
from tests.running import App

pytestmark = pytest.mark.browser

NOTE = "A sentence nobody else should see"
LEFT = "about:blank"


def _writing(page: Page, app: App) -> None:
    page.goto(f"{app.address}/today/")
    page.get_by_text("Add a sentence").click()
    page.get_by_label("A sentence, if you like").fill(NOTE)


def _shift(page: Page, times: int = 3) -> None:
    for _each in range(times):
        page.keyboard.press("Shift")


def _nothing_is_left(page: Page, app: App) -> None:
    page.wait_for_url(LEFT)
    assert page.title() == ""
    until_locked(page, app)
    page.go_back()
    page.wait_for_url("**/unlock/")
    assert NOTE not in page.content()


@pytest.mark.parametrize("way", ["link", "Shift while writing"])
def test_it_is_blank_locked_and_what_was_written_is_kept(page: Page, begun: App, way: str) -> None:
    """Red when the page is not blanked, when nothing is sent, and with `location.assign`."""
    open_journal(page, begun)
    _writing(page, begun)
    if way == "link":
        page.get_by_role("link", name="Leave").click()
        page.wait_for_url(LEFT)
    else:
        page.get_by_label("A sentence, if you like").focus()
        _shift(page)
    _nothing_is_left(page, begun)
    page.fill("#id_passphrase", PASSPHRASE)
    follow(page.get_by_role("button", name="Open"))
    until_kept(page, f"{begun.address}/today/", NOTE)
    expect(page.get_by_label("A sentence, if you like")).to_have_value(NOTE)


def test_the_page_is_blank_before_anything_is_answered(page: Page, begun: App) -> None:
    """At once, also where the program does not answer any more."""
    open_journal(page, begun)
    page.route("**/leave/", lambda route: None)
    left = page.evaluate(
        """() => {
            document.querySelector("a.leave").click();
            return document.documentElement.childNodes.length;
        }"""
    )
    assert left == 0
    page.wait_for_url(LEFT)


def test_writing_in_capitals_and_changing_one_s_mind_leave_nothing(page: Page, begun: App) -> None:
    """Red without `forget` for other keys, or when a press is counted as it goes down."""
    open_journal(page, begun)
    page.goto(f"{begun.address}/today/")
    page.get_by_text("Add a sentence").click()
    page.get_by_label("A sentence, if you like").focus()
    for letter in "AGAIN AND AGAIN":
        page.keyboard.press(f"Shift+{letter}" if letter != " " else "Space")
    _shift(page, 2)
    page.keyboard.press("Shift+B")
    _shift(page, 2)
    page.mouse.click(5, 5)
    _shift(page, 2)
    page.keyboard.press("Control+Shift")
    assert page.url.endswith("/today/")
    expect(page.get_by_label("A sentence, if you like")).to_have_value("AGAIN AND AGAINB")


def test_each_press_is_told_and_forgotten_after_a_while(page: Page, begun: App) -> None:
    open_journal(page, begun)
    page.clock.install()
    page.goto(f"{begun.address}/journal/")
    told = page.locator("[data-leaving]")
    expect(told).to_have_text("")
    _shift(page, 1)
    expect(told).to_have_text("Shift twice more, and this page is left.")
    _shift(page, 1)
    expect(told).to_have_text("Shift once more, and this page is left.")
    page.clock.run_for(5_100)
    expect(told).to_have_text("")
    _shift(page, 2)
    assert page.url.endswith("/journal/")
    _shift(page, 1)
    _nothing_is_left(page, begun)


def test_without_a_script_the_link_locks(browser: Browser, begun: App) -> None:
    context = browser.new_context(locale="en-US", java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    open_journal(page, begun)
    follow(page.get_by_role("link", name="Leave"))
    assert page.title() == "New page"
    page.goto(f"{begun.address}/journal/")
    page.wait_for_url("**/unlock/")
    context.close()


def test_shift_works_on_support_before_anything_is_open(page: Page, app: App) -> None:
    page.goto(f"{app.address}/support/")
    _shift(page)
    page.wait_for_url(LEFT)


def test_a_page_that_the_browser_held_whole_is_hidden_and_asked_for_anew(page: Page, begun: App) -> None:
    """As browsers do that hold pages in memory also where they may not store them."""
    open_journal(page, begun)
    page.goto(f"{begun.address}/journal/")
    hidden = page.evaluate(
        """() => {
            dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
            return getComputedStyle(document.documentElement).display;
        }"""
    )
    assert hidden == "none"
    page.context.request.get(f"{begun.address}/leave/")
    page.evaluate("() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })) }")
    page.wait_for_url("**/unlock/")
