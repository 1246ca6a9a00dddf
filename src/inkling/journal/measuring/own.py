"""Problems and goals in the person's own words: set up, put in new words, let rest, taken up again.

A wording never changes under its key. New words are a new item, because numbers given to other words are another line.
"""

from datetime import date
from typing import Literal

import msgspec

from inkling.journal.entries import MeasureKept
from inkling.journal.journal import Journal
from inkling.measures import Instrument, Item, Measure, instrument

OwnForm = Literal["problems", "goals"]

OWN: dict[OwnForm, str] = {"problems": "pq", "goals": "gbo"}
"""By which instrument are they rated?"""


def own_instrument(form: OwnForm) -> Instrument:
    """On which scale are they rated, how many may there be, and what is published about them?"""
    return instrument(OWN[form])


def most_of(form: OwnForm) -> int:
    """How many can be asked at a time?"""
    own = own_instrument(form).own
    assert own is not None  # a test holds every instrument of this form to it
    return own.most


def own_kept(journal: Journal, form: OwnForm) -> MeasureKept | None:
    """The problems, or the goals, this person keeps. None before the first."""
    found = [kept for kept in journal.kind(MeasureKept) if kept.measure.form == form]
    return found[-1] if found else None


def items_asked(measure: Measure) -> tuple[Item, ...]:
    """Which items are asked now, in the order in which they began?"""
    return tuple(item for item in measure.items if item.ended is None)


def items_no_longer(measure: Measure) -> tuple[Item, ...]:
    """Which items are not asked any more? Those put in new words, and those at rest."""
    return tuple(item for item in measure.items if item.ended is not None)


def new_words_for(measure: Measure, item: Item) -> Item | None:
    """Which item has taken the place of this one?"""
    return next((each for each in measure.items if each.rewords == item.key), None)


def words_before(measure: Measure, item: Item) -> tuple[Item, ...]:
    """In which words was it asked before, newest first? A chain that bites its own tail ends there."""
    found: list[Item] = []
    before = measure.item(item.rewords) if item.rewords else None
    while before and before not in found and before != item:
        found.append(before)
        before = measure.item(before.rewords) if before.rewords else None
    return tuple(found)


def own_item(form: OwnForm, key: str, words: str, day: date, rewords: str = "") -> Item:
    """A problem or a goal in these words, on the scale of its form."""
    like = own_instrument(form)
    assert like.own is not None
    return Item(
        key=key,
        name=words,
        low=like.own.low,
        high=like.own.high,
        better=like.better,
        begun=day,
        rewords=rewords,
    )


def item_added(measure: Measure, item: Item) -> Measure:
    """The measure with this item too. Unchanged if it has it already."""
    if measure.item(item.key):
        return measure
    return msgspec.structs.replace(measure, items=(*measure.items, item))


def item_ended(measure: Measure, key: str, day: date) -> Measure:
    """The measure without this question, from this day on. What was answered stays."""
    item = measure.item(key)
    return measure if item is None or item.ended else _with(measure, key, ended=day)


def item_taken_up(measure: Measure, key: str) -> Measure:
    """The measure with this question again: in the same words, so its line goes on."""
    return _with(measure, key, ended=None)


def item_reworded(measure: Measure, key: str, becomes: Item) -> Measure:
    """The measure with an item in new words in place of this one, from the day on which they begin."""
    if measure.item(becomes.key) or becomes.begun is None:
        return measure
    stopped = item_ended(measure, key, becomes.begun)
    at = [item.key for item in stopped.items].index(key)
    return msgspec.structs.replace(
        stopped, items=(*stopped.items[: at + 1], becomes, *stopped.items[at + 1 :])
    )


def _with(measure: Measure, key: str, ended: date | None) -> Measure:
    items = tuple(
        msgspec.structs.replace(item, ended=ended) if item.key == key else item for item in measure.items
    )
    return msgspec.structs.replace(measure, items=items)
