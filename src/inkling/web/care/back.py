"""The way back to what she was doing, from the page after an answer. No address carries it: the journal knows."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from inkling.journal import Journal


@dataclass(frozen=True)
class Back:
    """Where it leads, and how the link is called."""

    address: str
    name: str


def way_back(journal: Journal) -> Back:
    """To the questions that were answered last; to Today where there are none."""
    last = max(
        journal.readings, key=lambda each: (each.written.day, str(each.written.at or "")), default=None
    )
    if last is not None:
        for name, arguments in (("measure", [last.measure]), ("measures", [])):
            try:
                return Back(reverse(name, args=arguments), _("Back to my answers"))
            except NoReverseMatch:
                continue
    return Back(reverse("today"), _("Back to Today"))
