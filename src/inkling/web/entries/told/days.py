"""Check-ins, measures and readings in words."""

from django.utils.translation import gettext as _

from inkling.journal import CheckIn, Journal, MeasureKept, Reading, WordingKept, day_in_words
from inkling.measures import TOTAL, Answer, Item, Worded, instruments
from inkling.web.entries.answering import in_order
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
    """Each answer by the name of its question, the pack it was asked in, and the note."""
    measure = journal.measures.get(entry.measure)
    names = {item.key: item.name for item in measure.items} if measure else {}
    known = instruments().get(measure.key) if measure and measure.form == "standard" else None
    names |= {item.id: _("Item %(number)s") % {"number": item.id} for item in known.items} if known else {}
    names |= {TOTAL: _("Total")} if known else {}
    answers = [
        Field(names.get(key, key), number_in_words(value), number=True)
        for key, value in in_order(measure, entry.answers).items()
    ]
    title = measure.title if measure else str(KINDS["reading"])
    asked_in = next(
        (k.wording.title for k in journal.kind(WordingKept) if k.wording.digest == entry.wording), ""
    )
    return title, [
        *answers,
        Field(_("Asked in the words of"), asked_in or entry.wording),
        Field(_("Note"), entry.note, own=True),
    ]


def measure(entry: MeasureKept, journal: Journal) -> Told:
    """Its name, and each question with its scale and the days on which it was asked."""
    items = [Field(item.name, _item_in_words(item)) for item in entry.measure.items]
    return str(KINDS["measure"]), [Field(_("Name"), entry.measure.title, own=True), *items]


def better_in_words(better: str | None) -> str:
    """Which way does the person hope it goes?"""
    return {"higher": _("higher is better"), "lower": _("lower is better")}.get(better or "", "")


def wording(entry: WordingKept, journal: Journal) -> Told:
    """Everything the file says."""
    pack = entry.wording
    items = [Field(item.item, "\n".join(_item_of_pack(item))) for item in pack.items]
    return str(KINDS["wording"]), [
        Field(_("Name"), pack.title),
        Field(_("Whose words"), pack.copyright),
        Field(_("Language"), pack.language),
        Field(_("Before the questions"), pack.intro),
        *items,
        Field(_("Answers"), _answers(pack.answers)),
        Field(_("For"), pack.instrument),
        Field(_("Digest of the file"), pack.digest),
    ]


def _item_of_pack(item: Worded) -> tuple[str, ...]:
    return tuple(filter(None, (item.text, item.code, _answers(item.answers))))


def _answers(answers: tuple[Answer, ...]) -> str:
    return "; ".join(f"{answer.value:g} {answer.label}" for answer in answers)


def _item_in_words(item: Item) -> str:
    low, high = item.low, item.high
    scale = "" if low is None or high is None else _("from %(low)g to %(high)g") % {"low": low, "high": high}
    better = better_in_words(item.better) or (_("neither way is better") if not scale else "")
    begun = _("asked from %(day)s") % {"day": day_in_words(item.begun, year=True)} if item.begun else ""
    ended = (
        _("no longer asked from %(day)s") % {"day": day_in_words(item.ended, year=True)} if item.ended else ""
    )
    return ", ".join(part for part in (scale, better, begun, ended) if part)
