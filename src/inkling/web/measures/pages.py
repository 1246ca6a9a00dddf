"""What the pages of measures show, as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from inkling.journal import (
    Journal,
    MeasureKept,
    OwnForm,
    Reading,
    WordingKept,
    day_in_words,
    items_asked,
    most_of,
    own_kept,
    readings_of,
)
from inkling.measures import Instrument, Measure, instruments
from inkling.vault.queries import OpenJournal


@dataclass(frozen=True)
class InUse:
    """A measure somebody uses: its questions in her words if they are hers, and when it was filled in last."""

    id: UUID
    title: str
    about: str
    words: tuple[str, ...]
    last: str


@dataclass(frozen=True)
class OwnWords:
    """Problems, or goals: those there are, or how one could sound."""

    form: OwnForm
    title: str
    prompt: str
    example: str
    add: str
    used: InUse | None
    room: bool


@dataclass(frozen=True)
class Offered:
    """A questionnaire one can use: its name in full, what it is about, over which time and how long it is."""

    key: str
    title: str
    name: str
    about: str
    asks: str


@dataclass(frozen=True)
class MeasuresPage:
    """Own words first, then questionnaires, then diaries that were brought in."""

    own: tuple[OwnWords, ...]
    standard: tuple[InUse, ...]
    diaries: tuple[InUse, ...]
    offered: tuple[Offered, ...]
    worded: tuple[tuple[UUID, str], ...]
    first: InUse | None
    whole: bool


def measures_page(opened: OpenJournal) -> MeasuresPage:
    """What is asked again and again, and what could be?"""
    journal = opened.journal
    kept = journal.kind(MeasureKept)
    own = tuple(_own(journal, form) for form in ("problems", "goals"))
    standard = tuple(_in_use(journal, each) for each in kept if each.measure.form == "standard")
    return MeasuresPage(
        own=own,
        standard=standard,
        diaries=tuple(_in_use(journal, each) for each in kept if each.measure.form == "diary"),
        offered=tuple(_offered(kept)),
        worded=tuple((each.id, each.wording.title) for each in journal.kind(WordingKept)),
        first=next((each.used for each in own if each.used and each.used.words), None),
        whole=opened.whole,
    )


def _own(journal: Journal, form: OwnForm) -> OwnWords:
    kept = own_kept(journal, form)
    used = _in_use(journal, kept) if kept else None
    room = used is None or len(used.words) < most_of(form)
    if form == "goals":
        return OwnWords(
            form,
            _("Where I want to get to"),
            _("Up to three goals, each rated from 0, no step taken yet, to 10, there."),
            _("“I can ask for a day off without a speech ready.”"),
            _("Another goal") if used and used.words else _("Name a goal"),
            used,
            room,
        )
    return OwnWords(
        form,
        _("What weighs on me"),
        _("Up to ten problems, as you would say them, each rated from 1 to 7 for the last week."),
        _("“I put off calls until they are a mountain.”"),
        _("Another problem") if used and used.words else _("Name a problem"),
        used,
        room,
    )


def _in_use(journal: Journal, kept: MeasureKept) -> InUse:
    measure = kept.measure
    readings = readings_of(journal, measure)
    own = measure.form in ("problems", "goals")
    known = instruments().get(measure.key) if measure.form == "standard" else None
    return InUse(
        id=kept.id,
        title=measure.title,
        about=_(known.about) if known else "",
        words=tuple(item.name for item in items_asked(measure)) if own else (),
        last=last_said(readings[-1] if readings else None),
    )


def last_said(reading: Reading | None) -> str:
    """When was it filled in last?"""
    if reading is None:
        return _("Not filled in yet.")
    return _("Last filled in on %(day)s.") % {"day": day_in_words(reading.happened.day, year=True)}


def offered_instrument(known: Instrument) -> Offered:
    """A questionnaire as it is offered."""
    return Offered(known.key, known.title, _(known.name), _(known.about), _asks(known))


def _offered(kept: tuple[MeasureKept, ...]) -> Iterator[Offered]:
    used = {each.measure.key for each in kept if each.measure.form == "standard"}
    for known in instruments().values():
        if known.form == "standard" and known.key not in used:
            yield offered_instrument(known)


def recall_said(measure: Measure) -> str:
    """Over which time does it ask?"""
    match measure.form:
        case "problems":
            return _("How much did each weigh on you in the last week?")
        case "goals":
            return _("How near are you to each of them today?")
        case "standard" if known := instruments().get(measure.key):
            return _asks(known)
    return ""


def _asks(known: Instrument) -> str:
    return _("It asks about %(recall)s.") % {"recall": _(known.recall)}
