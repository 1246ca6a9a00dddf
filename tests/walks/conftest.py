"""A real browser against the real app. It is started once, and each walk finds its files as they were at first."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import PASSPHRASE, PATIENCE
from tests.contracts.visitor import Visitor
from tests.running import App, running

FILES = ("journal.sqlite3", "sessions.sqlite3")


@dataclass(frozen=True)
class Started:
    """The one app of all walks, and its files as they were just after its first start, and with a journal begun."""

    app: App
    at_first: Path
    begun: Path

    def put_back(self, then: Path) -> None:
        """Let its files hold what they held then."""
        for file in FILES:
            _copy(then / file, self.app.home / file)
        for copy in (self.app.home / "copies").glob("*"):
            copy.unlink()


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Started]:
    """The app, started once."""
    folder = tmp_path_factory.mktemp("walks")
    with running(folder / "home") as app:
        kept = Started(app, folder / "at-first", folder / "begun")
        _keep(app.home, kept.at_first)
        Visitor(app.address).begin(PASSPHRASE)
        _keep(app.home, kept.begun)
        yield kept


@pytest.fixture
def app(started: Started) -> App:
    """The app as it is on the first evening."""
    started.put_back(started.at_first)
    return started.app


@pytest.fixture
def begun(started: Started) -> App:
    """The app with a journal that was begun before, for `open_journal`."""
    started.put_back(started.begun)
    return started.app


@pytest.fixture
def page(browser: Browser, started: Started) -> Iterator[Page]:
    """A new browser window on a phone, which may talk to the app and to nobody else."""
    context = browser.new_context(locale="en-US", viewport={"width": 390, "height": 844})
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    foreign = [url for url in asked if not url.startswith((started.app.address, "data:"))]
    context.close()
    assert not foreign, f"the page asked elsewhere: {foreign}"


def _keep(home: Path, where: Path) -> None:
    where.mkdir()
    for file in FILES:
        _copy(home / file, where / file)


def _copy(one: Path, other: Path) -> None:
    """As the database itself copies, past whoever has it open."""
    with closing(sqlite3.connect(one)) as read, closing(sqlite3.connect(other, timeout=20)) as written:
        read.backup(written)
