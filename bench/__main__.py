"""`python -m bench`: how quick is it? Prints each measurement beside its goal, on this machine, just now.

Each time is the median of several runs (for pages p95, with the median behind it). Pages are weighed too, compressed.
Nothing here passes or fails: machines are noisy, and a goal that is missed is printed as missed. What pages weigh is
also tested.
"""

import os
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.timing import Measured, report
from bench.weighing import Weighed, told

os.environ["DJANGO_SETTINGS_MODULE"] = "inkling.settings"


def main() -> None:
    """Measure everything and print it."""
    print(
        f"Inkling, {platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores\n"
    )
    with tempfile.TemporaryDirectory(prefix="inkling-bench-") as folder:
        os.environ["INKLING_HOME"] = str(Path(folder) / "home")
        for one in _everything():
            print(told(one) if isinstance(one, Weighed) else report(one), flush=True)


def _everything() -> Iterator[Measured | Weighed]:
    from bench import engine, groups, pages

    yield from engine.measure()
    yield from groups.measure()
    yield from pages.measure()


main()
