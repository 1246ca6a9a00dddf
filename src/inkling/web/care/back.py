"""The way back to what she was doing, from the page after an answer. No address carries it: the journal knows."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from inkling.journal import Journal, MeasureKept, Reading


@dataclass(frozen=True)
class Back:
    """Where it leads, and how the link is called."""

    address: str
    name: str


def way_back(journal: Journal) -> Back:
    """To the questions that were answered last; to Today where there are none."""
    last = max(journal.readings, key=_when, default=None)
    kept = [each for each in journal.kind(MeasureKept) if last and each.measure.key == last.measure]
    if kept:
        return Back(reverse("measure", args=[kept[-1].id]), _("Back to my answers"))
    return Back(reverse("today"), _("Back to Today"))


def _when(reading: Reading) -> tuple[str, str]:
    at = reading.written.at
    return reading.written.day.isoformat(), at.isoformat() if at else ""
