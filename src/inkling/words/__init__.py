"""Words for feelings, what they mean, and where they lie on the check-in plane."""

from inkling.words.feeling import FEELINGS, Feeling, feelings, find, matching, near
from inkling.words.plane import corners, describe_place

__all__ = [
    "FEELINGS",
    "Feeling",
    "corners",
    "describe_place",
    "feelings",
    "find",
    "matching",
    "near",
]
