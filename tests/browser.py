"""The browser the walks use, and the steps every walk begins with."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.running import App

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSPHRASE = "lantern orchard quiet river stone"
PATIENCE = 90_000
"""So many milliseconds may pass until a page comes, on a computer that is busy."""


def browser_path() -> str | None:
    """Which Chromium is there? None if there is none."""
    tool = Path(__file__).resolve().parent.parent / "tools" / "find_browser.py"
    found = subprocess.run([sys.executable, str(tool)], capture_output=True, text=True, check=False)
    return found.stdout.strip() or None


def enter(what: Locator) -> None:
    """Press Enter on it."""
    what.press("Enter")


def follow(what: Locator, how: Callable[[Locator], None] = Locator.click) -> None:
    """Click on what leads to another page, and stand on that page. A click by itself waits for nothing: whatever is
    read after it may still be read on the page before, and going anywhere after it may take back what was sent."""
    with what.page.expect_navigation():
        how(what)


def follow_by_enter(page: Page) -> None:
    """Press Enter where the focus is, and stand on the page it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def until_locked(page: Page, app: App) -> None:
    """Wait until what was sent by a page that is gone has arrived: the journal is locked."""
    for _try in range(120):
        if page.context.request.get(f"{app.address}/today/").url.endswith("/unlock/"):
            return
        page.wait_for_timeout(250)
    raise AssertionError("the journal was not locked")


def until_kept(page: Page, address: str, words: str) -> None:
    """Open this page again until these words, sent by a page while it went away, have arrived and are offered."""
    for _try in range(120):
        page.goto(address)
        if page.evaluate(_OFFERED, words.splitlines()[-1]):
            return
        page.wait_for_timeout(250)
    raise AssertionError(f"nothing was kept for {address}")


_OFFERED = """said => [...document.querySelectorAll("[data-kept] [data-value]")]
    .some(it => it.dataset.value.includes(said))"""


def look_around(page: Page, app: App) -> None:
    """Open the sample journal, and stand on its path."""
    page.goto(app.address)
    follow(page.get_by_role("button", name="Look around first"))
    page.wait_for_url("**/path/")


def open_journal(page: Page, begun: App) -> None:
    """Open a journal that was begun before."""
    page.goto(f"{begun.address}/unlock/")
    page.fill("#id_passphrase", PASSPHRASE)
    follow(page.get_by_role("button", name="Open"))
    page.wait_for_url("**/today/")


def begin_journal(page: Page, app: App, look: Callable[[str], None] = lambda name: None) -> str:
    """Begin a journal as a person would, recovery code and all. Returns the code."""
    page.goto(f"{app.address}/begin/")
    page.fill("#id_passphrase", PASSPHRASE)
    page.fill("#id_again", PASSPHRASE)
    follow(page.locator("button.go"))
    look("recovery-code")
    code = type_code_back(page, look)
    page.wait_for_url("**/today/")
    return code


def type_code_back(page: Page, look: Callable[[str], None] = lambda name: None) -> str:
    """On the page that shows the recovery code: go on, and type two groups of it. Returns the code."""
    code = page.locator(".code li")
    expect(code).to_have_count(8)
    groups = [text.split()[-1] for text in code.all_inner_texts()]
    follow(page.get_by_role("link", name="I have written it down"))
    look("recovery-check")
    for name in ("first", "second"):
        at = int(page.input_value(f"[name={name}_at]"))
        page.fill(f"[name={name}]", groups[at - 1].lower())
    follow(page.locator("button.go"))
    return "-".join(groups)
