"""How often a promise is tried, what was counted, and the page on which the counts are told."""

import json
import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "privacy"
RESULTS, PAGE = FOLDER / "results.json", FOLDER / "results.md"

PROMISES = {
    1: "Killed at any moment while it writes, it loses nothing it acknowledged",
    2: "Nor when the power goes",
    3: "A full disk, a read-only folder or a wrong owner is said, and damages nothing",
    4: "No word of a person stands in any file it writes",
    5: "A stolen database says nothing, and tampering is noticed",
    6: "Flipped bits are found, and the rest stays readable",
    7: "A backup taken while writing goes on can be restored elsewhere, byte for byte",
    8: "Nothing is overwritten in silence, nothing is kept twice, and no writer is lost",
    9: "An upgrade that is cut off loses nothing, and every older journal opens",
    10: "A hostile file is refused with a reason, quickly, and nothing is written",
    11: "A clock or a zone that changes moves no day",
    12: "Nothing leaves the computer, nothing a person wrote runs, and a locked journal shows nothing",
    13: "Thousands of things done in any order end as a plain model says they should",
    14: "A hundred people at the door use no more memory than four",
}


@dataclass
class Counted:
    """What one test counted: `counts` in the order they were named, whether it held, and how long it took."""

    promise: int
    says: str
    counts: dict[str, int | float | str] = field(default_factory=dict)
    held: bool = False
    seconds: float = 0.0
    day: str = ""
    machine: str = ""


@dataclass
class Trial:
    """How much a test should do, and where it tells its counts. `full` is how often for the published results."""

    full: bool
    counted: Counted

    def times(self, *, fast: int, full: int) -> int:
        """How often to try: a few times in `make test`, all of them in `make promises`."""
        return full if self.full else fast

    def count(self, **counts: int | float | str) -> None:
        """Keep what was counted, for the page. Underscores are read as spaces."""
        self.counted.counts.update({name.replace("_", " "): value for name, value in counts.items()})


def machine() -> str:
    """On what was this counted?"""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def write(counted: Iterable[Counted]) -> None:
    """Keep these counts with those of other promises counted before, and write the page anew."""
    before = [Counted(**each) for each in json.loads(RESULTS.read_text())] if RESULTS.exists() else []
    new = [each for each in counted if each.counts]
    again = {each.promise for each in new}
    kept = sorted(
        [*(each for each in before if each.promise not in again), *new], key=lambda each: each.promise
    )
    RESULTS.write_text(json.dumps([asdict(each) for each in kept], indent=1, ensure_ascii=False) + "\n")
    PAGE.write_text(_page(kept))


def today() -> str:
    """The day of the run, as it stands on the page."""
    return date.today().isoformat()  # noqa: DTZ011  the day on which somebody looked


def _page(counted: list[Counted]) -> str:
    lines = [
        "# The vault's promises, counted",
        "",
        "`make promises` writes this page. What each test does, and how it was seen to fail with its defence switched",
        "off, stands in its docstring in `tests/promises/`. A promise without a line here was not counted.",
    ]
    for number, promise in PROMISES.items():
        lines += ["", f"## {number}. {promise}", ""]
        lines += [_line(each) for each in counted if each.promise == number] or ["Not counted yet."]
    return "\n".join(lines) + "\n"


def _line(each: Counted) -> str:
    counts = ", ".join(f"{name} **{value}**" for name, value in each.counts.items())
    held = "" if each.held else "**Did not hold.** "
    return f"- {held}{each.says}: {counts}. ({each.seconds:.0f} s, {each.day}, {each.machine})"
