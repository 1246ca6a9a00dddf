"""How far an insight has come: moving it to another stage, forward or back."""

from datetime import date

import msgspec

from inkling.journal.entries import Inkling, Stage, StageReached

SETTLED: frozenset[Stage] = frozenset({"tried", "lived"})
"""Stages that are drawn filled: the insight has left the page."""


def moved(inkling: Inkling, stage: Stage, day: date) -> Inkling:
    """The same insight, at this stage since `day`. A step taken back on the day it was taken leaves no mark."""
    stages = inkling.stages or (StageReached(inkling.happened.day, "noticed"),)
    if stages[-1].stage == stage:
        return inkling
    if len(stages) > 1 and stages[-1].day == day and stages[-2].stage == stage:
        return msgspec.structs.replace(inkling, stages=stages[:-1])
    return msgspec.structs.replace(inkling, stages=(*stages, StageReached(day, stage)))


def reached(inkling: Inkling) -> dict[Stage, date]:
    """On which day did it come to each stage it has been at, the last time?"""
    if not inkling.stages:
        return {"noticed": inkling.happened.day}
    return {each.stage: each.day for each in inkling.stages}
