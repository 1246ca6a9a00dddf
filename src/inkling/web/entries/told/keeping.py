"""Preferences, pauses and whether it helps, in words."""

from django.utils.translation import gettext as _

from inkling.journal import HelpAnswer, Journal, Pause, Preferences, Thread
from inkling.journal.care import country_name
from inkling.web.entries.telling import Field, Told, yes_in_words
from inkling.web.entries.wording import ELSEWHERE, HELPS, KINDS, said


def country_in_words(country: str) -> str:
    """Which country was chosen? Nothing for nothing."""
    return _("another country") if country == ELSEWHERE else country_name(country)


def preferences(entry: Preferences, journal: Journal) -> Told:
    """Spelling, looking back, locking, and what a tab says."""
    threads = [thread.name for id in entry.look_back_without_threads if (thread := journal.one(Thread, id))]
    kinds = [str(KINDS.get(kind, kind)) for kind in entry.look_back_without_kinds]
    return str(KINDS["preferences"]), [
        Field(_("Browser checks spelling"), yes_in_words(entry.spellcheck)),
        Field(_("One older entry a day"), yes_in_words(entry.look_back)),
        Field(_("Minutes until it locks itself"), str(entry.idle_minutes)),
        Field(_("The browser shows names of pages"), yes_in_words(entry.page_names)),
        Field(_("Country for Support now"), country_in_words(entry.country)),
        Field(_("Never brought up"), ", ".join(kinds)),
        Field(_("Nor anything from"), ", ".join(threads), own=True),
    ]


def pause(entry: Pause, journal: Journal) -> Told:
    """The note, and whether it is over."""
    return str(KINDS["pause"]), [
        Field(_("Note"), entry.note, own=True),
        Field(_("Until"), _("you came back") if entry.over else _("you come back")),
    ]


def help_answer(entry: HelpAnswer, journal: Journal) -> Told:
    """What was answered."""
    return str(KINDS["help-answer"]), [
        Field(_("Does it help"), said(HELPS, entry.helps) or _("rather not say")),
        Field(_("More"), entry.note, own=True),
    ]
