"""What is shown to somebody who has stepped back, or who was asked whether this helps, as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from inkling.journal import HelpAnswer, Journal, day_in_words, pauses_now
from inkling.web.entries.wording import HELPS, said
from inkling.web.today.pages import is_back

NOT_HELPING = ("no", "it makes things harder")


@dataclass(frozen=True)
class PausedPage:
    """Nothing is asked here until she says that she is back."""

    greeting: str
    since: str
    note: str
    before: str


@dataclass(frozen=True)
class HelpsPage:
    """What was said to the question whether this helps, and what can be done if it does not."""

    answer: UUID
    said: str
    not_helping: bool


def paused_page(journal: Journal, today: date, before: str) -> PausedPage:
    """What is there while a pause goes on? `before` says when the journal was opened before this time."""
    pause = pauses_now(journal)[-1]
    day = day_in_words(pause.happened.day, year=pause.happened.day.year != today.year)
    return PausedPage(
        greeting=_("Welcome back. Nothing is asked here now.")
        if is_back(journal, today)
        else _("Nothing is asked here now."),
        since=_("You stepped back on %(day)s. Everything you wrote is still there, as you left it.")
        % {"day": day},
        note=pause.note,
        before=before,
    )


def helps_page(journal: Journal) -> HelpsPage | None:
    """What follows from the last answer? None while there is none."""
    answers = journal.kind(HelpAnswer)
    if not answers:
        return None
    last = answers[-1]
    return HelpsPage(last.id, said(HELPS, last.helps), last.helps in NOT_HELPING)
