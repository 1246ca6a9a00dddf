"""Sessions in words: which day, with whom, and what became of it."""

from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.journal import Entry, Journal, Session, weekday_in_words
from inkling.web.entries.wording import STATUSES

ENOUGH = 5
"""From so many sessions on, it is worth knowing how most of them felt."""


def day_of(session: Session, today: date) -> str:
    """Which day? The year is said unless it is this one."""
    return weekday_in_words(session.happened.day, year=session.happened.day.year != today.year)


def hours(session: Session) -> str:
    """From when to when, as far as it is known?"""
    if session.begins and session.ends:
        return _("from %(begins)s to %(ends)s") % {
            "begins": _hour(session.begins),
            "ends": _hour(session.ends),
        }
    if session.begins:
        return _("at %(begins)s") % {"begins": _hour(session.begins)}
    return _("until %(ends)s") % {"ends": _hour(session.ends)} if session.ends else ""


def standing(session: Session, today: date) -> str:
    """What is there to know about it today, in one sentence?"""
    if session.status != "planned":
        return _sentence(_BECAME[session.status](), hours(session) if session.status == "attended" else "")
    away = (session.happened.day - today).days
    if away < 0:
        return _("It was planned for this day. Did it take place?")
    when = _("Today") if away == 0 else _("Tomorrow") if away == 1 else _in_days(away)
    return _sentence(when, hours(session))


def routine(journal: Journal, apart_from: Entry | None = None) -> str:
    """How did the others feel? Nothing while there are only a few."""
    tones = [each.tone for each in journal.sessions if each.tone and each != apart_from]
    if len(tones) < ENOUGH:
        return ""
    n = tones.count("routine")
    return ngettext(
        "Of the other %(all)s sessions you wrote about, %(n)s felt routine.",
        "Of the other %(all)s sessions you wrote about, %(n)s felt routine.",
        n,
    ) % {"all": len(tones), "n": n}


_BECAME = {
    "attended": lambda: _("It took place"),
    "missed": lambda: str(STATUSES["missed"]).capitalize(),
    "cancelled": lambda: str(STATUSES["cancelled"]).capitalize(),
}


def _sentence(what: str, more: str) -> str:
    return (
        _("%(what)s, %(more)s.") % {"what": what, "more": more} if more else _("%(what)s.") % {"what": what}
    )


def _in_days(away: int) -> str:
    return ngettext("In %(n)s day", "In %(n)s days", away) % {"n": away}


def _hour(hour: time) -> str:
    return f"{hour:%H:%M}"
