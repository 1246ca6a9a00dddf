"""What every test can rely on: a quick passphrase cost, a key of its own, a clock that stands still."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect, sync_playwright

from inkling.vault import installation
from inkling.vault.seal import Cost
from tests.browser import ARGUMENTS, PATIENCE, browser_path
from tests.cast import sign_up
from tests.clock import ZONE, Clock

# Playwright keeps an event loop running beside the tests; ours make no use of it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

QUICK = Cost(passes=1, memory=8192)


@pytest.fixture
def clock(settings: Any) -> Clock:
    """The clock of this test."""
    settings.CLOCK = Clock()
    settings.ZONE = ZONE
    return settings.CLOCK


@pytest.fixture
def home(settings: Any, tmp_path: Path, django_db_blocker: Any) -> Path:
    """A home with an installation key and nothing else."""
    settings.INSTALLATION_KEY = tmp_path / "installation.key"
    settings.SAMPLE_HOME = tmp_path / "sample"
    settings.PASSPHRASE_COST = QUICK
    with django_db_blocker.unblock():
        installation.ensure_installation_key()
    return tmp_path


@pytest.fixture
def ana(db_everywhere: None, home: Path, clock: Clock) -> Client:
    """Ana's browser, signed in to her new journal."""
    client = Client()
    client.recovery_code = sign_up(client)  # type: ignore[attr-defined]
    return client


@pytest.fixture
def stranger(db_everywhere: None, home: Path, clock: Clock) -> Client:
    """A browser of somebody else on the same computer."""
    return Client()


@pytest.fixture
def db_everywhere(db: None) -> None:
    """The tables of the home, of the sessions, and of the sample."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Say early which tests need all three files, so that all three are there when the first one runs; and begin with
    those that take longest, so that at the end nobody waits for one of them."""
    for item in items:
        if "db_everywhere" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db(databases=["default", "sessions", "sample"]))
    yield
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[str]:
    """The browser the walks use; without one they are not run, and the end of the run says so."""
    found = browser_path()
    if found is None:
        if os.environ.get("INKLING_BROWSER") == "required":
            pytest.fail("INKLING_BROWSER=required, and no Chromium was found")
        pytest.skip("no Chromium was found")
    yield found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests that use one; there cannot be two Playwrights in one process."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly when the walks were not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    missed = [report for report in skipped if "no Chromium" in str(report.longrepr)]
    if missed:
        terminalreporter.section("BROWSER TESTS NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(
            f"{len(missed)} browser tests were NOT RUN: no Chromium was found. See tools/find_browser.py."
        )
