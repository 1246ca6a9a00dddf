"""Diaries made for the command: one person's with a plain shift, and ways to run the command on them."""

import random
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from inkling.cli import main

FIRST = date(2026, 1, 1)


def diary_text(days=140, change=60, names=("mood", "sleep"), seed=1):
    """A CSV whose first column goes up by three on the day `change`; the others stay as they are."""
    pick = random.Random(seed)
    lines = [",".join(("date", *names))]
    for n in range(days):
        levels = [3 + 3 * (n >= change)] + [7] * (len(names) - 1)
        cells = [f"{pick.gauss(level, 1):.1f}" for level in levels]
        lines.append(",".join(((FIRST + timedelta(n)).isoformat(), *cells)))
    return "\n".join(lines) + "\n"


@pytest.fixture
def diary(tmp_path):
    """The path of a diary with a shift in `mood` on 2 March 2026 and none in `sleep`."""
    path = tmp_path / "diary.csv"
    path.write_text(diary_text(), "utf-8")
    return path


@pytest.fixture
def write(tmp_path):
    """Write a file and say its path."""

    def write(content, name="file.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


@pytest.fixture
def run():
    """Run `inkling` with these arguments, in this process."""

    def run(*arguments, **kwargs):
        return CliRunner().invoke(main, [str(argument) for argument in arguments], **kwargs)

    return run
