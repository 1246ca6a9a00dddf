"""Gives each test of a promise its trial, and writes the results page after `make promises`."""

import os
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.house import ana, empty_folder, house
from tests.promises import counting
from tests.promises.counting import Counted, Trial

__all__ = ["ana", "empty_folder", "house"]

FULL = os.environ.get("PROMISES") == "full"

_counted: list[Counted] = []


@pytest.fixture
def trial(request: pytest.FixtureRequest) -> Iterator[Trial]:
    """How often to try, and where to tell what was counted. Needs `@pytest.mark.promise(number, "what it does")`."""
    number, says = request.node.get_closest_marker("promise").args
    assert number in counting.PROMISES
    counted = Counted(number, says, day=counting.today(), machine=counting.machine())
    _counted.append(counted)
    begun = time.monotonic()
    yield Trial(FULL, counted)
    counted.seconds = round(time.monotonic() - begun, 1)
    counted.held = not request.node.stash.get(_FAILED, False)


_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Any:
    """Remember whether the test itself failed, so that the page says so."""
    report = yield
    if report.when == "call":
        item.stash[_FAILED] = bool(report.failed)
    return report


def pytest_sessionfinish() -> None:
    """Write the page after a full run in one process."""
    if FULL and "PYTEST_XDIST_WORKER" not in os.environ and _counted:
        counting.write(_counted)
