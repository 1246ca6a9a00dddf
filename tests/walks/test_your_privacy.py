"""Somebody may know her passphrase: she seals everything anew by keyboard, locks a browser she left open, and one day
deletes it all."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import PASSPHRASE, begin_journal, follow, follow_by_enter, open_journal, type_code_back
from tests.running import App
from tests.walks.looking import too_wide, violations

pytestmark = pytest.mark.browser

OTHER = "meadow candle harbour seven birches"


def _tab_to(page: Page, name: str) -> None:
    """Go on with the Tab key until what has this name has the focus."""
    for _each in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    pytest.fail(f"{name} is not reached by keyboard")


def _open(page: Page, app: App, passphrase: str) -> None:
    page.goto(f"{app.address}/unlock/")
    page.fill("#id_passphrase", passphrase)
    follow(page.get_by_role("button", name="Open"))


@pytest.mark.long
def test_new_keys_by_keyboard_another_browser_locked_and_everything_deleted(
    page: Page, app: App, browser: Browser
) -> None:
    begin_journal(page, app)
    elsewhere = browser.new_context(locale="en-US").new_page()
    _open(elsewhere, app, PASSPHRASE)
    elsewhere.wait_for_url("**/today/")

    page.reload()
    expect(page.locator("footer")).to_contain_text("Opened before this: today at")
    _tab_to(page, "Your privacy")
    follow_by_enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("What you write here is yours alone.")
    expect(page.locator(".openings").first.locator("li")).to_have_count(2)
    _tab_to(page, "Someone may know my passphrase")
    follow_by_enter(page)
    expect(page.get_by_text("still opens with the old secrets")).to_be_visible()
    page.locator("#id_old_passphrase").focus()
    page.keyboard.type("not the one it is")
    for field in ("#id_passphrase", "#id_again"):
        page.locator(field).focus()
        page.keyboard.type(OTHER)
    follow_by_enter(page)
    expect(
        page.get_by_text("This is not the passphrase of this journal. Nothing was changed.")
    ).to_be_visible()
    assert [page.input_value(f"#id_{name}") for name in ("old_passphrase", "passphrase", "again")] == [""] * 3
    for name, said in {"old_passphrase": PASSPHRASE, "passphrase": OTHER, "again": OTHER}.items():
        page.locator(f"#id_{name}").focus()
        page.keyboard.type(said)
    follow_by_enter(page)
    type_code_back(page)
    page.wait_for_url("**/today/")

    elsewhere.goto(f"{app.address}/journal/")
    assert elsewhere.url.endswith("/unlock/"), "the other browser was locked"
    _open(elsewhere, app, PASSPHRASE)
    expect(elsewhere.get_by_text("That passphrase does not open this journal.")).to_be_visible()
    _open(elsewhere, app, OTHER)
    elsewhere.wait_for_url("**/today/")

    page.goto(f"{app.address}/privacy/")
    follow(page.get_by_role("link", name="See and lock the others"))
    follow(page.get_by_role("button", name=re.compile("^Lock it")))
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Locked.")
    expect(page.get_by_text("It is open nowhere else.")).to_be_visible()
    elsewhere.goto(f"{app.address}/journal/")
    assert elsewhere.url.endswith("/unlock/")
    elsewhere.context.close()

    page.goto(f"{app.address}/privacy/")
    follow(page.get_by_role("link", name="Delete everything"))
    follow(page.get_by_role("link", name="Go on to delete it"))
    page.fill("#id_old_passphrase", OTHER)
    follow(page.get_by_role("button", name="Delete everything"))
    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Your journal is deleted.")
    page.go_back()
    assert "old_passphrase" not in page.content(), "going back shows nothing of it"
    assert not list((app.home / "copies").glob("*"))


def test_what_is_typed_there_is_never_sent_while_it_is_typed(page: Page, begun: App) -> None:
    """The script keeps what is being written on other pages, and nothing of a form that asks for a passphrase."""
    open_journal(page, begun)
    page.clock.install()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    for place in ("passphrase", "every-key", "code", "delete/for-good"):
        page.goto(f"{begun.address}/privacy/{place}/")
        page.locator("#id_old_passphrase").press_sequentially(PASSPHRASE[:12])
        page.clock.run_for(6_000)  # longer than the script ever waits
    page.goto(f"{begun.address}/today/")
    assert sent == []


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_axe_finds_nothing_where_a_journal_of_ones_own_is_needed(
    page: Page, begun: App, browser: Browser, width: int, scheme: str
) -> None:
    """The sample journal, which is walked elsewhere, has nothing to change."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_journal(page, begun)
    elsewhere = browser.new_context(locale="en-US").new_page()
    _open(elsewhere, begun, PASSPHRASE)
    elsewhere.wait_for_url("**/today/")
    found = []
    for place in ("", "open-now", "passphrase", "code", "every-key", "delete", "delete/for-good"):
        page.goto(f"{begun.address}/privacy/{place}{'/' if place else ''}")
        found += too_wide(page, width)
        found += violations(page)
    elsewhere.context.close()
    assert found == []
