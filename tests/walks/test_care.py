"""Support now in a real browser: from a locked screen, without a network, without scripts; and after an answer."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import PATIENCE, begin_journal, open_journal
from tests.running import App, running

pytestmark = pytest.mark.browser

HEADING = "You do not have to be alone with this."
PLAN = {
    "How do I notice it coming?": "I stop answering messages.",
    "What can I do myself, without anyone?": "Shoes on, to the river.",
    "Whom do I call first?": "Ruth",
    "Their number": "0170 1234",
}

KEPT = """() => caches.keys().then(async names => {
    const of = names.find(name => name.startsWith("support-"));
    return of ? (await (await caches.open(of)).keys()).map(each => new URL(each.url).pathname).sort() : null;
})"""
"""Which addresses the browser keeps, once it does."""

IN_WORDS = """() => caches.keys().then(async names => {
    const said = [];
    for (const name of names) {
        for (const each of await (await caches.open(name)).matchAll()) said.push(await each.text());
    }
    return said.join("\\n");
})"""

SMALL = """all => all.filter(it => it.checkVisibility() && it.getBoundingClientRect().height < 43.9)
    .map(it => it.textContent)"""

FILES = [
    "/static/pictures/pictures.css",
    "/static/shell/icon.svg",
    "/static/shell/inkling.js",
    "/static/shell/style.css",
    "/support/",
]


def _go(what: Locator) -> None:
    """Click, and stand on the page it leads to."""
    with what.page.expect_navigation():
        what.click()


def _support(page: Page) -> None:
    _go(
        page.get_by_role("navigation")
        .or_(page.locator(".care"))
        .get_by_role("link", name="Support now")
        .first
    )
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADING)


def _keeps(page: Page) -> None:
    """Wait until the browser keeps the page and its files."""
    for _try in range(120):
        if page.evaluate(KEPT) == FILES:
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"it keeps {page.evaluate(KEPT)}")


def _write_plan(page: Page, app: App) -> None:
    page.goto(f"{app.address}/safety-plan/write/")
    for label, words in PLAN.items():
        page.get_by_label(label, exact=True).fill(words)
    _go(page.get_by_role("button", name="Keep it"))
    expect(page.get_by_role("heading", level=1)).to_have_text("What helps in a hard hour")


def _whole(page: Page) -> None:
    """The page that is the same for everybody is there, as it should look, and can be left."""
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADING)
    expect(page.get_by_role("link", name="Call 112")).to_be_visible()
    page.locator("summary", has_text="New Zealand").click()
    expect(page.get_by_role("link", name="Text 1737")).to_be_visible()
    assert page.locator("summary").first.evaluate("it => getComputedStyle(it).minHeight") != "0px", (
        "it is styled"
    )
    assert not any(words in page.content() for words in PLAN.values())


def test_support_now_from_a_locked_screen_offline(page: Page, app: App) -> None:
    """She never opened it before. Red without the worker, and where it keeps the page as it is signed in."""
    begin_journal(page, app)
    _write_plan(page, app)
    _keeps(page)
    _go(page.get_by_role("button", name="Lock"))
    page.wait_for_url("**/unlock/")
    page.context.set_offline(True)
    _support(page)
    _whole(page)
    for _time in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("about:blank")


def test_it_is_there_when_the_program_is_not(browser: Browser, chromium: str, tmp_path: Path) -> None:
    """As happens on a computer of one's own: the program was stopped. Whatever was open may be shown the same way."""
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    with running(tmp_path / "home") as app:
        begin_journal(page, app)
        _keeps(page)
    page.goto(f"{app.address}/support/")
    _whole(page)
    context.close()


def test_signed_in_with_a_network_it_is_her_own_and_nothing_of_it_is_kept(page: Page, app: App) -> None:
    """The network comes first. Opening it leaves what is kept as it was."""
    begin_journal(page, app)
    _keeps(page)
    before = page.evaluate(IN_WORDS)
    _write_plan(page, app)
    for _time in range(2):
        _support(page)
        expect(page.locator("main")).to_contain_text("Shoes on, to the river.")
        expect(page.get_by_role("link", name="Call 0170 1234")).to_have_attribute("href", "tel:01701234")
    assert page.evaluate(IN_WORDS) == before
    assert not any(words in before for words in PLAN.values())
    assert page.evaluate(KEPT) == FILES


def test_what_is_kept_is_nobodys_page_also_where_the_plan_was_there_first(
    browser: Browser, page: Page, app: App
) -> None:
    """Her journal is opened in a browser that was never here. Red without `credentials: "omit"` in the worker."""
    begin_journal(page, app)
    _write_plan(page, app)
    context = browser.new_context(locale="en-US")
    context.set_default_timeout(PATIENCE)
    other = context.new_page()
    open_journal(other, app)
    _keeps(other)
    kept = other.evaluate(IN_WORDS)
    context.close()
    assert HEADING in kept
    assert not any(words in kept for words in PLAN.values())


def test_that_it_is_kept_does_not_tell_that_it_was_opened(browser: Browser, page: Page, app: App) -> None:
    """It is asked for on pages of an open journal, and by nothing that somebody signed out can open."""
    context = browser.new_context(locale="en-US")
    stranger = context.new_page()
    for place in ("support/", "privacy/", "begin/", ""):
        stranger.goto(f"{app.address}/{place}")
    stranger.goto(f"{app.address}/support/")
    expect(stranger.get_by_role("heading", level=1)).to_have_text(HEADING)
    assert stranger.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert stranger.evaluate("caches.keys()") == []
    context.close()
    begin_journal(page, app)
    _keeps(page)


@pytest.mark.parametrize("answered", range(4))
def test_item_nine_above_zero(page: Page, app: App, answered: int) -> None:
    """Her own plan first, the same for every value above nothing; nothing at all for nothing. Then back."""
    begin_journal(page, app)
    _write_plan(page, app)
    page.goto(f"{app.address}/measures/")
    page.locator("summary", has_text="Use").first.click()
    _go(page.locator("button[name=key][value=phq9]"))
    for item in range(1, 10):
        value = answered if item == 9 else 0
        page.locator(f"label:has([name=answer-{item}][value='{value}'])").click()
    _go(page.get_by_role("button", name="Save"))
    if answered:
        assert page.url == f"{app.address}/support/after/"
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "What you answered is kept, like anything else."
        )
        expect(page.locator("main h2").first).to_have_text("My safety plan")
        expect(page.locator("main")).to_contain_text("nobody watches")
        _go(page.get_by_role("link", name="Back to my answers").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("PHQ-9")


def test_no_other_page_comes_without_a_network(page: Page, app: App) -> None:
    """Nothing private is anywhere but in the program."""
    begin_journal(page, app)
    _write_plan(page, app)
    _keeps(page)
    page.context.set_offline(True)
    for place in ("support/after/", "safety-plan/", "today/"):
        with pytest.raises(Exception, match=r"ERR_INTERNET_DISCONNECTED|ERR_FAILED"):
            page.goto(f"{app.address}/{place}")


def test_without_a_script_everything_but_the_network_works(browser: Browser, app: App) -> None:
    context = browser.new_context(locale="en-US", java_script_enabled=False)
    page = context.new_page()
    begin_journal(page, app)
    _write_plan(page, app)
    _support(page)
    expect(page.locator("main")).to_contain_text("Shoes on, to the river.")
    page.locator("summary", has_text="Canada").click()
    expect(page.get_by_role("link", name="Text 988")).to_be_visible()
    _go(page.get_by_role("link", name="Leave", exact=True))
    assert page.title() == "New page"
    page.goto(f"{app.address}/support/")
    _whole(page)
    context.close()


def test_by_keyboard_alone_to_a_line_and_to_the_emergency_number(page: Page, app: App) -> None:
    page.goto(f"{app.address}/support/")
    reached: list[str] = []
    for _tab in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate("[document.activeElement.tagName, document.activeElement.textContent.trim()]")
        reached.append(at[1])
        if at == ["SUMMARY", "Ireland"]:
            page.keyboard.press("Enter")
    opened = reached.index("Ireland")
    assert reached[opened + 1 : opened + 3] == ["Call 116 123", "Call 112"]
    assert "Call 999" in reached
    assert reached.index("In danger now") < reached.index("Australia"), "the way there comes first"


def test_one_country_at_a_time(page: Page, app: App) -> None:
    page.goto(f"{app.address}/support/")
    page.locator("summary", has_text="Spain").click()
    page.locator("summary", has_text="Austria").click()
    expect(page.locator("details[open] summary")).to_have_text(["Austria"])


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_axe_finds_nothing_with_a_plan_and_with_every_country_unfolded(
    page: Page, app: App, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    begin_journal(page, app)
    found: list[str] = []

    def look(place: str) -> None:
        page.goto(f"{app.address}/{place}")
        page.evaluate("document.querySelectorAll('details').forEach(it => { it.name = ''; it.open = true; })")
        results = Axe().run(page).response["violations"]
        found.extend(f"{place}: {each['id']} {each['nodes'][0]['html'][:100]}" for each in results)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
        small = page.locator("main :is(a.plain, summary, button:not([hidden]))").evaluate_all(SMALL)
        assert small == [], place

    for place in ("support/", "safety-plan/", "safety-plan/write/"):
        look(place)
    _write_plan(page, app)
    for place in ("support/", "support/after/", "safety-plan/", "safety-plan/write/"):
        look(place)
    assert found == []
