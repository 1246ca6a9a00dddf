"""How sure is a shift, on what does that rest, and what would change our mind?"""

from datetime import date

from django.utils.translation import gettext as _

from inkling.change import Series, Shift, told_levels
from inkling.journal import day_in_words, looked_again_in_words, span_in_words


def how_sure(shift: Shift, series: Series) -> tuple[str, ...]:
    """On how many answers does it rest, when may it have begun, and what was seen later? A line each. How often a
    shift is a mistake is true of all of them together and said once a page (`by_mistake`); each card leads there."""
    days = series.answered.days
    facts = {
        "day": day_in_words(date.fromordinal(shift.noticed), year=True),
        "before": int((days < shift.since).sum()),
        "since": int(((days >= shift.since) & (days <= shift.noticed)).sum()),
        "span": span_in_words(date.fromordinal(shift.earliest), date.fromordinal(shift.latest), year=True),
    }
    return tuple(
        filter(
            None,
            (
                _("Noticed on %(day)s, from %(before)d answers before it and %(since)d after.") % facts,
                _("It began on %(span)s.") % facts
                if shift.earliest == shift.latest
                else _("It may have begun on any of these days: %(span)s.") % facts,
                looked_again_in_words(shift),
            ),
        )
    )


def by_mistake() -> str:
    """How often would a shift be shown where nothing changed?"""
    return _(
        "If nothing had changed and you looked every day, your whole journal would show a shift by "
        "mistake about once in twenty years. With moods that come and go over weeks, it is more often."
    )


def what_would_change_our_mind(shift: Shift, named: tuple[tuple[float, str], ...] = ()) -> str:
    """Which next weeks would tell against it?"""
    if named:
        return _said_without_levels(shift)
    before, after = told_levels(shift.before, shift.after)
    said = {
        "holds": _("If most of the next six weeks sat near %(before)s again, where it was before."),
        "wobbles": _(
            "It is wobbling. Six weeks near %(after)s would say that it holds; six weeks near %(before)s, "
            "that it went back."
        ),
        "returned": _("It has gone back already. Six weeks near %(after)s would tell of a new one."),
    }
    return said[shift.state] % {"before": before, "after": after}


def _said_without_levels(shift: Shift) -> str:
    """The same where answers are words."""
    sooner = shift.direction == "up"
    return {
        "holds": _("If most of the next times were caught as late as before.")
        if sooner
        else _("If most of the next times were caught as soon as before."),
        "wobbles": _("It is wobbling. What the next times are like will say whether it holds."),
        "returned": _("It has gone back already. Several times in a row would tell of a new one."),
    }[shift.state]
