"""Every page and every picture: accessible, reachable by keyboard, whole without scripts, at any size and on paper."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import (
    PASSPHRASE,
    PATIENCE,
    begin_journal,
    follow,
    follow_by_enter,
    look_around,
    open_journal,
)
from tests.cast import diary_csv
from tests.crawl import each_page
from tests.running import App
from tests.walks.looking import (
    PICTURES,
    WATCH_SHIFTS,
    by_tab,
    in_other_colours,
    moved,
    on_paper,
    points_of,
    too_wide,
    unfolded,
    unnamed,
    violations,
    zoomed,
)

pytestmark = pytest.mark.browser

SIGNED_OUT = ("", "begin/", "support/", "what-a-breakthrough-is/", "privacy/")
SIGNED_IN = (
    "today/",
    "journal/",
    "life-events/",
    "path/",
    "shifts/",
    "import/",
    "how-change-came/",
    "words/",
    "what-a-breakthrough-is/",
)


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_every_page_one_can_reach(page: Page, app: App, width: int, scheme: Any) -> None:
    """Found by following links through the sample journal, so that a new page is tried by itself. Light on a wide
    screen and dark on a phone are made of the same colours and the same parts.

    Red with a part without a name, with one wider than the window, and with one that moves while the page comes; with
    a width in pixels that is more than there is at 200 %; with a picture drawn twice, or in the colour of what is
    behind; without a title in a point of a picture, and with a point whose focus looks like nothing."""
    page.add_init_script(WATCH_SHIFTS)
    beside = page.context.new_page()
    found: dict[str, list[str]] = {}
    pages = points = pictures = 0

    def as_it_is() -> None:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, forced_colors="none")

    def ask(about: str, answer: Iterable[str]) -> None:
        if wrong := list(answer):
            found[f"{about} {page.url}"] = wrong

    def look() -> None:
        nonlocal pages, points, pictures
        ask("moved", moved(page))
        ask("too wide", too_wide(page, width))
        ask("no name", unnamed(page))
        pages, points, pictures = (
            pages + 1,
            points + points_of(page).count(),
            pictures + len(page.evaluate(PICTURES)),
        )
        if width == 1280:  # these have a width of their own, and are asked once
            ask("at 200 %", zoomed(page))
            ask("in other colours", in_other_colours(page))
            ask("on paper", on_paper(page))
            as_it_is()
            page.emulate_media(forced_colors="active")
        ask("by Tab", by_tab(page, beside))
        as_it_is()
        ask("axe", unfolded(page))
        ask("too wide unfolded", too_wide(page, width))

    as_it_is()
    for place in SIGNED_OUT:
        page.goto(f"{app.address}/{place}")
        look()
    look_around(page, app)
    for _url in each_page(page, app.address, *(f"/{place}" for place in SIGNED_IN)):
        look()
    assert found == {}
    assert pages > 40 and points >= 3 and pictures > 5


def test_axe_finds_nothing_on_empty_pages(page: Page, app: App) -> None:
    found: list[str] = []
    begin_journal(page, app, lambda name: found.extend(violations(page)))
    for place in SIGNED_IN:
        page.goto(f"{app.address}/{place}")
        found += violations(page)
    follow(page.get_by_role("button", name="Lock"))
    found += violations(page)
    follow(page.get_by_role("link", name="I have lost it"))
    found += violations(page)
    assert found == []


def test_axe_finds_nothing_while_bringing_in_and_when_it_locked_meanwhile(
    page: Page, begun: App, tmp_path: Path
) -> None:
    open_journal(page, begun)
    diary = tmp_path / "diary.csv"
    diary.write_text(diary_csv())
    page.goto(f"{begun.address}/import/")
    page.set_input_files("input[type=file]", diary)
    follow(page.get_by_role("button", name="Look at it"))
    found = violations(page)
    follow(page.get_by_role("button", name="Bring it in"))
    found += violations(page)
    page.goto(f"{begun.address}/today/")
    page.locator("[value='12']").check(force=True)
    page.context.request.get(f"{begun.address}/leave/")
    follow(page.get_by_role("button", name="Save check-in"))
    page.get_by_text("What you typed is still on this page.").wait_for()
    found += violations(page)
    page.fill("#id_passphrase", PASSPHRASE)
    follow(page.get_by_role("button", name="Open"))
    found += violations(page)
    follow(page.get_by_role("button", name="Save what you wrote"))
    page.wait_for_url("**/today/?kept=*")
    assert found == []


def test_a_check_in_by_keyboard_alone(page: Page, begun: App) -> None:
    open_journal(page, begun)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[name=place]:checked")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[name=words]:checked")).to_have_count(1)
    follow_by_enter(page)
    page.wait_for_url("**/today/?kept=*")


def test_everything_works_without_scripts(browser: Browser, app: App) -> None:
    context = browser.new_context(locale="en-US", java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    begin_journal(page, app)
    page.locator("label.cell:has([value='33'])").click()
    page.locator("li.w.at-33 label").first.click()
    follow(page.get_by_role("button", name="Save check-in"))
    page.wait_for_url("**/today/?kept=*")
    page.goto(f"{app.address}/journal/")
    page.get_by_text("pleasant, high energy").first.wait_for()
    context.close()


def test_only_the_words_of_the_chosen_place_are_shown(page: Page, begun: App) -> None:
    open_journal(page, begun)
    page.locator("[value='44']").check(force=True)
    shown = page.locator("li.w:visible")
    expect(shown.first).to_be_visible()
    assert 5 <= shown.count() <= 9
    assert all("at-44" in (each.get_attribute("class") or "") for each in shown.all())
    shown.first.locator("label").click()
    page.locator("[value='00']").check(force=True)
    expect(page.locator("li.w:visible:has(:checked)")).to_have_count(1)  # a chosen word stays in sight
