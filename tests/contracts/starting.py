"""Starting the program as a person does, where it cannot start: what it says, and what it leaves behind."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.running import free_port


@dataclass(frozen=True)
class Ended:
    """How it ended."""

    code: int
    said: str
    printed: str


_AS_ANYBODY = (
    "import ctypes, os, sys\n"
    "assert all(ctypes.CDLL(None).prctl(24, power, 0, 0, 0) == 0 for power in (1, 2, 3))\n"
    "os.execv(sys.argv[1], sys.argv[1:])\n"
)
"""Gives up root's power to read and write what the modes of a file forbid, then runs the command."""


def as_anybody() -> tuple[str, ...]:
    """What to run a command with, so that it obeys the modes of files also where the tests run as root."""
    return (sys.executable, "-c", _AS_ANYBODY) if os.geteuid() == 0 else ()


def start(home: Path | str, *, port: int | None = None, obeying_modes: bool = False) -> Ended:
    """Run `inkling open` in this home until it gives up."""
    command = [sys.executable, "-m", "inkling", "open", "--no-browser", "--port", str(port or free_port())]
    ended = subprocess.run(
        [*(as_anybody() if obeying_modes else ()), *command],
        env={**os.environ, "INKLING_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    return Ended(ended.returncode, ended.stderr, ended.stdout)


def content(folder: Path) -> dict[str, str]:
    """Every file of this folder and a digest of its bytes, but for the index SQLite makes anew each time."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.endswith("-shm"))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
