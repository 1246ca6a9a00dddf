"""Check-ins, measures and readings in words."""

from django.utils.translation import gettext as _

from inkling.journal import CheckIn, Journal, MeasureKept, Reading
from inkling.web.entries.telling import Field, Told, number_in_words
from inkling.web.entries.wording import KINDS
from inkling.words import describe_place


def check_in(entry: CheckIn, journal: Journal) -> Told:
    """The place, the words, the note."""
    return str(KINDS["check-in"]), [
        Field(_("Place"), describe_place(entry.pleasantness, entry.energy)),
        Field(_("Words"), ", ".join(entry.words), own=True),
        Field(_("Note"), entry.note, own=True),
    ]


def reading(entry: Reading, journal: Journal) -> Told:
    """Each answer by the name of its question, and the note."""
    measure = journal.measures.get(entry.measure)
    names = {item.key: item.name for item in measure.items} if measure else {}
    answers = [
        Field(names.get(key, key), number_in_words(value), number=True)
        for key, value in entry.answers.items()
    ]
    title = measure.title if measure else str(KINDS["reading"])
    return title, [*answers, Field(_("Note"), entry.note, own=True)]


def measure(entry: MeasureKept, journal: Journal) -> Told:
    """Its name, and each question with its scale."""
    items = [
        Field(item.name, _item_in_words(item.low, item.high, item.better)) for item in entry.measure.items
    ]
    return str(KINDS["measure"]), [Field(_("Name"), entry.measure.title, own=True), *items]


def better_in_words(better: str | None) -> str:
    """Which way does the person hope it goes?"""
    return {"higher": _("higher is better"), "lower": _("lower is better")}.get(better or "", "")


def _item_in_words(low: float | None, high: float | None, better: str | None) -> str:
    scale = "" if low is None or high is None else _("from %(low)g to %(high)g") % {"low": low, "high": high}
    return ", ".join(part for part in (scale, better_in_words(better)) if part) or _("neither way is better")
