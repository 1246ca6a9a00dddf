"""The same challenge five times, the fifth caught in the moment: once by touch on a phone, once by keyboard alone."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import PATIENCE, begin_journal, follow, follow_by_enter, look_around, open_journal
from tests.running import App
from tests.walks.looking import too_wide, violations

pytestmark = pytest.mark.browser

NAME = "When someone is disappointed in me"
FIVE = (
    ("She sighed at the report.", "small", "It is over.", 9, "days after"),
    ("I forgot a birthday.", "guilty", "I always do this.", 8, "days after"),
    ("My brother went quiet.", "uneasy", "What did I do?", 7, "hours after"),
    ("They moved the meeting.", "braced", "They are cross with me.", 7, "hours after"),
    ("I said no to a favour.", "nervous, clear", "Here it is. I know this one.", 4, "in the moment"),
)


def _day(at: int) -> str:
    """Every six days, the fifth one today."""
    today = datetime.now(UTC).astimezone().date()
    return (today - timedelta(days=6 * (len(FIVE) - 1 - at))).isoformat()


def test_five_times_by_touch(browser: Browser, app: App) -> None:
    context = browser.new_context(locale="en-US", viewport={"width": 390, "height": 844}, has_touch=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    begin_journal(page, app)
    follow(page.get_by_role("link", name="Challenges"), Locator.tap)
    follow(page.get_by_role("link", name="Add a challenge"), Locator.tap)
    page.fill("#id_name", NAME)
    follow(page.get_by_role("button", name="Save"), Locator.tap)
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    for at in range(len(FIVE)):
        _to_the_form_in_two_taps(page, app)
        _beside_the_form(page, at)
        _write_by_touch(page, at)
        expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Saved.")
    _then_and_now(page)
    assert violations(page) == []
    assert too_wide(page, 390) == []
    context.close()


def test_five_times_by_keyboard_alone(page: Page, begun: App) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    open_journal(page, begun)
    _go(page, "Challenges")
    page.wait_for_url("**/challenges/")
    _go(page, "Add a challenge")
    page.wait_for_url("**/new/")
    _tab_to(page, "#id_name")
    page.keyboard.type(NAME)
    follow_by_enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    for at in range(len(FIVE)):
        _go(page, "It came back")
        page.wait_for_url("**/again/")
        _beside_the_form(page, at)
        _write_by_keyboard(page, at)
        expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Saved.")
    _then_and_now(page)
    _unfold(page, "The table behind the picture")
    expect(page.get_by_role("row", name=re.compile("in the moment 4"))).to_be_visible()
    _unfold(page, "All 5 times in full")
    expect(page.get_by_role("link", name=re.compile("Correct or delete")).first).to_be_visible()
    _go(page, "Let it rest", "button")
    expect(page.get_by_role("button", name="Take it up again")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_where_something_is_missing(page: Page, app: App, width: int, scheme: Any) -> None:
    """The pages themselves are walked with all others, unfolded."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    look_around(page, app)
    page.goto(f"{app.address}/challenges/")
    follow(page.locator(".standings a.own").first)
    page.goto(f"{page.url}again/")
    follow(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []
    assert too_wide(page, width) == []


def _to_the_form_in_two_taps(page: Page, app: App) -> None:
    page.goto(f"{app.address}/today/")
    follow(page.get_by_role("navigation", name="Main").get_by_role("link", name="Challenges"), Locator.tap)
    follow(page.get_by_role("link", name=re.compile(f"It came back.*{NAME}")), Locator.tap)
    expect(page.get_by_role("heading", level=1)).to_have_text("It came back.")


def _beside_the_form(page: Page, at: int) -> None:
    """The last time stands there, word for word."""
    aside = page.get_by_role("complementary")
    if at == 0:
        expect(aside).to_contain_text("The first time")
        return
    for said in (*FIVE[at - 1][:3], f"{FIVE[at - 1][3]} of 10", FIVE[at - 1][4]):
        expect(aside).to_contain_text(said)


def _write_by_touch(page: Page, at: int) -> None:
    situation, felt, thought, strength, catch = FIVE[at]
    page.fill("#id_situation", situation)
    page.fill("#id_felt", felt)
    page.fill("#id_thought", thought)
    page.locator(".scale label", has_text=re.compile(rf"^\s*{strength}\s*$")).tap()
    page.locator(".pills label", has_text=catch).tap()
    page.get_by_text("Another day, how it felt, a thread").tap()
    page.fill("#id_day", _day(at))
    follow(page.get_by_role("button", name="Save"), Locator.tap)


def _write_by_keyboard(page: Page, at: int) -> None:
    situation, felt, thought, strength, catch = FIVE[at]
    for field, words in (("situation", situation), ("felt", felt), ("thought", thought)):
        _tab_to(page, f"#id_{field}")
        page.keyboard.type(words)
    _choose(page, "strength", str(strength))
    _choose(page, "catch", catch)
    _unfold(page, "Another day, how it felt, a thread")
    _tab_to(page, "#id_day")
    year, month, day = _day(at).split("-")
    page.keyboard.type(f"{month}{day}{year}")
    expect(page.locator("#id_day")).to_have_value(_day(at))
    _go(page, "Save", "button")


def _choose(page: Page, name: str, value: str) -> None:
    """To the group by Tab, and to the choice by the arrows."""
    _tab_to(page, f"[name={name}]")
    for _press in range(14):
        if page.evaluate("document.activeElement.value") == value:
            page.keyboard.press("Space")
            break
        page.keyboard.press("ArrowRight")
    expect(page.locator(f"[name={name}]:checked")).to_have_value(value)


def _go(page: Page, name: str, selector: str = "a") -> None:
    """Go to a link or a button by Tab, see that one sees where one is, and follow it."""
    _tab_to(page, selector, name)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    follow_by_enter(page)


def _unfold(page: Page, name: str) -> None:
    _tab_to(page, "summary", name)
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")


def _tab_to(page: Page, selector: str, name: str = "") -> None:
    for _step in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(
            "([selector, name]) => { const here = document.activeElement;"
            " return here.matches(selector) && here.textContent.trim().startsWith(name) }",
            [selector, name],
        ):
            return
    raise AssertionError(f"Tab never came to {selector} {name}")


def _then_and_now(page: Page) -> None:
    """The fifth was caught in the moment: said, drawn, and laid beside the first."""
    said = page.locator(".lede p")
    expect(said).to_contain_text(re.compile(r"It has come back five times since \w+"))
    expect(said).to_contain_text("The first two times you caught it days after.")
    expect(said).to_contain_text("The last three times you caught it hours after or in the moment.")
    then, now = page.locator("section.then"), page.locator("section.now")
    expect(then).to_contain_text("It is over.")
    expect(now).to_contain_text("Here it is. I know this one.")
    left, right = then.bounding_box(), now.bounding_box()
    assert left and right
    assert abs(left["y"] - right["y"]) < 2 and left["x"] + left["width"] <= right["x"], "side by side"
    rows = [each.locator("li").first.bounding_box() for each in (then, now)]
    assert rows[0] and rows[1] and abs(rows[0]["y"] - rows[1]["y"]) < 2, "row by row"
    drawn = page.locator("figure.pic svg:visible").first
    expect(drawn.locator("circle")).to_have_count(5)
    heights = [float(each.get_attribute("cy") or 0) for each in drawn.locator("circle").all()]
    assert heights == sorted(heights, reverse=True) and heights[-1] < heights[0], "higher is sooner"
