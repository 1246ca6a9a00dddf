"""What is asked repeatedly, and how its numbers are read."""

from inkling.measures.measure import Better, Item, Measure

__all__ = ["Better", "Item", "Measure"]
