"""What happened in life beside therapy."""

from datetime import date
from typing import ClassVar

from inkling.journal.entries.base import Category, Entry


class LifeEvent(Entry, frozen=True, kw_only=True, gc=False, tag="life-event"):
    """Something happened: a move, a new job, a loss, an illness, a birth. It began on the day it `happened`; `until`
    is its last day, None for one that was there at once or that goes on."""

    CATEGORY: ClassVar[Category] = "events"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("text", "note")

    text: str
    until: date | None = None
    note: str = ""
