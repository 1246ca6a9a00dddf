"""What Today shows, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from inkling.journal import (
    CheckIn,
    Journal,
    Lookout,
    Response,
    day_in_words,
    last_written,
    look_back,
    quiet_line,
    time_to_ask,
)
from inkling.vault.queries import OpenJournal
from inkling.web.entries.lines import entry_line
from inkling.web.entries.telling import EntryLine
from inkling.web.shell.moments import part_of_day, today
from inkling.web.today.between import NextSession, ToPractise, next_time, to_practise
from inkling.words import describe_place

AWAY = timedelta(days=14)


@dataclass(frozen=True)
class Quiet:
    """The one quiet line. `challenge` is where it leads, unless it is about a shift."""

    sentence: str
    challenge: UUID | None


@dataclass(frozen=True)
class Said:
    """A check-in in words: the place, and the feelings named."""

    id: UUID
    place: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class LookedBack:
    """One older entry."""

    day: str
    line: EntryLine


@dataclass(frozen=True)
class TodayPage:
    """The door of every day: a greeting, at most one quiet line, what is set, and what was said last."""

    greeting: str
    quiet: Quiet | None
    practices: tuple[ToPractise, ...]
    session: NextSession | None
    looked_back: LookedBack | None
    last: Said | None
    kept: Said | None
    asks_whether_it_helps: bool
    first_time: bool
    empty: bool
    idle_minutes: int
    before: str
    whole: bool


def today_page(
    opened: OpenJournal,
    lookout: Lookout,
    now: datetime,
    *,
    kept: UUID | None,
    idle_minutes: int,
    before: str,
) -> TodayPage:
    """What is there to show today? `kept` is the check-in that was kept just now; `before` says when the journal was
    opened before this time."""
    journal, day = opened.journal, today(now)
    just_kept = journal.one(CheckIn, kept)
    last, back = journal.check_ins[-1] if journal.check_ins else None, is_back(journal, day)
    return TodayPage(
        greeting=_("%(when)s.") % {"when": part_of_day(now)} if just_kept else _greeting(back, now),
        quiet=_quiet(journal, lookout, day),
        practices=to_practise(journal, day),
        session=next_time(journal, day),
        looked_back=_looked_back(journal, day),
        last=_last(last, day) if last and not just_kept and not back else None,
        kept=_said(just_kept, _("Kept: %(place)s.")) if just_kept else None,
        asks_whether_it_helps=not just_kept and time_to_ask(journal, day),
        first_time=last is None,
        empty=not journal.entries,
        idle_minutes=idle_minutes,
        before=before,
        whole=opened.whole,
    )


def is_back(journal: Journal, day: date) -> bool:
    """Was nothing written for a while? She is welcomed, and nothing else is said about it."""
    written = last_written(journal)
    return written is not None and day - written >= AWAY


def _greeting(back: bool, now: datetime) -> str:
    if back:
        return _("Welcome back. How is it, just now?")
    return _("%(when)s. How is it, just now?") % {"when": part_of_day(now)}


def _quiet(journal: Journal, lookout: Lookout, day: date) -> Quiet | None:
    line = quiet_line(journal, lookout, day)
    if line is None:
        return None
    response = journal.one(Response, line.entry)
    return Quiet(line.sentence, response.challenge if response else None)


def _looked_back(journal: Journal, day: date) -> LookedBack | None:
    entry = look_back(journal, day)
    if entry is None:
        return None
    return LookedBack(day_in_words(entry.happened.day, year=True), entry_line(entry, journal))


def _last(last: CheckIn, day: date) -> Said:
    if last.happened.day == day:
        return _said(last, _("Earlier today: %(place)s."))
    when = day_in_words(last.happened.day, year=last.happened.day.year != day.year)
    return _said(last, _("Last time, on %(day)s: %(place)s."), day=when)


def _said(entry: CheckIn, sentence: str, **more: str) -> Said:
    place = describe_place(entry.pleasantness, entry.energy)
    return Said(entry.id, sentence % {"place": place, **more}, entry.words)
