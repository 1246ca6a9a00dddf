"""What is being written survives a closed tab, a reload and a lock; nothing of it is kept by the browser."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser import PASSPHRASE, PATIENCE, enter, follow, look_around, open_journal, until_kept
from tests.crawl import each_page
from tests.running import App
from tests.walks.looking import violations

pytestmark = pytest.mark.browser

NOTE = "I did not say it, again.\nBut my hand was on the door."
LAST = NOTE.splitlines()[-1]
KEPT_IN_THE_BROWSER = """async () => {
    const workers = await navigator.serviceWorker.getRegistrations();
    const kept = [];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const text = await (await cache.match(request)).text();
            kept.push([new URL(request.url).pathname, text.includes("my hand")]);
        }
    }
    return [
        localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,
        workers.map(it => new URL(it.scope).pathname).filter(it => it !== "/support/"),
        kept.filter(([path, hers]) => hers || !/^\\/(support|static)\\//.test(path)),
    ];
}"""
"""In each storage a page has; besides Support now, which is nobody's page."""


def _type(page: Page, app: App, note: str = NOTE) -> None:
    """A check-in that is not saved."""
    page.goto(f"{app.address}/today/")
    page.locator("label.cell:has([value='11'])").click()
    page.locator("li.w.at-11 label").first.click()
    page.get_by_text("Add a sentence").click()
    page.get_by_label("A sentence, if you like").press_sequentially(note[:8])
    page.get_by_label("A sentence, if you like").fill(note)


@contextmanager
def _keeping(page: Page, last: str) -> Iterator[None]:
    """Write this meanwhile, and wait until the script has sent it to its last words, and has heard that it is kept.
    On a slow computer it sends the beginning before."""

    def it_all(answer: Response) -> bool:
        return answer.url.endswith("/drafts/") and last in (answer.request.post_data or "")

    with page.expect_response(it_all) as answer:
        yield
    assert answer.value.status == 204
    page.evaluate("async () => (await fetch('/support/')).text()")


def _is_filled_in(page: Page, note: str = NOTE) -> None:
    expect(page.get_by_text("We kept what you were writing. It is filled in below")).to_be_visible()
    expect(page.get_by_label("A sentence, if you like")).to_be_visible()
    expect(page.get_by_label("A sentence, if you like")).to_have_value(note)
    expect(page.locator("input[value='11'][name=place]")).to_be_checked()
    expect(page.locator("input[name=words]:checked")).to_have_count(1)


def test_a_tab_closed_without_saving(page: Page, begun: App) -> None:
    open_journal(page, begun)
    other = page.context.new_page()
    _type(other, begun)
    other.close(run_before_unload=True)
    until_kept(page, f"{begun.address}/today/", NOTE)
    _is_filled_in(page)
    page.reload()
    _is_filled_in(page)
    follow(page.get_by_role("button", name="Save check-in"))
    page.wait_for_url("**/today/?kept=*")
    expect(page.locator(".kept-drafts")).to_have_count(0)
    page.goto(f"{begun.address}/journal/")
    expect(page.get_by_text("my hand was on the door")).to_have_count(1)


def test_two_tabs_both_are_offered_and_anyone_can_use_what_is_offered(page: Page, begun: App) -> None:
    """By axe, and by keyboard: on Today with one filled in and another named, and where a draft is read."""
    open_journal(page, begun)
    page.goto(f"{begun.address}/today/")
    other = page.context.new_page()
    other.goto(f"{begun.address}/today/")
    for tab, note in ((page, "One thing."), (other, "Another thing.")):
        tab.bring_to_front()
        tab.get_by_text("Add a sentence").click()
        with _keeping(tab, note):
            tab.get_by_label("A sentence, if you like").fill(note)
    other.goto(f"{begun.address}/today/")
    expect(other.get_by_label("A sentence, if you like")).to_have_value("Another thing.")
    other.get_by_text("This was kept too").press("Enter")
    expect(other.locator(".kept-drafts li .own")).to_have_text("One thing.")
    assert violations(other) == []
    other.goto(
        begun.address
        + str(other.locator(".kept-drafts li form").get_attribute("action")).removesuffix("let-go/")
    )
    expect(other.locator("main .own")).to_have_text("One thing.")
    assert violations(other) == []
    follow(other.get_by_role("link", name="Go on writing"), enter)
    follow(other.locator("[data-kept]").get_by_role("button", name="Let it go"), enter)
    expect(other.get_by_label("A sentence, if you like")).to_have_value("One thing.")


def test_going_on_with_it_and_letting_it_go(page: Page, begun: App) -> None:
    open_journal(page, begun)
    with _keeping(page, LAST):
        _type(page, begun)
    page.reload()
    _is_filled_in(page)
    with _keeping(page, "Another sentence."):
        page.get_by_label("A sentence, if you like").fill("Another sentence.")
    page.reload()
    _is_filled_in(page, "Another sentence.")
    expect(page.locator(".kept-drafts li")).to_have_count(0)
    follow(page.get_by_role("button", name="Let it go"))
    expect(page.locator(".kept-drafts")).to_have_count(0)
    expect(page.get_by_label("A sentence, if you like")).to_have_value("")


def test_a_lock_from_another_tab_and_writing_on_in_the_locked_one(page: Page, begun: App) -> None:
    """The second half is typed when no key is anywhere any more: it is kept, and nothing can be read."""
    open_journal(page, begun)
    with _keeping(page, "Before the lock"):
        _type(page, begun, "Before the lock")
    other = page.context.new_page()
    other.goto(f"{begun.address}/journal/")
    follow(other.get_by_role("button", name="Lock"))
    other.wait_for_url("**/unlock/")
    with _keeping(page, "and after it"):
        page.get_by_label("A sentence, if you like").fill("Before the lock, and after it")
    page.goto(f"{begun.address}/today/")
    page.wait_for_url("**/unlock/")
    assert "Before the lock" not in page.content()
    page.fill("#id_passphrase", PASSPHRASE)
    follow(page.get_by_role("button", name="Open"))
    _is_filled_in(page, "Before the lock, and after it")


def test_a_page_left_alone_leaves_the_screen_and_nothing_is_lost(page: Page, begun: App) -> None:
    """Shortly before, nothing blinks. Red without `watchTheTime`."""
    page.clock.install()
    open_journal(page, begun)
    with _keeping(page, LAST):
        _type(page, begun)
        page.clock.run_for(2_000)
    page.clock.run_for(14 * 60_000)
    assert page.url.endswith("/today/")
    assert page.locator("main").inner_text().count("Inkling locks itself") == 1
    page.clock.run_for(70_000)
    page.wait_for_url("**/unlock/?kept=1")
    expect(page.get_by_text("What you were writing is kept, and waits for you inside.")).to_be_visible()
    assert "my hand" not in page.content()
    page.fill("#id_passphrase", PASSPHRASE)
    follow(page.get_by_role("button", name="Open"))
    _is_filled_in(page)


def test_a_form_that_comes_back_is_still_kept(page: Page, begun: App) -> None:
    """No place was chosen; then the tab is closed."""
    open_journal(page, begun)
    other = page.context.new_page()
    other.goto(f"{begun.address}/today/")
    other.get_by_text("Add a sentence").click()
    other.get_by_label("A sentence, if you like").fill("Only words.")
    follow(other.get_by_role("button", name="Save check-in"))
    expect(other.get_by_text("Choose a place first")).to_be_visible()
    other.close(run_before_unload=True)
    until_kept(page, f"{begun.address}/today/", "Only words.")
    expect(page.get_by_label("A sentence, if you like")).to_have_value("Only words.")
    expect(page.locator(".kept-drafts li")).to_have_count(0)


def test_what_was_taken_out_again_is_not_offered(page: Page, begun: App) -> None:
    open_journal(page, begun)
    page.goto(f"{begun.address}/today/")
    page.get_by_text("Add a sentence").click()
    with _keeping(page, "No."):
        page.get_by_label("A sentence, if you like").fill("No.")
    with _keeping(page, 'name="nothing"'):
        page.get_by_label("A sentence, if you like").fill("")
    page.reload()
    expect(page.locator(".kept-drafts")).to_have_count(0)


@pytest.mark.long
def test_every_form_with_room_for_words_is_kept_and_filled_in(page: Page, app: App) -> None:
    """Found by following links through the sample journal. Each is left by going to another page."""
    look_around(page, app)
    tried = 0
    for address in each_page(page, app.address, "/today/", "/settings/"):
        forms = page.locator(
            "main form:has(input[type=hidden][name$=entry]):has(textarea, input[type=text][name])"
        )
        for at in range(forms.count()):
            if at:
                page.goto(address)
            field = forms.nth(at).locator("textarea, input[type=text][name]").first
            name = field.get_attribute("name")
            said = f"Kept {address} {at} {name}"[-180:]
            field.evaluate(_WRITE, said)
            page.goto("about:blank")
            until_kept(page, address, said)
            filled = forms.nth(at).locator(f"[name='{name}']").first
            expect(filled, f"{address} {name}").to_have_value(said)
            assert filled.evaluate("field => !field.closest('details:not([open])')"), "it can be seen"
            follow(page.locator("[data-kept]").get_by_role("button", name="Let it go"))
            tried += 1
    assert tried > 8


_WRITE = """(field, said) => {
    field.value = said;
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def test_too_much_is_said_where_it_is_written(page: Page, begun: App) -> None:
    open_journal(page, begun)
    _type(page, begun, "Much.")
    field = page.get_by_label("A sentence, if you like")
    field.evaluate(
        "field => { field.value = 'word '.repeat(54000); field.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    expect(page.get_by_text("This is more than can be kept before you save.")).to_be_visible()
    field.fill("Shorter.")
    expect(page.get_by_text("This is more than can be kept before you save.")).to_be_hidden()


def test_the_browser_keeps_nothing(page: Page, begun: App) -> None:
    """Nothing in any storage a page has; and what the browser shows of a page after the lock is the lock."""
    open_journal(page, begun)
    with _keeping(page, LAST):
        _type(page, begun)
    assert page.evaluate(KEPT_IN_THE_BROWSER) == [0, 0, "", 0, [], []]
    follow(page.get_by_role("button", name="Lock"))
    page.wait_for_url("**/unlock/")
    assert page.evaluate(KEPT_IN_THE_BROWSER) == [0, 0, "", 0, [], []]
    page.go_back()
    assert "my hand" not in page.content()


def test_without_the_script_a_form_is_saved_and_carried_as_before(browser: Browser, begun: App) -> None:
    context = browser.new_context(locale="en-US", java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    open_journal(page, begun)
    _type(page, begun)
    context.request.get(f"{begun.address}/leave/")
    follow(page.get_by_role("button", name="Save check-in"))
    page.fill("#id_passphrase", PASSPHRASE)
    follow(page.get_by_role("button", name="Open"))
    follow(page.get_by_role("button", name="Save what you wrote"))
    page.wait_for_url("**/today/?kept=*")
    page.goto(f"{begun.address}/journal/")
    expect(page.get_by_text("my hand was on the door")).to_be_visible()
    context.close()
