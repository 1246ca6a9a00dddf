"""What Settings shows, as plain values."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from inkling.journal import Journal, day_in_words, pauses_now
from inkling.web.entries.telling import EntryLine


@dataclass(frozen=True)
class SettingsPage:
    """How the journal should be: what was saved just now, what another tab saved meanwhile, and whether she paused."""

    saved: bool
    meanwhile: EntryLine | None
    paused: str | None
    leaves_out: bool


def settings_page(journal: Journal, *, saved: bool, meanwhile: EntryLine | None = None) -> SettingsPage:
    """How the journal is now."""
    wishes, pauses = journal.preferences, pauses_now(journal)
    since = day_in_words(pauses[0].happened.day, year=True) if pauses else None
    return SettingsPage(
        saved,
        meanwhile,
        _("You stepped back on %(day)s. Until you come back, Today asks nothing.") % {"day": since}
        if since
        else None,
        bool(wishes and (wishes.look_back_without_kinds or wishes.look_back_without_threads)),
    )
