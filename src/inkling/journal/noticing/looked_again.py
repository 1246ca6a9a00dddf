"""What the second look at a shift, some weeks after it was noticed, says about its beginning."""

from datetime import date
from gettext import gettext as _

from inkling.change import Shift
from inkling.journal.days import day_in_words, span_in_words


def looked_again_in_words(shift: Shift) -> str:
    """From which days on may it have begun, by what was written since? Empty where nobody has looked again yet, or
    where the second look says the same."""
    if shift.earliest_later is None or shift.latest_later is None or shift.shape_later_day is None:
        return ""
    if (shift.earliest_later, shift.latest_later) == (shift.earliest, shift.latest):
        return ""
    span = span_in_words(
        date.fromordinal(shift.earliest_later), date.fromordinal(shift.latest_later), year=True
    )
    day = day_in_words(date.fromordinal(shift.shape_later_day), year=True)
    return _("Looked at again on {day}: {span}.").format(day=day, span=span)
