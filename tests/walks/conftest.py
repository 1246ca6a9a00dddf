"""A real browser against the real app, in a home of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import ARGUMENTS
from tests.running import App, running


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all walks of this run."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def app(tmp_path: Path, chromium: str) -> Iterator[App]:
    """The app, just started for the first time."""
    with running(tmp_path / "home") as started:
        yield started


@pytest.fixture
def page(browser: Browser, app: App) -> Iterator[Page]:
    """A new browser window on a phone, which may talk to the app and to nobody else."""
    context = browser.new_context(locale="en-US", viewport={"width": 390, "height": 844})
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    foreign = [url for url in asked if not url.startswith((app.address, "data:"))]
    context.close()
    assert not foreign, f"the page asked elsewhere: {foreign}"
