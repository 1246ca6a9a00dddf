"""Takes a picture of every page, at phone and desktop width, light and dark, for looking at.

    python tools/shots.py OUT [--diary CSV --who NAME]

Without a diary it walks the sample journal.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Page, sync_playwright
from tests.browser import ARGUMENTS, begin_journal, browser_path
from tests.crawl import pages_from
from tests.running import App, running

SIZES = ((390, 844), (1280, 900))


def main() -> None:
    """Walk the pages and photograph each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--diary", type=Path)
    parser.add_argument("--who")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp())
    with sync_playwright() as playwright, running(folder / "home") as app:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        page = browser.new_context(locale="en-US", color_scheme="light").new_page()
        page.set_default_timeout(20_000)
        _walk(page, app, chosen)
        browser.close()
    shutil.rmtree(folder)


def _walk(page: Page, app: App, chosen: Any) -> None:
    def shot(name: str) -> None:
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=chosen.out / f"{name}-{width}-{scheme}.png", full_page=True)

    page.goto(app.address)
    shot("first")
    page.goto(f"{app.address}/support/")
    shot("support")
    if chosen.diary:
        page.goto(f"{app.address}/begin/")
        shot("begin")
        begin_journal(page, app, shot)
        for name in ("today", "journal", "path", "shifts", "import"):
            page.goto(f"{app.address}/{name}/")
            shot(f"empty-{name}")
        page.set_input_files("input[type=file]", chosen.diary)
        page.click("button.go")
        shot("import-check-asks")
        if chosen.who:
            page.select_option("[name=who]", chosen.who)
            page.click("[name=do][value=look]")
            shot("import-check")
        page.click("[name=do][value=bring]")
        shot("import-done")
    else:
        page.goto(app.address)
        page.click("form[action='/look-around/'] button")
    for shape, url in pages_from(page, app.address, "/today/", "/path/").items():
        page.goto(url)
        shot(shape.strip("/").replace("/", "-").replace("*", "one").replace("?", "-"))
    page.goto(f"{app.address}/today/")
    page.check("[value='11']", force=True)
    shot("today-chosen")
    page.goto(f"{app.address}/today/")
    page.click("button.lock")
    shot("locked")


if __name__ == "__main__":
    main()
