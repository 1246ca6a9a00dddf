"""Therapy sessions, what is not said yet, and what is practised in between."""

from datetime import date, time
from typing import ClassVar, Literal
from uuid import UUID

import msgspec

from inkling.journal.entries.base import Category, Entry

Status = Literal["planned", "attended", "missed", "cancelled"]
Tone = Literal["profound", "routine", "hard"]
"""How a session felt. No order among them."""

Saying = Literal["held", "half said", "said"]
"""How far did something that wanted to be said get?"""

Outcome = Literal["tried", "not tried"]

MOST = 10
"""Openness, safety and how helpful it was are told from 0, not at all, to this."""


class ToBring(msgspec.Struct, frozen=True, gc=False):
    """Something to bring to a session. `entry` is what it came from, if it came from one."""

    text: str
    on_sheet: bool = True
    entry: UUID | None = None


class Session(Entry, frozen=True, kw_only=True, gc=False, tag="session"):
    """A therapy session, before and after. Its day may lie ahead; `begins` and `ends` are local times."""

    CATEGORY: ClassVar[Category] = "sessions"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("whom", "hope", "bring", "stayed", "helpful", "hindering")

    status: Status = "planned"
    whom: str = ""
    begins: time | None = None
    ends: time | None = None
    hope: str = ""
    bring: tuple[ToBring, ...] = ()
    stayed: str = ""
    tone: Tone | None = None
    saying: Saying | None = None
    openness: int | None = None
    safety: int | None = None
    helpful: str = ""
    hindering: str = ""
    helpfulness: int | None = None


class SayingReached(msgspec.Struct, frozen=True, gc=False):
    """On which day did something unsaid get so far?"""

    day: date
    saying: Saying


class Unsaid(Entry, frozen=True, kw_only=True, gc=False, tag="unsaid"):
    """Something not said yet. `sayings` are how far it got and when, oldest first; saying it is a dated act."""

    CATEGORY: ClassVar[Category] = "unsaid"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("text", "whom", "what_came")

    text: str
    whom: str = ""
    sayings: tuple[SayingReached, ...] = ()
    what_came: str = ""

    @property
    def saying(self) -> Saying:
        """How far has it got by now?"""
        return self.sayings[-1].saying if self.sayings else "held"


class Practice(Entry, frozen=True, kw_only=True, gc=False, tag="practice"):
    """Something small to practise, agreed in a session or with oneself. One at rest is not offered."""

    CATEGORY: ClassVar[Category] = "practice"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    session: UUID | None = None
    challenge: UUID | None = None
    resting: bool = False


class Attempt(Entry, frozen=True, kw_only=True, gc=False, tag="attempt"):
    """One time with a practice: tried or not, and what happened. Not trying is as much worth knowing."""

    CATEGORY: ClassVar[Category] = "practice"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("what_happened",)

    practice: UUID
    outcome: Outcome
    what_happened: str = ""
