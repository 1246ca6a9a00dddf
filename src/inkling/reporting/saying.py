"""How numbers are said in a report, and put into cells: shares with their intervals, points, and what is hidden."""

from inkling.cohort.report import Mean, Share
from inkling.language import gettext as _
from inkling.printing import Cell

CONFIDENTIAL = "[c]"
"""What stands for a hidden number in a table for programs, as British government statisticians write it."""


def word(said: str) -> Cell:
    """A cell of words."""
    return Cell(said, said)


def keyed(key: str, said: str) -> Cell:
    """What a row is about: a name for a program, words for a reader."""
    return Cell(said, key)


def count(number: int | None) -> Cell:
    """How many: hidden where it is None."""
    return hidden() if number is None else Cell(f"{number:,}", number)


def points(value: float | None, digits: int = 1) -> Cell:
    """So many points; nothing where there is no number."""
    if value is None or value != value:
        return Cell("", None)
    return Cell(signed(f"{value:.{digits}f}"), value)


def share(value: float | None) -> Cell:
    """A share as per cent to read, and from 0 to 1 for a program; nothing where there is no number."""
    if value is None or value != value:
        return Cell("", None)
    return Cell(_("{number}%").format(number=f"{100 * value:.1f}"), value)


def hidden() -> Cell:
    """A number that must not be told."""
    return Cell(_("hidden"), CONFIDENTIAL)


def shares(one: Share | None) -> tuple[Cell, Cell, Cell, Cell]:
    """How many, which share, and from where to where the true share lies."""
    if one is None:
        return (hidden(),) * 4
    return count(one.count), share(one.share), share(one.low), share(one.high)


def mean(one: Mean | None) -> tuple[Cell, Cell, Cell]:
    """The mean, and from where to where the true one lies; nothing where it is not told."""
    if one is None:
        return (Cell("", None),) * 3
    return points(one.mean), points(one.low), points(one.high)


def percent(value: float) -> str:
    """13.3%; 25% where it is whole, and with two digits below one per cent."""
    digits = 2 if 0 < value < 0.01 else 1
    said = f"{100 * value:.{digits}f}"
    return _("{number}%").format(number=said.removesuffix(".0"))


def percent_within(one: Share) -> str:
    """13.3% (12.3 to 14.4)."""
    bounds = (f"{100 * bound:.1f}" for bound in (one.low, one.high))
    low, high = bounds
    return _("{share} ({low} to {high})").format(share=percent(one.share), low=low, high=high)


def signed(said: str) -> str:
    """With a minus that is as wide as a digit."""
    return said.replace("-", "−")


def number(value: float) -> str:
    """A number of points as it is said: whole where it is whole, else with one digit."""
    return f"{value:.0f}" if value == round(value) else f"{value:.1f}"
