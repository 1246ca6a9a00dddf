"""A measure is one or more questions asked again and again; each question is an item with a scale."""

from typing import Literal

import msgspec

Better = Literal["higher", "lower"]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What is one question called, and how is its number read?

    `key` never changes once answers exist; `name` is what the person calls it. `low` and `high` are the ends
    of the scale (None where it has no end, as with hours of sleep). `better` says which way the person hopes
    it goes, or None where neither is better.
    """

    key: str
    name: str
    low: float | None = None
    high: float | None = None
    better: Better | None = None


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """Which questions belong together?"""

    key: str
    title: str
    items: tuple[Item, ...]

    def item(self, key: str) -> Item | None:
        """Which item has this key? None if the measure has no such item."""
        return next((item for item in self.items if item.key == key), None)
