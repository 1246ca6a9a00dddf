"""What Today shows, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from inkling.journal import Journal, Lookout, day_in_words
from inkling.vault.queries import OpenJournal
from inkling.vault.services import IDLE_MINUTES
from inkling.web.shell.moments import part_of_day, today
from inkling.words import describe_place

_AWAY = timedelta(days=14)
_NEWS = timedelta(days=14)


@dataclass(frozen=True)
class TodayPage:
    """The door of every day: a greeting, at most one quiet line, and what was said last."""

    greeting: str
    quiet: str | None
    last: str | None
    last_words: tuple[str, ...]
    kept: str | None
    kept_words: tuple[str, ...]
    first_time: bool
    empty: bool
    idle_minutes: int
    whole: bool


def today_page(opened: OpenJournal, lookout: Lookout, now: datetime, *, kept: str) -> TodayPage:
    """What is there to show today?"""
    journal, day = opened.journal, today(now)
    last = journal.check_ins[-1] if journal.check_ins else None
    just_kept = next((each for each in reversed(journal.check_ins) if str(each.id) == kept), None)
    return TodayPage(
        greeting=_greeting(journal, day, now),
        quiet=_quiet_line(lookout, day),
        last=_last_in_words(journal, day) if last else None,
        last_words=last.words if last else (),
        kept=describe_place(just_kept.pleasantness, just_kept.energy) if just_kept else None,
        kept_words=just_kept.words if just_kept else (),
        first_time=last is None,
        empty=not journal.entries,
        idle_minutes=IDLE_MINUTES,
        whole=opened.whole,
    )


def _greeting(journal: Journal, day: date, now: datetime) -> str:
    here = journal.check_ins
    if here and day - here[-1].happened.day >= _AWAY:
        return _("Welcome back. How is it, just now?")
    return _("%(when)s. How is it, just now?") % {"when": part_of_day(now)}


def _quiet_line(lookout: Lookout, day: date) -> str | None:
    """One line at most: the newest shift, if it was noticed in the last fortnight."""
    shifts = [shift for watch in lookout.watches.values() for shift in watch.shifts]
    fresh = [shift for shift in shifts if shift.noticed > (day - _NEWS).toordinal()]
    if not fresh:
        return None
    newest = max(fresh, key=lambda shift: shift.noticed)
    return _("Something may have shifted: %(name)s.") % {"name": newest.name}


def _last_in_words(journal: Journal, day: date) -> str:
    last = journal.check_ins[-1]
    place = describe_place(last.pleasantness, last.energy)
    if last.happened.day == day:
        return _("Earlier today: %(place)s.") % {"place": place}
    return _("Last time, on %(day)s: %(place)s.") % {"day": day_in_words(last.happened.day), "place": place}
