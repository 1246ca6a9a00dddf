"""What could not have been seen in a series, in words: for every series in which no shift was found."""

import numpy as np

from inkling.change import Series, Watch
from inkling.language import gettext as _


def unseen_in_words(series: Series, watch: Watch) -> str:
    """What is the smallest change that could have been seen by now; or why could none?"""
    if watch.smallest_visible is not None:
        return number_told(watch.smallest_visible)
    values, counts = np.unique(series.answered.values, return_counts=True)
    if len(values) == 1 and counts[0] > 1:
        return _("always the same answer, so nothing to compare yet")
    if len(values) > 1 and counts.max() > 0.7 * counts.sum():
        return _("nearly always the same answer, so hardly anything to compare yet")
    return _("too few answers to tell yet")


def number_told(number: float) -> str:
    """How is a small amount told? With two digits that count."""
    return f"{number:.1f}" if number >= 1 else f"{number:.2g}"
