"""How single days were: check-ins, and answers to questions that are asked again and again."""

from typing import ClassVar

from inkling.journal.entries.base import Category, Entry
from inkling.measures import Measure, Wording

PLACES = 5
"""Places along each side of the check-in plane: 0 is most unpleasant or least energy, 4 the other end."""


class CheckIn(Entry, frozen=True, kw_only=True, gc=False, tag="check-in"):
    """How is it, just now? A place on the plane, feeling words, and a note if there is one."""

    CATEGORY: ClassVar[Category] = "check-ins"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("words", "note")

    pleasantness: int
    energy: int
    words: tuple[str, ...] = ()
    note: str = ""


class MeasureKept(Entry, frozen=True, kw_only=True, gc=False, tag="measure"):
    """Which questions does this person answer repeatedly? Its readings name it by `measure.key`."""

    CATEGORY: ClassVar[Category] = "measures"

    measure: Measure


class WordingKept(Entry, frozen=True, kw_only=True, gc=False, tag="wording"):
    """In which words is a standard questionnaire asked? It stands in the journal because which ones somebody fills in
    is private."""

    CATEGORY: ClassVar[Category] = "measures"

    wording: Wording


class Reading(Entry, frozen=True, kw_only=True, gc=False, tag="reading"):
    """What was answered on one filled-in measure? None means asked and not answered. `wording` is the digest of the
    pack that was on the page, empty where there was none. A total from paper stands alone, as the answer to
    "total"."""

    CATEGORY: ClassVar[Category] = "measures"
    OWN_WORDS: ClassVar[tuple[str, ...]] = ("note",)

    measure: str
    answers: dict[str, float | None]
    note: str = ""
    wording: str = ""
