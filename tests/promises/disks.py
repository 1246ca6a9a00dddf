"""Disks that can be filled: the app in a home on a small file system of its own, or held to a size of files."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.running import App, running

SIZE = 48 * 1024 * 1024
_ON_ITS_OWN = """
mount -t tmpfs -o size=$1 inkling "$2" && cp -a "$3/." "$2" && shift 3 || exit 9
exec "$@"
"""

LENDS = (
    sys.platform == "linux"
    and subprocess.run(
        ["/bin/sh", "-c", "unshare -rm mount -t tmpfs -o size=64k inkling /mnt"],
        capture_output=True,
        check=False,
    ).returncode
    == 0
)
"""Does this system lend anybody a small file system of their own?"""


@dataclass(frozen=True)
class SmallDisk:
    """A file system of a few MB that only the app and whoever looks over its shoulder can see."""

    app: App

    @property
    def home(self) -> Path:
        """The home, as the app sees it."""
        return Path(f"/proc/{self.app.process.pid}/root{self.app.home}")

    def fill(self) -> None:
        """Leave not one byte."""
        with (self.home / "ballast").open("wb", buffering=0) as ballast:
            for piece in (1024 * 1024, 4096, 1):
                try:
                    while True:
                        ballast.write(bytes(piece))
                except OSError:
                    continue

    def make_room(self) -> None:
        """Take away what filled it."""
        (self.home / "ballast").unlink(missing_ok=True)


@dataclass(frozen=True)
class HeldToSize:
    """A system that lets the app make no file longer: for SQLite a disk that does not take what is written."""

    app: App

    @property
    def home(self) -> Path:
        """The home."""
        return self.app.home

    def fill(self) -> None:
        """From now on no file grows."""
        self._limit(1)

    def make_room(self) -> None:
        """Files may grow again."""
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, size: int) -> None:
        resource.prlimit(self.app.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


Disk = SmallDisk | HeldToSize


@contextmanager
def on_a_disk(kind: type[Disk], home: Path) -> Iterator[Disk]:
    """Run the app in this home, on a disk that can be filled."""
    if kind is HeldToSize:
        with running(home) as app:
            yield HeldToSize(app)
        return
    lived = home.with_name(f"{home.name}-before")
    shutil.copytree(home, lived)
    with running(home, before=on_its_own(home, lived)) as app:
        yield SmallDisk(app)


def on_its_own(home: Path, lived: Path, size: int = SIZE) -> tuple[str, ...]:
    """What to run a command with, so that its home is a small file system with a copy of `lived` in it."""
    into = ("/bin/sh", "-c", _ON_ITS_OWN, "sh", str(size), str(home), str(lived))
    return ("unshare", "-m" if os.geteuid() == 0 else "-rm", *into)
