"""The sentence with which the page of shifts opens: how many, over how long, and what became of them."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.change import Series, Shift

WEEK, MONTH, YEAR = 7, 30.44, 365.25


def opening(shifts: Sequence[Shift], series: Mapping[str, Series], *, seeing: bool = True) -> str:
    """How many shifts were found in how much time, and which of them hold? `seeing` says whether one could have been
    seen anywhere."""
    if not series:
        return _("Shifts need a little time.")
    span = _span(series)
    if not shifts and not seeing:
        return _("After %(span)s it is too early to tell.") % {"span": span}
    if not shifts:
        return _("No shift found in %(span)s.") % {"span": span}
    count = len(shifts)
    found = ngettext("%(n)s shift in %(span)s.", "%(n)s shifts in %(span)s.", count)
    return f"{_upper(found % {'n': _in_words(count), 'span': span})} {_became(shifts)}"


def _became(shifts: Sequence[Shift]) -> str:
    """What became of them, in the order in which it is told: held, wobbled, went back."""
    states = [shift.state for shift in shifts]
    holds, wobbles, returned = (states.count(state) for state in ("holds", "wobbles", "returned"))
    if len(shifts) == 1:
        return {"holds": _("It holds."), "wobbles": _("It wobbles."), "returned": _("It went back.")}[
            states[0]
        ]
    if holds == len(shifts):
        return _("Both hold.") if holds == 2 else _("All of them hold.")
    told = [
        ngettext("%(n)s holds", "%(n)s hold", holds) % {"n": _in_words(holds)} if holds else "",
        ngettext("%(n)s wobbles", "%(n)s wobble", wobbles) % {"n": _in_words(wobbles)} if wobbles else "",
        ngettext("%(n)s went back", "%(n)s went back", returned) % {"n": _in_words(returned)}
        if returned
        else "",
    ]
    return _upper(", ".join(filter(None, told)) + ".")


def _span(series: Mapping[str, Series]) -> str:
    """How long is there something to look at? Rounded as one would say it."""
    first = min(int(each.days[0]) for each in series.values())
    days = max(int(each.days[-1]) for each in series.values()) - first + 1
    if days < 2 * WEEK:
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": _in_words(days)}
    if days < 3 * MONTH:
        return _("%(n)s weeks") % {"n": _in_words(round(days / WEEK))}
    if days < 2 * YEAR:
        return _("%(n)s months") % {"n": _in_words(round(days / MONTH))}
    return _("%(n)s years") % {"n": _in_words(round(days / YEAR))}


def _in_words(number: int) -> str:
    words = _("no,one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve").split(",")
    return words[number] if number < len(words) else str(number)


def _upper(said: str) -> str:
    return said[:1].upper() + said[1:]
