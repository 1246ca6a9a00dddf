"""Takes a picture of every page, at phone and desktop width, light, dark and on paper, for looking at.

    python tools/shots.py OUT [--diary CSV --who NAME] [--pages path shifts] [--looks light dark print]

Without a diary it walks the sample journal. `--pages` takes only the pages whose address begins so (`today` and what
is below it), and leaves out the first steps. On paper a page is as many pictures as it has sheets.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Page, sync_playwright
from tests.browser import ARGUMENTS, begin_journal, browser_path, follow
from tests.crawl import pages_from
from tests.running import App, running

SIZES = ((390, 844), (1280, 900))
LOOKS = ("light", "dark", "print")
PAPER_DPI = "60"


def main() -> None:
    """Walk the pages and photograph each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--diary", type=Path)
    parser.add_argument("--who")
    parser.add_argument("--pages", nargs="*")
    parser.add_argument("--looks", nargs="*", choices=LOOKS, default=("light", "dark"))
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
        if chosen.pages is None or any(name.startswith(begin) for begin in chosen.pages):
            _look(page, chosen.out / name, chosen.looks)

    page.goto(app.address)
    shot("first")
    page.goto(f"{app.address}/support/")
    shot("support")
    if chosen.diary:
        _bring_in(page, app, chosen, shot)
    else:
        page.goto(app.address)
        follow(page.locator("form[action='/look-around/'] button"))
    for shape, url in pages_from(page, app.address, "/today/", "/path/").items():
        page.goto(url)
        shot(shape.strip("/").replace("/", "-").replace("*", "one").replace("?", "-"))
    page.goto(f"{app.address}/today/")
    page.check("[value='11']", force=True)
    shot("today-chosen")
    page.goto(f"{app.address}/today/")
    follow(page.locator("button.lock"))
    shot("locked")


def _look(page: Page, name: Path, looks: Sequence[str]) -> None:
    """Photograph the page as it stands in each of these looks."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            if scheme in looks:
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=f"{name}-{width}-{scheme}.png", full_page=True)
    page.emulate_media(color_scheme="light")
    if "print" in looks:
        paper = f"{name}-print.pdf"
        page.pdf(path=paper, prefer_css_page_size=True)
        subprocess.run(["pdftoppm", "-png", "-r", PAPER_DPI, paper, f"{name}-print"], check=True)


def _bring_in(page: Page, app: App, chosen: Any, shot: Callable[[str], None]) -> None:
    """Begin a journal, see it empty, and bring the diary into it."""
    page.goto(f"{app.address}/begin/")
    shot("begin")
    begin_journal(page, app, shot)
    for name in ("today", "journal", "path", "shifts", "import"):
        page.goto(f"{app.address}/{name}/")
        shot(f"empty-{name}")
    page.set_input_files("input[type=file]", chosen.diary)
    follow(page.locator("button.go"))
    shot("import-check-asks")
    if chosen.who:
        page.select_option("[name=who]", chosen.who)
        follow(page.locator("[name=do][value=look]"))
        shot("import-check")
    follow(page.locator("[name=do][value=bring]"))
    shot("import-done")


if __name__ == "__main__":
    main()
