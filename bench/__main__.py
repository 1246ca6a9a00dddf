"""`python -m bench`: how quick is it? Prints each measurement beside its goal, on this machine, just now.

Each number is the median of several runs, with the quickest and slowest behind it. Nothing here passes or
fails: machines are noisy, and a goal that is missed is printed as missed.
"""

import os
import platform
import tempfile
from pathlib import Path

from bench.timing import Measured, report

os.environ["DJANGO_SETTINGS_MODULE"] = "inkling.settings"


def main() -> None:
    """Measure everything and print it."""
    print(
        f"Inkling, {platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores\n"
    )
    with tempfile.TemporaryDirectory(prefix="inkling-bench-") as folder:
        os.environ["INKLING_HOME"] = str(Path(folder) / "home")
        for measured in _everything():
            print(report(measured), flush=True)


def _everything() -> list[Measured]:
    from bench import engine, groups, pages

    return [*engine.measure(), *groups.measure(), *pages.measure()]


main()
