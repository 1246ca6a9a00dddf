"""What was understood: small insights, the threads that gather them, and what they led to."""

from datetime import date
from typing import ClassVar, Literal
from uuid import UUID

import msgspec

from inkling.journal.entries.base import Category, Entry

Answer = Literal["yes", "not-really", "not-sure"]
Stage = Literal["noticed", "worded", "tried", "lived"]
"""How far has an insight come? It may go back, and nothing is lost by that."""

Manner = Literal["aha", "quiet"]
"""Did it come at once, or little by little? Neither ranks above the other."""

Turned = Literal["thought", "behaviour", "perspective"]
"""What is it that changed?"""


class StageReached(msgspec.Struct, frozen=True, gc=False):
    """On which day did an insight come to this stage?"""

    day: date
    stage: Stage


class Inkling(Entry, frozen=True, kw_only=True, gc=False, tag="inkling"):
    """One small insight, in the person's words. `stages` are the stages it has been through, oldest first."""

    CATEGORY: ClassVar[Category] = "insights"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    stages: tuple[StageReached, ...] = ()

    @property
    def stage(self) -> Stage:
        """Where is it now?"""
        return self.stages[-1].stage if self.stages else "noticed"


class Thread(Entry, frozen=True, kw_only=True, gc=False, tag="thread"):
    """What gathers insights and other entries; they name it in `Entry.threads`. A thread at rest is not offered."""

    CATEGORY: ClassVar[Category] = "insights"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("name", "about")

    name: str
    about: str = ""
    resting: bool = False


class Echo(Entry, frozen=True, kw_only=True, gc=False, tag="echo"):
    """How the past shapes a reaction: what it was like then, what came up now, what was expected, what happened
    instead. `links` are other entries that belong to it."""

    CATEGORY: ClassVar[Category] = "insights"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("now", "then", "expected", "came")

    now: str
    then: str = ""
    expected: str = ""
    came: str = ""
    links: tuple[UUID, ...] = ()


class Breakthrough(Entry, frozen=True, kw_only=True, gc=False, tag="breakthrough"):
    """A shift the person names herself. `trail` are the entries that led there, `named_from` the one in which it
    came to her."""

    CATEGORY: ClassVar[Category] = "insights"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("name", "before", "after")

    name: str
    manner: Manner = "quiet"
    turned: tuple[Turned, ...] = ()
    before: str = ""
    after: str = ""
    trail: tuple[UUID, ...] = ()
    named_from: UUID | None = None


class Finding(Entry, frozen=True, kw_only=True, gc=False, tag="finding"):
    """What did the person say to a shift they were shown? The shift stands here as it was shown."""

    CATEGORY: ClassVar[Category] = "insights"

    series: str
    method: str
    noticed: date
    since: date
    sentence: str
    answer: Answer
    series_name: str = ""
