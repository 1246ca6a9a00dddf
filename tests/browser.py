"""The browser the walks use, and the steps every walk begins with."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

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


def browser_path() -> str | None:
    """Which Chromium is there? None if there is none."""
    tool = Path(__file__).resolve().parent.parent / "tools" / "find_browser.py"
    found = subprocess.run([sys.executable, str(tool)], capture_output=True, text=True, check=False)
    return found.stdout.strip() or None


def look_around(page: Page, app: App) -> None:
    """Open the sample journal, and stand on its path."""
    page.goto(app.address)
    page.get_by_role("button", name="Look around first").click()
    page.wait_for_url("**/path/")


def begin_journal(page: Page, app: App, look: Callable[[str], None] = lambda name: None) -> str:
    """Begin a journal as a person would, recovery code and all. Returns the code."""
    page.goto(f"{app.address}/begin/")
    page.fill("#id_passphrase", PASSPHRASE)
    page.fill("#id_again", PASSPHRASE)
    page.click("button.go")
    code = page.locator(".code li")
    code.first.wait_for()  # reading the text of many things does not wait for a page to come
    look("recovery-code")
    groups = [text.split()[-1] for text in code.all_inner_texts()]
    page.click("a.go")
    page.wait_for_selector("[name=first_at]", state="attached")
    look("recovery-check")
    for name in ("first", "second"):
        at = int(page.input_value(f"[name={name}_at]"))
        page.fill(f"[name={name}]", groups[at - 1].lower())
    page.click("button.go")
    page.wait_for_url("**/today/")
    return "-".join(groups)
