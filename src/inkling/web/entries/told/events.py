"""What happened in life, in words."""

from django.utils.translation import gettext as _

from inkling.journal import Journal, LifeEvent, day_in_words
from inkling.web.entries.telling import Field, Told
from inkling.web.entries.wording import KINDS


def life_event(entry: LifeEvent, journal: Journal) -> Told:
    """What it was, its last day, and the note."""
    return str(KINDS["life-event"]), [
        Field(_("What happened"), entry.text, own=True),
        Field(_("Until"), day_in_words(entry.until, year=True) if entry.until else ""),
        Field(_("More about it"), entry.note, own=True),
    ]
