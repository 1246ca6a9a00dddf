"""A journal in real files with something in it, and ways to run the commands on it."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from inkling.vault import services
from tests.cast import PASSPHRASE, check_in
from tests.clock import TODAY
from tests.house import Ana, House, ana, empty_folder, house

__all__ = ["ana", "empty_folder", "house"]

NOTES = ["one", "two", "three"]


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    code: int
    said: str
    wrong: str


Run = Callable[..., Ended]


@pytest.fixture
def written(house: House, ana: Ana) -> Ana:
    """Ana has written three check-ins, and locked her journal."""
    for at, note in enumerate(NOTES):
        services.add_entry(ana.vault, check_in(TODAY - timedelta(days=3 - at), note=note))
    services.lock_everywhere()
    for path in house.folder.glob("*.sqlite3*"):
        path.chmod(0o600)
    house.folder.chmod(0o700)
    return ana


@pytest.fixture
def run(house: House) -> Run:
    """Run `inkling` in Ana's home, or in another one, and answer what it asks."""

    def run(*arguments: object, says: str = PASSPHRASE, home: Path | None = None) -> Ended:
        ended = subprocess.run(
            [sys.executable, "-m", "inkling", *(str(argument) for argument in arguments)],
            env={**os.environ, "INKLING_HOME": str(home or house.folder), "TZ": "UTC"},
            input=says + "\n",
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in ended.stderr, ended.stderr
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    return run
