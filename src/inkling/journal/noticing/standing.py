"""Whether a shift still holds, told as its own thing: holds, wobbles, went back, or was a visit, and since when."""

from datetime import date

from inkling.change import Shift, told_levels
from inkling.journal.days import day_in_words
from inkling.language import gettext as _


def standing_in_words(shift: Shift) -> str:
    """How does it stand, in a word or two?"""
    if _visit(shift):
        return _("was a visit")
    if shift.state == "holds" and shift.state_since is not None:
        return _("holds again")
    return {"holds": _("holds"), "wobbles": _("wobbles"), "returned": _("went back")}[shift.state]


def standing_told(shift: Shift, last_answer: date) -> str:
    """The same in a sentence or two, with since when, and around which level the answers lie by now."""
    facts = {
        "since": _day(shift.state_since),
        "level": _level_now(shift),
        "last": day_in_words(last_answer, True),
    }
    if _visit(shift):
        return _("It was a visit: it lasted until about {day}, and then it was over.").format(
            day=_day(shift.visit_until)
        )
    if shift.state == "returned":
        return _("It went back. By {since} your answers lay near {level} again.").format(**facts)
    if shift.state == "wobbles":
        said = _("It wobbles. Since {since} your answers lie around {level}, more than half of the way back.")
        return said.format(**facts)
    if shift.state_since is not None:
        said = _("It holds again. It was back for a while, and since {since} your answers lie near {level}.")
        return said.format(**facts)
    if shift.level_now is not None:
        return _("It holds, and later went on, to about {level}.").format(**facts)
    return _("It holds, as far as your answers go: up to {last}.").format(**facts)


def _visit(shift: Shift) -> bool:
    return shift.state == "returned" and shift.visit_until is not None


def _day(ordinal: int | None) -> str:
    return "" if ordinal is None else day_in_words(date.fromordinal(ordinal), year=True)


def _level_now(shift: Shift) -> str:
    """The level by now, as finely as the sentence of the shift tells its levels."""
    if shift.level_now is None:
        return ""
    decimals = len(told_levels(shift.before, shift.after)[1].partition(".")[2])
    return f"{round(shift.level_now, decimals) + 0.0:.{decimals}f}"
