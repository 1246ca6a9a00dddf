"""A line of a measure in words: where it stands, how far it usually goes, and what has changed since a start.

Never a cure, a band or a cut-off: "more than your usual ups and downs" is all there is to say.
"""

from inkling.journal.days import day_in_words
from inkling.journal.measuring.line import Line
from inkling.journal.measuring.ups_and_downs import Since, UpsAndDowns
from inkling.language import gettext as _


def usual_said(usual: UpsAndDowns | None) -> str:
    """How large are the usual ups and downs, and from where is that known?"""
    if usual is None:
        return _("After three ratings there is a first idea of your usual ups and downs.")
    if usual.published:
        said = _(
            "A change of less than {size} can come from ups and downs alone. This size is from published studies."
        )
    else:
        said = _("Your usual ups and downs: up to {size}, going by your first ratings.")
    return said.format(size=number_said(usual.size))


def since_said(line: Line, found: Since) -> str:
    """What has changed since the start, and is it more than the usual ups and downs?"""
    if found.start is None or found.now is None:
        return _("It was not asked any more by then.") if line.ended else _("Nothing to tell yet.")
    if found.now.reading == found.start.reading:
        return _("{value} on {day}. There is nothing to compare it with yet.").format(
            value=number_said(found.now.value), day=day_in_words(found.now.day, year=True)
        )
    facts = {
        "start": number_said(found.start.value),
        "now": number_said(found.now.value),
        "since": day_in_words(found.start.day, year=True),
        "day": day_in_words(found.now.day, year=True),
    }
    said = _("It was {start} on {since}, and {now} on {day}.").format(**facts)
    return f"{said} {_meant(found)}"


def _meant(found: Since) -> str:
    match found.standing, found.way:
        case "too few", _way:
            return _("It is early to say whether that is more than your usual ups and downs.")
        case "within", _way:
            return _("That is no more than your usual ups and downs.")
        case "once", "up":
            return _("That is higher by more than your usual ups and downs, for one rating so far.")
        case "once", _way:
            return _("That is lower by more than your usual ups and downs, for one rating so far.")
        case _standing, "up":
            return _("That is higher by more than your usual ups and downs, two ratings in a row or more.")
    return _("That is lower by more than your usual ups and downs, two ratings in a row or more.")


def number_said(value: float) -> str:
    """A number as one would say it: with one decimal at most, two where it is published so."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
