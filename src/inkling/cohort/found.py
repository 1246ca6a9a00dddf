"""What came out, in numbers: read from the answers, wherever they were written."""

from dataclasses import dataclass

import narwhals as nw

from inkling.cohort.cells import numbers
from inkling.cohort.engines import Engine, one_row, opened, said_plainly
from inkling.language import gettext as _
from inkling.language import ngettext

CATEGORIES = ("recovered", "improved", "unchanged", "deteriorated", "harmed")


@dataclass(frozen=True, kw_only=True)
class FoundGains:
    """How many intervals were there, how many could be judged, and in how many lay a gain, of how many people?"""

    intervals: int
    judged: int
    gains: int
    people_with: int

    def explain(self, *, losses: bool = False) -> str:
        """The numbers in one sentence, which calls them gains unless it is told that they are `losses`."""
        if losses:
            found = ngettext("{n} sudden loss", "{n} sudden losses", self.gains)
        else:
            found = ngettext("{n} sudden gain", "{n} sudden gains", self.gains)
        found = found.format(n=f"{self.gains:,}")
        people = ngettext("{n} person", "{n} people", self.people_with).format(n=f"{self.people_with:,}")
        return _(
            "{found} in {people}; {judged} of {intervals} intervals between sessions could be judged."
        ).format(found=found, people=people, judged=f"{self.judged:,}", intervals=f"{self.intervals:,}")


@dataclass(frozen=True, kw_only=True)
class FoundChange:
    """How many people are in each category? `undecided`: could not be judged."""

    recovered: int
    improved: int
    unchanged: int
    deteriorated: int
    harmed: int
    undecided: int

    def explain(self) -> str:
        """The numbers in one sentence."""
        words = {
            "recovered": _("{n} recovered"),
            "improved": _("{n} improved"),
            "unchanged": _("{n} unchanged"),
            "deteriorated": _("{n} deteriorated"),
            "harmed": _("{n} harmed"),
            "undecided": _("{n} could not be judged"),
        }
        told = (
            said.format(n=f"{getattr(self, name):,}") for name, said in words.items() if getattr(self, name)
        )
        return ", ".join(told) + "."


def found_gains(answers: object, engine: Engine = "polars") -> FoundGains:
    """How much did `gains` find? `answers` is what it returned, or the file that was written from it."""
    frame, _header = opened(answers, engine)
    with said_plainly():
        gain = numbers("gain", frame.collect_schema()["gain"]).value
        each = (
            frame.select(nw.col("person"), gain.alias("gain"))
            .group_by("person")
            .agg(
                nw.len().cast(nw.Int64).alias("intervals"),
                (~nw.col("gain").is_null()).cast(nw.Int64).sum().alias("judged"),
                nw.col("gain").sum().alias("gains"),
            )
        )
        row = one_row(
            each.select(
                intervals=nw.col("intervals").sum(),
                judged=nw.col("judged").sum(),
                gains=nw.col("gains").sum(),
                people_with=(nw.col("gains") > 0).cast(nw.Int64).sum(),
            )
        )
    return FoundGains(**{name: int(count or 0) for name, count in row.items()})


def found_change(answers: object, engine: Engine = "polars") -> FoundChange:
    """How many people did `change` put into each category? `answers` is its frame, or the file written from it."""
    frame, _header = opened(answers, engine)
    with said_plainly():
        category = nw.col("category")
        is_a = {word: (category == word).fill_null(False) for word in CATEGORIES}
        counted = [flag.cast(nw.Int64).sum().alias(word) for word, flag in is_a.items()]
        row = one_row(frame.select(nw.len().cast(nw.Int64).alias("people"), *counted))
    counts = {word: int(row[word] or 0) for word in CATEGORIES}
    return FoundChange(undecided=int(row["people"]) - sum(counts.values()), **counts)
