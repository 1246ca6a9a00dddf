"""Old challenges, and each time one of them came back."""

from typing import ClassVar, Literal
from uuid import UUID

from inkling.journal.entries.base import Category, Entry

Catch = Literal["days after", "hours after", "in the moment", "before"]
"""When did the person notice that this was the old pattern?"""

CATCHES: tuple[Catch, ...] = ("days after", "hours after", "in the moment", "before")
"""From latest to soonest."""

STRONGEST = 10
"""Strength is told from 0, hardly there, to this."""


class Challenge(Entry, frozen=True, kw_only=True, gc=False, tag="challenge"):
    """Something old that keeps coming back. `about` is how it usually goes. One at rest is not offered."""

    CATEGORY: ClassVar[Category] = "challenges"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("name", "about")

    name: str
    about: str = ""
    resting: bool = False


class Response(Entry, frozen=True, kw_only=True, gc=False, tag="response"):
    """One time a challenge came back: what happened, what was felt, thought and done, how strong it was, when it
    was caught, and whether something was different this time."""

    CATEGORY: ClassVar[Category] = "challenges"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("situation", "felt", "thought", "did")

    challenge: UUID
    situation: str = ""
    felt: str = ""
    thought: str = ""
    did: str = ""
    strength: int | None = None
    catch: Catch | None = None
    different: bool = False
