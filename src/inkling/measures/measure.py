"""A measure is one or more questions asked again and again; each question is an item with a scale."""

from datetime import date
from typing import Literal

import msgspec

Better = Literal["higher", "lower"]

Form = Literal["diary", "problems", "goals", "standard"]
"""What kind of questions are these: those of a diary, problems or goals in one's own words, or a questionnaire
others use as well?"""


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is one question called, and how is its number read?

    `key` never changes once answers exist; `name` is what the person calls it. `low` and `high` are the ends
    of the scale (None where it has no end, as with hours of sleep). `better` says which way the person hopes
    it goes, or None where neither is better. It is asked from the day it `begun`, and no longer from the day it
    `ended`; None of both for one that was always asked. An item put in new words is a new item, which `rewords`
    the key of the one before: numbers given to other words are another series.
    """

    key: str
    name: str
    low: float | None = None
    high: float | None = None
    better: Better | None = None
    begun: date | None = None
    ended: date | None = None
    rewords: str = ""


class Measure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which questions belong together? A questionnaire others use as well has no items here: what is known of it
    stands in its instrument, and its sentences in a wording pack."""

    key: str
    title: str
    items: tuple[Item, ...]
    form: Form = "diary"

    def item(self, key: str) -> Item | None:
        """Which item has this key? None if the measure has no such item."""
        return next((item for item in self.items if item.key == key), None)
