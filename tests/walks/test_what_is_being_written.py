"""What is being written survives a closed tab, a reload and a lock; nothing of it is kept by the browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser import PASSPHRASE, begin_journal, look_around
from tests.crawl import pages_from
from tests.running import App

pytestmark = pytest.mark.browser

NOTE = "I did not say it, again.\nBut my hand was on the door."
KEPT_IN_THE_BROWSER = """async () => [
    localStorage.length, sessionStorage.length, document.cookie,
    (await indexedDB.databases()).length, (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
]"""


def _type(page: Page, app: App, note: str = NOTE) -> None:
    """A check-in that is not saved."""
    page.goto(f"{app.address}/today/")
    page.locator("label.cell:has([value='11'])").click()
    page.locator("li.w.at-11 label").first.click()
    page.get_by_text("Add a sentence").click()
    page.get_by_label("A sentence, if you like").press_sequentially(note[:8])
    page.get_by_label("A sentence, if you like").fill(note)


def _kept(page: Page) -> None:
    """Wait until the script has sent it."""
    with page.expect_response(re.compile("/drafts/$")) as answer:
        pass
    assert answer.value.status == 204


def _come_back(page: Page, address: str) -> None:
    """Open this page once what another one sent while it went away has arrived."""
    for _try in range(20):
        page.goto(address)
        if page.locator("[data-kept]").count():
            return
        page.wait_for_timeout(250)
    pytest.fail(f"nothing was kept for {address}")


def _is_filled_in(page: Page, note: str = NOTE) -> None:
    expect(page.get_by_text("We kept what you were writing. It is filled in below")).to_be_visible()
    expect(page.get_by_label("A sentence, if you like")).to_be_visible()
    expect(page.get_by_label("A sentence, if you like")).to_have_value(note)
    assert page.locator("input[value='11'][name=place]").is_checked()
    assert page.locator("input[name=words]:checked").count() == 1


def test_a_tab_closed_without_saving(page: Page, app: App) -> None:
    begin_journal(page, app)
    other = page.context.new_page()
    _type(other, app)
    other.close(run_before_unload=True)
    _come_back(page, f"{app.address}/today/")
    _is_filled_in(page)
    page.reload()
    _is_filled_in(page)
    page.get_by_role("button", name="Save check-in").click()
    page.wait_for_url("**/today/?kept=*")
    expect(page.locator(".kept-drafts")).to_have_count(0)
    page.goto(f"{app.address}/journal/")
    expect(page.get_by_text("my hand was on the door")).to_have_count(1)


def test_two_tabs_both_are_offered_and_anyone_can_use_what_is_offered(page: Page, app: App) -> None:
    """By axe, and by keyboard: on Today with one filled in and another named, and where a draft is read."""
    begin_journal(page, app)
    page.goto(f"{app.address}/today/")
    other = page.context.new_page()
    other.goto(f"{app.address}/today/")
    for tab, note in ((page, "One thing."), (other, "Another thing.")):
        tab.bring_to_front()
        tab.get_by_text("Add a sentence").click()
        tab.get_by_label("A sentence, if you like").fill(note)
        _kept(tab)
    other.goto(f"{app.address}/today/")
    expect(other.get_by_label("A sentence, if you like")).to_have_value("Another thing.")
    other.get_by_text("This was kept too").press("Enter")
    expect(other.locator(".kept-drafts li .own")).to_have_text("One thing.")
    assert Axe().run(other).violations_count == 0
    other.goto(
        app.address
        + str(other.locator(".kept-drafts li form").get_attribute("action")).removesuffix("let-go/")
    )
    expect(other.locator("main .own")).to_have_text("One thing.")
    assert Axe().run(other).violations_count == 0
    other.get_by_role("link", name="Go on writing").press("Enter")
    other.locator("[data-kept]").get_by_role("button", name="Let it go").press("Enter")
    expect(other.get_by_label("A sentence, if you like")).to_have_value("One thing.")


def test_going_on_with_it_and_letting_it_go(page: Page, app: App) -> None:
    begin_journal(page, app)
    _type(page, app)
    _kept(page)
    page.reload()
    _is_filled_in(page)
    page.get_by_label("A sentence, if you like").fill("Another sentence.")
    _kept(page)
    page.reload()
    _is_filled_in(page, "Another sentence.")
    expect(page.locator(".kept-drafts li")).to_have_count(0)
    page.get_by_role("button", name="Let it go").click()
    expect(page.locator(".kept-drafts")).to_have_count(0)
    expect(page.get_by_label("A sentence, if you like")).to_have_value("")


def test_a_lock_from_another_tab_and_writing_on_in_the_locked_one(page: Page, app: App) -> None:
    """The second half is typed when no key is anywhere any more: it is kept, and nothing can be read."""
    begin_journal(page, app)
    _type(page, app, "Before the lock")
    _kept(page)
    other = page.context.new_page()
    other.goto(f"{app.address}/journal/")
    other.get_by_role("button", name="Lock").click()
    other.wait_for_url("**/unlock/")
    page.get_by_label("A sentence, if you like").fill("Before the lock, and after it")
    _kept(page)
    page.goto(f"{app.address}/today/")
    page.wait_for_url("**/unlock/")
    assert "Before the lock" not in page.content()
    page.fill("#id_passphrase", PASSPHRASE)
    page.get_by_role("button", name="Open").click()
    _is_filled_in(page, "Before the lock, and after it")


def test_a_page_left_alone_leaves_the_screen_and_nothing_is_lost(page: Page, app: App) -> None:
    """Shortly before, nothing blinks. Red without `watchTheTime`."""
    page.clock.install()
    begin_journal(page, app)
    _type(page, app)
    with page.expect_response(re.compile("/drafts/$")):
        page.clock.run_for(2_000)
    page.clock.run_for(14 * 60_000)
    assert page.url.endswith("/today/")
    assert page.locator("main").inner_text().count("Inkling locks itself") == 1
    page.clock.run_for(70_000)
    page.wait_for_url("**/unlock/?kept=1")
    expect(page.get_by_text("What you were writing is kept, and waits for you inside.")).to_be_visible()
    assert "my hand" not in page.content()
    page.fill("#id_passphrase", PASSPHRASE)
    page.get_by_role("button", name="Open").click()
    _is_filled_in(page)


def test_a_form_that_comes_back_is_still_kept(page: Page, app: App) -> None:
    """No place was chosen; then the tab is closed."""
    begin_journal(page, app)
    other = page.context.new_page()
    other.goto(f"{app.address}/today/")
    other.get_by_text("Add a sentence").click()
    other.get_by_label("A sentence, if you like").fill("Only words.")
    other.get_by_role("button", name="Save check-in").click()
    expect(other.get_by_text("Choose a place first")).to_be_visible()
    other.close(run_before_unload=True)
    _come_back(page, f"{app.address}/today/")
    expect(page.get_by_label("A sentence, if you like")).to_have_value("Only words.")
    expect(page.locator(".kept-drafts li")).to_have_count(0)


def test_what_was_taken_out_again_is_not_offered(page: Page, app: App) -> None:
    begin_journal(page, app)
    page.goto(f"{app.address}/today/")
    page.get_by_text("Add a sentence").click()
    page.get_by_label("A sentence, if you like").fill("No.")
    _kept(page)
    page.get_by_label("A sentence, if you like").fill("")
    _kept(page)
    page.reload()
    expect(page.locator(".kept-drafts")).to_have_count(0)


def test_every_form_with_room_for_words_is_kept_and_filled_in(page: Page, app: App) -> None:
    """Found by following links through the sample journal. Each is left by going to another page."""
    look_around(page, app)
    tried = 0
    for address in pages_from(page, app.address, "/today/", "/settings/").values():
        page.goto(address)
        forms = page.locator(
            "main form:has(input[type=hidden][name$=entry]):has(textarea, input[type=text][name])"
        )
        for at in range(forms.count()):
            field = forms.nth(at).locator("textarea, input[type=text][name]").first
            name = field.get_attribute("name")
            said = f"Kept {address} {at} {name}"[-180:]
            field.evaluate(_WRITE, said)
            page.goto("about:blank")
            _come_back(page, address)
            filled = forms.nth(at).locator(f"[name='{name}']").first
            assert filled.input_value() == said, (address, name)
            assert filled.evaluate("field => !field.closest('details:not([open])')"), "it can be seen"
            page.locator("[data-kept]").get_by_role("button", name="Let it go").click()
            page.goto(address)
            tried += 1
    assert tried > 8


_WRITE = """(field, said) => {
    field.value = said;
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def test_too_much_is_said_where_it_is_written(page: Page, app: App) -> None:
    begin_journal(page, app)
    _type(page, app, "Much.")
    field = page.get_by_label("A sentence, if you like")
    field.evaluate(
        "field => { field.value = 'word '.repeat(54000); field.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    expect(page.get_by_text("This is more than can be kept before you save.")).to_be_visible()
    field.fill("Shorter.")
    expect(page.get_by_text("This is more than can be kept before you save.")).to_be_hidden()


def test_the_browser_keeps_nothing(page: Page, app: App) -> None:
    """Nothing in any storage a page has; and what the browser shows of a page after the lock is the lock."""
    begin_journal(page, app)
    _type(page, app)
    _kept(page)
    assert page.evaluate(KEPT_IN_THE_BROWSER) == [0, 0, "", 0, 0, 0]
    page.get_by_role("button", name="Lock").click()
    page.wait_for_url("**/unlock/")
    assert page.evaluate(KEPT_IN_THE_BROWSER) == [0, 0, "", 0, 0, 0]
    page.go_back()
    assert "my hand" not in page.content()


def test_without_the_script_a_form_is_saved_and_carried_as_before(browser: Browser, app: App) -> None:
    context = browser.new_context(locale="en-US", java_script_enabled=False)
    page = context.new_page()
    begin_journal(page, app)
    _type(page, app)
    context.request.get(f"{app.address}/leave/")
    page.get_by_role("button", name="Save check-in").click()
    page.fill("#id_passphrase", PASSPHRASE)
    page.get_by_role("button", name="Open").click()
    page.get_by_role("button", name="Save what you wrote").click()
    page.wait_for_url("**/today/?kept=*")
    page.goto(f"{app.address}/journal/")
    expect(page.get_by_text("my hand was on the door")).to_be_visible()
    context.close()
