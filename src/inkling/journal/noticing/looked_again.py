"""What the second look at a shift, some weeks after it was noticed, says about its beginning and its shape."""

from datetime import date

from inkling.change import Shift
from inkling.journal.days import day_in_words, span_in_words
from inkling.language import gettext as _


def looked_again_in_words(shift: Shift) -> str:
    """From which days on may it have begun, and how did it come, by what was written since? Empty where nobody has
    looked again yet, or where the second look says the same."""
    if shift.shape_later_day is None:
        return ""
    facts = {
        "day": day_in_words(date.fromordinal(shift.shape_later_day), year=True),
        "span": _span(shift),
        "how": _how(shift),
    }
    if facts["span"] and facts["how"]:
        return _("Looked at again on {day}: {span}, and it came {how}.").format(**facts)
    if facts["how"]:
        return _("Looked at again on {day}: it came {how}.").format(**facts)
    return _("Looked at again on {day}: {span}.").format(**facts) if facts["span"] else ""


def _span(shift: Shift) -> str:
    """The days on which it may have begun, where they are others by now."""
    first, last = shift.earliest_later, shift.latest_later
    if first is None or last is None or (first, last) == (shift.earliest, shift.latest):
        return ""
    return span_in_words(date.fromordinal(first), date.fromordinal(last), year=True)


def _how(shift: Shift) -> str:
    """The shape, where it is told otherwise by now."""
    if shift.shape_later is None or shift.shape_later == shift.shape:
        return ""
    return {
        "step": _("within a few days"),
        "drift": _("little by little"),
        "unclear": _("at a pace nobody can tell"),
    }[shift.shape_later]
