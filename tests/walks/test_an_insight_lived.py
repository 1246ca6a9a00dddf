"""An inkling becomes lived and is named a breakthrough with its trail: with the mouse, and by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import begin_journal, follow, follow_by_enter, open_journal
from tests.hands import Keyboard, Pointer
from tests.running import App

pytestmark = pytest.mark.browser

THREAD = "Asking for help"
EARLIER = "I would rather carry both boxes than be seen waiting."
INSIGHT = "A small silence after I asked. Not a no."
NAME = "I asked, and nothing fell down."

AT = """([selector, text]) => {
    const here = document.activeElement;
    return here.matches(selector) && (here.closest("li, label") || here).textContent.includes(text);
}"""


def test_with_the_mouse(page: Page, app: App) -> None:
    begin_journal(page, app)
    Pointer(page).go("Threads")
    follow(page.get_by_role("link", name="Begin a thread"))
    page.get_by_label("What is it called?").fill(THREAD)
    follow(page.get_by_role("button", name="Begin this thread"))
    expect(page.get_by_role("heading", level=1)).to_have_text(THREAD)

    page.get_by_label("What did you notice?").fill(EARLIER)
    follow(page.get_by_role("button", name="Keep it"))
    page.get_by_label("What did you notice?").fill(INSIGHT)
    page.get_by_text("How far it has come, and where it belongs").click()
    page.get_by_text("worded", exact=True).first.click()
    follow(page.get_by_role("button", name="Keep it"))
    newest = page.locator("ul.items > li").first
    expect(newest).to_contain_text(INSIGHT)
    expect(newest.get_by_role("button", pressed=True)).to_contain_text("worded")

    for stage in ("tried", "lived"):
        follow(newest.get_by_role("button", name=stage))
        expect(newest.get_by_role("button", pressed=True)).to_contain_text(stage)
    expect(page.locator("main")).to_contain_text("1 noticed, 1 lived")

    follow(newest.get_by_role("link", name=INSIGHT))
    follow(page.get_by_role("link", name="Name a breakthrough from this"))
    expect(page.get_by_label(EARLIER)).to_be_checked()
    expect(page.get_by_label(INSIGHT)).to_be_checked()
    page.get_by_label("What has shifted?").fill(NAME)
    page.get_by_label("How it used to be").fill("I carried it alone.")
    page.get_by_label("How it is now").fill("I say it while it is small.")
    page.get_by_text("all at once", exact=True).click()
    page.get_by_text("what I do", exact=True).click()
    page.get_by_label(EARLIER).click()
    expect(page.get_by_label(EARLIER)).not_to_be_checked()
    follow(page.get_by_role("button", name="Keep it under this name"))

    _is_named(page, INSIGHT)
    expect(page.locator("main")).not_to_contain_text(EARLIER)
    _is_in_the_list(page, app)


def test_by_keyboard_alone(page: Page, begun: App) -> None:
    open_journal(page, begun)
    Keyboard(page).go("Threads")
    _go(page, "main a", "Begin a thread")
    _type(page, "[name=name]", THREAD)
    follow_by_enter(page)
    page.wait_for_url("**/threads/*-*/")

    _type(page, "[name=text]", EARLIER)
    _go(page, "button.go", "Keep it")
    page.wait_for_url("**?kept=*")
    _type(page, "[name=text]", INSIGHT)
    _to(page, "summary", "How far it has come")
    page.keyboard.press("Enter")
    _to(page, "[name=stage]")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[name=stage]:checked")).to_have_value("worded")
    _go(page, "button.go", "Keep it")

    newest = page.locator("ul.items > li").first
    expect(newest.get_by_role("button", pressed=True)).to_contain_text("worded")
    _go(page, "button[value=lived]", INSIGHT)
    page.wait_for_url("**/#e*")
    expect(newest.get_by_role("button", pressed=True)).to_contain_text("lived")

    _go(page, "ul.items a", INSIGHT)
    _go(page, "main a", "Name a breakthrough from this")
    _type(page, "[name=name]", NAME)
    _type(page, "[name=before]", "I carried it alone.")
    _type(page, "[name=after]", "I say it while it is small.")
    _to(page, "[name=manner]")
    page.keyboard.press("ArrowRight")
    _to(page, "[name=turned]", "what I do")
    page.keyboard.press("Space")
    _to(page, "[name=trail]", EARLIER)
    page.keyboard.press("Space")
    expect(page.get_by_label(EARLIER)).not_to_be_checked()
    _go(page, "button.go", "Keep it under this name")

    _is_named(page, INSIGHT)
    expect(page.locator("main")).not_to_contain_text(EARLIER)
    _is_in_the_list(page, begun)


def _is_named(page: Page, led: str) -> None:
    page.wait_for_url("**/breakthroughs/*/?saved=1")
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    for said in ("all at once: what I do", "I carried it alone.", "I say it while it is small.", led):
        expect(page.locator("main")).to_contain_text(said)


def _is_in_the_list(page: Page, app: App) -> None:
    page.goto(f"{app.address}/threads/")
    follow(page.get_by_role("link", name="Breakthroughs you named"))
    expect(page.get_by_role("heading", level=2).first).to_have_text(NAME)
    page.get_by_text("What led there").click()
    expect(page.locator("ol.items")).to_contain_text(INSIGHT)


def _to(page: Page, selector: str, text: str = "", most: int = 150) -> None:
    """Go on with the Tab key until the focus is there. Red when it cannot be reached."""
    for _time in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(AT, [selector, text]):
            return
    raise AssertionError(f"the Tab key does not lead to {selector} {text!r}")


def _type(page: Page, selector: str, words: str) -> None:
    _to(page, selector)
    page.keyboard.insert_text(words)


def _go(page: Page, selector: str, text: str) -> None:
    """Follow a link or press a button, and stand where it leads to."""
    _to(page, selector, text)
    follow_by_enter(page)
