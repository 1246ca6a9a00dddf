"""Watching in pieces finds the same as watching at once, and shows a bar only to somebody who waits."""

import io

import numpy as np
import pytest

from inkling.change import Series, watch_all
from inkling.cli import watching


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def named():
    pick = np.random.default_rng(3)
    late = Series(range(300, 520), pick.normal(5, 1, 220))
    moved = np.concatenate([pick.normal(3, 1, 200), pick.normal(6, 1, 320)])
    return {"moved": Series(range(520), moved), "late": late, "empty": Series([], [])}


def test_piece_by_piece_finds_the_same_as_at_once(named, monkeypatch):
    monkeypatch.setattr(watching, "FEW", 10)
    found = watching.watched(named)
    assert found == watch_all(named)
    assert found["moved"].shifts


def test_nothing_to_watch_is_no_error():
    assert watching.watched({}) == {}


@pytest.mark.parametrize(
    ("patience", "terminal", "shown"),
    [(0.0, Terminal(), True), (60.0, Terminal(), False), (0.0, io.StringIO(), False)],
)
def test_a_bar_is_shown_only_on_a_terminal_and_after_a_while(named, monkeypatch, patience, terminal, shown):
    monkeypatch.setattr(watching, "FEW", 10)
    monkeypatch.setattr(watching, "PATIENCE", patience)
    monkeypatch.setattr("sys.stderr", terminal)
    watching.watched(named)
    assert ("Looking day by day" in terminal.getvalue()) is shown
