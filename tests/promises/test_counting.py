"""The results page says what was counted, and says so when a promise did not hold or was not counted."""

from pathlib import Path

import pytest

from tests.promises import counting
from tests.promises.counting import Counted


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of this project is left alone."""
    monkeypatch.setattr(counting, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(counting, "PAGE", tmp_path / "results.md")


def test_what_was_counted_is_told_under_its_promise() -> None:
    counting.write([Counted(1, "killed while saving", {"kills": 100, "lost": 0}, held=True)])
    told = counting.PAGE.read_text()
    assert "- killed while saving: kills **100**, lost **0**." in told
    assert told.count("Not counted yet.") == len(counting.PROMISES) - 1


def test_what_did_not_hold_is_told_first() -> None:
    counting.write([Counted(2, "cut at once", {"lost": 3}, held=False)])
    assert "- **Did not hold.** cut at once: lost **3**." in counting.PAGE.read_text()


def test_counting_one_promise_again_leaves_the_others() -> None:
    counting.write([Counted(1, "first", {"lost": 0}), Counted(2, "second", {"lost": 0})])
    counting.write([Counted(2, "second again", {"lost": 1})])
    told = counting.PAGE.read_text()
    assert "first" in told
    assert "second again" in told
    assert "second:" not in told


def test_what_counted_nothing_takes_nothing_away() -> None:
    counting.write([Counted(1, "first", {"lost": 0})])
    counting.write([Counted(1, "broke before it began")])
    assert "first" in counting.PAGE.read_text()
