"""Hopes before sessions beside what stayed after them, in the person's words, both with their day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.journal import Hoped, Journal, day_in_words
from inkling.web.how_change_came.lain import Lain, shown


@dataclass(frozen=True)
class Side:
    """One side: the words, empty where there are none, and the day on which they were written."""

    words: str
    iso: str
    day: str
    later: bool = False


@dataclass(frozen=True)
class Row:
    """One session, with the hope from before and what stayed after."""

    session: Lain
    before: Side
    after: Side


def rows(hoped: Sequence[Hoped], journal: Journal, today: date) -> tuple[Row, ...]:
    """Each session with a hope, or something that stayed, or both."""
    return tuple(
        Row(
            shown(each.session, journal, today),
            _side(each.session.hope, each.hoped_on, today, later=each.after_all),
            _side(each.session.stayed, each.stayed_on, today),
        )
        for each in hoped
    )


def hoping_said(hoped: Sequence[Hoped]) -> str:
    """How many sessions have which, in one plain sentence?"""
    hope = sum(each.hoped_on is not None for each in hoped)
    stayed = sum(each.stayed_on is not None for each in hoped)
    both = sum(each.hoped_on is not None and each.stayed_on is not None for each in hoped)
    said = (
        ngettext(
            "%(n)s session has a hope from before,", "%(n)s sessions have a hope from before,", hope
        ) % {"n": hope},
        ngettext("%(n)s has something that stayed,", "%(n)s have something that stayed,", stayed) % {"n": stayed},
        ngettext("and %(n)s has both.", "and %(n)s have both.", both) % {"n": both},
        _("They need not match."),
        _("Where one is missing, nothing was written.") if both < len(hoped) else "",
    )  # fmt: skip
    return " ".join(filter(None, said))


def _side(words: str, day: date | None, today: date, later: bool = False) -> Side:
    if day is None:
        return Side("", "", "")
    return Side(words, day.isoformat(), day_in_words(day, year=day.year != today.year), later)
