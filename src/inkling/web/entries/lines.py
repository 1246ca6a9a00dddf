"""How any entry is told on a page: one line of what and when, and every field with its name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from inkling.journal import (
    CheckIn,
    Entry,
    Finding,
    Journal,
    MeasureKept,
    Moment,
    Reading,
    day_in_words,
    series_name,
)
from inkling.words import describe_place


@dataclass(frozen=True)
class Field:
    """One field of an entry: its name, its value, and whether the person wrote it herself."""

    name: str
    value: str
    own: bool = False
    number: bool = False


@dataclass(frozen=True)
class EntryLine:
    """One entry as a page shows it."""

    id: UUID
    kind: str
    day: date
    when: str
    written: str
    fields: tuple[Field, ...]

    @property
    def numbers(self) -> tuple[Field, ...]:
        """The fields that are one number each, and can stand side by side."""
        return tuple(field for field in self.fields if field.number)

    @property
    def words(self) -> tuple[Field, ...]:
        """All other fields."""
        return tuple(field for field in self.fields if not field.number)


def entry_line(entry: Entry, journal: Journal) -> EntryLine:
    """Everything this entry says, in words."""
    kind, fields = _TELL[type(entry)](entry, journal)
    return EntryLine(
        id=entry.id,
        kind=kind,
        day=entry.happened.day,
        when=_hour(entry.happened),
        written=_written(entry),
        fields=tuple(field for field in fields if field.value),
    )


def better_in_words(better: str | None) -> str:
    """Which way does the person hope it goes?"""
    return {"higher": _("higher is better"), "lower": _("lower is better")}.get(better or "", "")


def answer_in_words(answer: str) -> str:
    """What did the person say to a shift?"""
    return {"yes": _("Yes, that is it"), "not-really": _("Not really"), "not-sure": _("Not sure yet")}[answer]


def scale_note(series: str) -> str:
    """On which scale are the levels of this series told, where nobody was shown one?"""
    return {
        "pleasantness": _("Told as 0 to 10: 0 is deeply unpleasant, 5 is neither, 10 is deeply pleasant."),
        "energy": _("Told as 0 to 10: 0 is very low energy, 5 is some, 10 is very high."),
    }.get(series, "")


def number_in_words(value: float | None) -> str:
    """A number as the person would write it; nothing was answered if there is none."""
    return _("no answer") if value is None else f"{value:.4g}"


def _check_in(entry: CheckIn, journal: Journal) -> tuple[str, list[Field]]:
    return _("Check-in"), [
        Field(_("Place"), describe_place(entry.pleasantness, entry.energy)),
        Field(_("Words"), ", ".join(entry.words), own=True),
        Field(_("Note"), entry.note, own=True),
    ]


def _reading(entry: Reading, journal: Journal) -> tuple[str, list[Field]]:
    measure = journal.measures.get(entry.measure)
    names = {item.key: item.name for item in measure.items} if measure else {}
    answers = [
        Field(names.get(key, key), number_in_words(value), number=True)
        for key, value in entry.answers.items()
    ]
    return measure.title if measure else _("Reading"), [*answers, Field(_("Note"), entry.note, own=True)]


def _measure(entry: MeasureKept, journal: Journal) -> tuple[str, list[Field]]:
    items = [
        Field(item.name, _item_in_words(item.low, item.high, item.better)) for item in entry.measure.items
    ]
    return _("Questions you answer again and again"), [
        Field(_("Name"), entry.measure.title, own=True),
        *items,
    ]


def _item_in_words(low: float | None, high: float | None, better: str | None) -> str:
    scale = "" if low is None or high is None else _("from %(low)g to %(high)g") % {"low": low, "high": high}
    return ", ".join(part for part in (scale, better_in_words(better)) if part) or _("neither way is better")


def _finding(entry: Finding, journal: Journal) -> tuple[str, list[Field]]:
    return _("Your answer to a shift"), [
        Field(_("Shown"), entry.sentence),
        Field(_("You said"), answer_in_words(entry.answer), own=True),
        Field(_("Began about"), day_in_words(entry.since, year=True)),
        Field(_("Noticed"), day_in_words(entry.noticed, year=True)),
        Field(_("Seen in"), entry.series_name or series_name(journal, entry.series)),
        Field(_("How Inkling looked"), entry.method),
    ]


def _hour(happened: Moment) -> str:
    if happened.at is None:
        return ""
    hour = f"{_local(happened):%H:%M}"
    elsewhere = happened.zone and happened.zone != settings.ZONE
    return _("%(hour)s (%(zone)s)") % {"hour": hour, "zone": happened.zone} if elsewhere else hour


def _written(entry: Entry) -> str:
    said = day_in_words(entry.written.day, year=True)
    if entry.imported:
        return _("brought in on %(day)s") % {"day": said}
    if entry.written.day != entry.happened.day:
        return _("written on %(day)s") % {"day": said}
    return ""


def _local(happened: Moment) -> datetime:
    assert happened.at is not None
    return happened.at.astimezone(ZoneInfo(happened.zone)) if happened.zone else happened.at


_TELL: dict[type[Entry], Callable[[Any, Journal], tuple[str, list[Field]]]] = {
    CheckIn: _check_in,
    Reading: _reading,
    MeasureKept: _measure,
    Finding: _finding,
}
