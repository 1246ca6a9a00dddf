"""The results file: what was run, where, every claim beside its bar, and every table."""

import os
import platform
from dataclasses import dataclass
from datetime import date

import numpy as np

from bench.change import tables, tuning
from bench.change.claims import Claim, all_claims
from bench.change.plan import TUNING_SEEDS, Plan
from bench.change.running import Results
from inkling import change


@dataclass(frozen=True)
class Run:
    """How a run was made."""

    command: str
    seeds: tuple[int, ...]
    plan: Plan
    day: date
    minutes: float
    workers: int
    trial: bool


def written(results: Results, run: Run) -> str:
    """The whole results file."""
    made = all_claims(results, run.plan)
    return (
        "\n\n".join(
            part.strip()
            for part in (*_head(results, run), *_claims(made), *_tables(results, run.plan))
            if part
        )
        + "\n"
    )


def _head(results: Results, run: Run) -> list[str]:
    trial = (
        "**A trial of the machinery with a handful of people. Its numbers mean nothing.**"
        if run.trial
        else ""
    )
    names = ", ".join(peer.name for peer in results.missing)
    missing = f"**NOT RUN: {names}. Their packages are not installed here.**" if names else ""
    seeds = " ".join(map(str, run.seeds))
    facts = [
        f"- Method: `{change.METHOD}` (`inkling.change.METHOD`), at a yearly chance of .05",
        f"- Command: `{run.command}`",
        f"- Seeds: {seeds}; the peers were tuned on {' and '.join(map(str, TUNING_SEEDS))}, and on no others",
        f"- Machine: {os.cpu_count()} cores ({run.workers} used), {platform.machine()}, "
        f"Python {platform.python_version()}, numpy {np.__version__}",
        f"- Made on {run.day.isoformat()}, in {run.minutes:.1f} minutes",
    ]
    return ["# How often Inkling cries wolf, and what it finds", _WHAT, trial, missing, "\n".join(facts)]


_WHAT = """
Made-up people, some of whom change and some of whom do not, looked at after every answer. This file is written by
the benchmark; [method.md](method.md) explains the method. Shares have Wilson's 95 % interval in brackets.

![False alarms and finds of Inkling and its peers](results.svg)
"""


def _claims(made: list[Claim]) -> list[str]:
    missed = [one for one in made if "missed" in one.verdict and not one.stretch]
    silent = [one for one in made if "not measured" in one.verdict]
    met = sum(one.verdict == "met" for one in made)
    stretch = sum("missed" in one.verdict and one.stretch for one in made)
    summary = (
        f"{met} met, {len(missed)} missed, {stretch} stretch goals missed, {len(silent)} not measured. A share that "
        "truly is at its bar misses it in about half of all runs; the interval tells how sure the number is. With "
        "fewer than 56 of a kind even no alarm at all leaves the upper bound above 6.5 %, and one alarm needs 84."
    )
    return ["## Every claim beside its bar", summary, tables.claims(made), _NOT_HERE]


_NOT_HERE = """
Not measured here: that a twelve-year-old can read the sentences. Sudden gains and reliable change are checked by
tests, cell by cell.
"""


def _tables(results: Results, plan: Plan) -> list[str]:
    return [
        "## When nothing changed",
        tables.false_alarms(results),
        "## When something did",
        _PLANTED,
        tables.planted(results),
        "## Several series of one person",
        _FAMILIES,
        tables.families(results, plan.sizes),
        "## Sessions",
        tables.sessions(results),
        "## More than one shift",
        tables.later(results),
        f"## {plan.decade} quiet years",
        "Share of people of whom anything was said, year by year.",
        tables.decades(results, plan.decade),
        "## The smallest visible change",
        "A change of just the size that was told, begun 56 days before the last answer.",
        tables.visible(results),
        "## What it costs",
        "Processor time of one core.",
        tables.cost(results),
        *_peers(results),
    ]


_PLANTED = """
Found: noticed between the first day and 120 days after the change was complete; whatever was said before the first
day is too early, and a miss. Planted on the realistic year (carry-over .4, weekdays .3, 0 to 10, 20 % missing), except
the last two. The shape is the last one told.
"""

_FAMILIES = """
One yearly chance of .05 for all series together; those that shift do so on day 150. Beside it, what the shifted series
would have shown alone, each watched by itself at its share of that chance.
"""


def _peers(results: Results) -> list[str]:
    parts = ["## The peers, on the same people", _PEERS, tables.settings(results)]
    for setting in (tuning.USUAL, tuning.ONE_KIND, tuning.ALL_KINDS):
        parts += [
            f"### Peers: {setting}",
            tables.peers_false_alarms(results, setting),
            "Found / too early / median delay / median date error (days; – where a peer does not date).",
            tables.peers_planted(results, setting),
        ]
    return parts


_PEERS = f"""
Asked after every answer, on the first people of each kind: the very series Inkling was given. They were told the usual
mean and day-to-day spread of each kind, which Inkling was not. *{tuning.USUAL}*: as they come, or as is customary.
*{tuning.ONE_KIND}*: the loosest setting with an alarm in at most 5 % of realistic tuning years, the kind the shifts
are planted on; nobody knows a new person that well. *{tuning.ALL_KINDS}*: at most 5 % of the tuning years of every
daily kind with a bar, which is what Inkling promises. ADWIN's setting is told as -log10 of its delta.
"""
