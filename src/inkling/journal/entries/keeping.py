"""How the person wants her journal to be, and whether keeping it helps."""

from typing import ClassVar, Literal
from uuid import UUID

from inkling.journal.entries.base import Category, Entry

Helps = Literal["yes", "a little", "no", "it makes things harder"]


class Preferences(Entry, frozen=True, kw_only=True, gc=False, tag="preferences"):
    """How the journal should be; the newest counts. `look_back` shows one older entry a day, without those of the
    kinds and threads left out of it; a browser locks after `idle_minutes` without use; the tab
    says which page it shows only with `page_names`; Support now shows the lines of `country`, by its two letters."""

    CATEGORY: ClassVar[Category] = "settings"

    spellcheck: bool = False
    look_back: bool = False
    look_back_without_kinds: tuple[str, ...] = ()
    look_back_without_threads: tuple[UUID, ...] = ()
    idle_minutes: int = 15
    page_names: bool = False
    country: str = ""


class Pause(Entry, frozen=True, kw_only=True, gc=False, tag="pause"):
    """The person stepped back for a while: Today asks nothing until it is `over`."""

    CATEGORY: ClassVar[Category] = "settings"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("note",)

    note: str = ""
    over: bool = False


class HelpAnswer(Entry, frozen=True, kw_only=True, gc=False, tag="help-answer"):
    """Does keeping this journal help? Asked once, gently, after four weeks; None if she would rather not say."""

    CATEGORY: ClassVar[Category] = "settings"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("note",)

    helps: Helps | None = None
    note: str = ""
