"""Starts the real app as a person would, on loopback, and stops it by its own process id."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class App:
    """A running app: where it answers, where it lives, and what it has printed to its error output."""

    address: str
    home: Path
    process: subprocess.Popen[str]
    errors: Path


def free_port() -> int:
    """A port nobody uses just now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def running(home: Path, *command: str, before: tuple[str, ...] = ()) -> Iterator[App]:
    """Run `inkling open` (or another command) in this home until the end of the block. `before` is what starts it."""
    port = free_port()
    errors = home.parent / f"{home.name}.err"
    with errors.open("w") as stderr:
        process = subprocess.Popen(
            [
                *before,
                *(sys.executable, "-m", "inkling", *(command or ("open",))),
                *("--no-browser", "--port", str(port)),
            ],
            env={**os.environ, "INKLING_HOME": str(home), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        )
    app = App(f"http://127.0.0.1:{port}", home, process, errors)
    try:
        _wait(app)
        yield app
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(60)
        if process.stdout:
            process.stdout.close()


def _wait(app: App) -> None:
    for _try in range(600):
        if app.process.poll() is not None:
            raise RuntimeError(f"the app ended at once: {app.errors.read_text()}")
        try:
            with urllib.request.urlopen(f"{app.address}/support/", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the app did not answer within a minute")
