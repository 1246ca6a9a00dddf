"""Every page: accessible by axe, reachable by keyboard, whole without scripts, quiet towards other machines."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser import PASSPHRASE, begin_journal, look_around
from tests.cast import diary_csv
from tests.crawl import pages_from
from tests.running import App

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
)


def _violations(page: Page) -> list[str]:
    results = Axe().run(page)
    return [f"{page.url}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in results.response["violations"]]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_axe_finds_nothing_on_any_page_one_can_reach(page: Page, app: App, width: int, scheme: str) -> None:
    """Found by following links through the sample journal, so that a new page is tried by itself. Light on a wide
    screen and dark on a phone are made of the same colours and the same parts."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found: list[str] = []
    for place in SIGNED_OUT:
        page.goto(f"{app.address}/{place}")
        found += _violations(page)
    look_around(page, app)
    reached = pages_from(page, app.address, *(f"/{place}" for place in SIGNED_IN))
    assert len(reached) > 20
    for url in reached.values():
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
        found += _violations(page)
    assert found == []


def test_axe_finds_nothing_on_empty_pages(page: Page, app: App) -> None:
    found: list[str] = []
    begin_journal(page, app, lambda name: found.extend(_violations(page)))
    for place in SIGNED_IN:
        page.goto(f"{app.address}/{place}")
        found += _violations(page)
    page.get_by_role("button", name="Lock").click()
    found += _violations(page)
    page.get_by_role("link", name="I have lost it").click()
    found += _violations(page)
    assert found == []


def test_axe_finds_nothing_while_bringing_in_and_when_it_locked_meanwhile(
    page: Page, app: App, tmp_path: Path
) -> None:
    begin_journal(page, app)
    diary = tmp_path / "diary.csv"
    diary.write_text(diary_csv())
    page.goto(f"{app.address}/import/")
    page.set_input_files("input[type=file]", diary)
    page.get_by_role("button", name="Look at it").click()
    found = _violations(page)
    page.get_by_role("button", name="Bring it in").click()
    found += _violations(page)
    page.goto(f"{app.address}/today/")
    page.locator("[value='12']").check(force=True)
    page.context.request.get(f"{app.address}/leave/")
    page.get_by_role("button", name="Save check-in").click()
    page.get_by_text("What you typed is still on this page.").wait_for()
    found += _violations(page)
    page.fill("#id_passphrase", PASSPHRASE)
    page.get_by_role("button", name="Open").click()
    found += _violations(page)
    page.get_by_role("button", name="Save what you wrote").click()
    page.wait_for_url("**/today/?kept=*")
    assert found == []


WATCH_SHIFTS = """
window.moved = [];
new PerformanceObserver(list => {
  for (const e of list.getEntries()) {
    const what = e.sources.map(s => s.node && (s.node.className || s.node.nodeName));
    if (e.value > 0) moved.push([e.value, String(what)]);
  }
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_comes(page: Page, app: App, width: int) -> None:
    """Layout shift is nothing at all, on every page one can reach."""
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(WATCH_SHIFTS)
    look_around(page, app)
    moved = {}
    for shape, url in pages_from(page, app.address, *(f"/{place}" for place in SIGNED_IN)).items():
        page.goto(url)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if found := page.evaluate("window.moved"):
            moved[shape] = found
    assert moved == {}


def test_no_page_is_wider_than_a_phone(page: Page, app: App) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    look_around(page, app)
    for place in (*SIGNED_IN, "support/"):
        page.goto(f"{app.address}/{place}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, place


def test_a_check_in_by_keyboard_alone(page: Page, app: App) -> None:
    begin_journal(page, app)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("[name=place]:checked").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("[name=words]:checked").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/?kept=*")


def test_everything_works_without_scripts(browser: Browser, app: App) -> None:
    context = browser.new_context(locale="en-US", java_script_enabled=False)
    page = context.new_page()
    begin_journal(page, app)
    page.locator("label.cell:has([value='33'])").click()
    page.locator("li.w.at-33 label").first.click()
    page.get_by_role("button", name="Save check-in").click()
    page.wait_for_url("**/today/?kept=*")
    page.goto(f"{app.address}/journal/")
    page.get_by_text("pleasant, high energy").first.wait_for()
    context.close()


def test_only_the_words_of_the_chosen_place_are_shown(page: Page, app: App) -> None:
    begin_journal(page, app)
    page.locator("[value='44']").check(force=True)
    shown = page.locator("li.w:visible")
    assert 5 <= shown.count() <= 9
    assert all("at-44" in (each.get_attribute("class") or "") for each in shown.all())
    shown.first.locator("label").click()
    page.locator("[value='00']").check(force=True)
    assert page.locator("li.w:visible:has(:checked)").count() == 1, "a chosen word stays in sight"
