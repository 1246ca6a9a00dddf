"""One measure: each of its lines as a number, a picture and a sentence, since a start that can be chosen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.journal import (
    Line,
    MeasureKept,
    changed_since,
    day_in_words,
    items_asked,
    lines_of,
    look,
    most_of,
    new_words_for,
    number_said,
    readings_of,
    series_of,
    since_said,
    steps_of,
    unseen_in_words,
    ups_and_downs,
    usual_said,
    wording_of,
    words_before,
)
from inkling.measures import Item, Measure, instruments
from inkling.pictures import Picture, Seen, course_picture
from inkling.vault.queries import OpenJournal
from inkling.web.measures.pages import last_said, recall_said
from inkling.web.shifts.cards import card_id

STARTS = 24
"""So many starts are offered at most: the last ones."""


LISTED = 60
"""So many readings are listed, the last ones. All of them stand in the Journal."""


@dataclass(frozen=True)
class Told:
    """A line of the page. `now` is its last number, `top` the end of its scale, `remark` how it came about; `earlier`
    how it was worded before, and until when; `instead` what took its place. `item` is there for what can be put in
    new words or let rest, and `ended` once it is; `mean_of` says what a mean is of."""

    key: str
    name: str
    own: bool
    now: str
    top: str
    remark: str
    picture: Picture
    since: str
    usual: str
    steps: tuple[str, ...]
    shifts: tuple[tuple[str, str], ...]
    item: UUID | None = None
    ended: str = ""
    earlier: tuple[tuple[str, str], ...] = ()
    instead: str = ""
    mean_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Start:
    """A day from which one can look: its number among the readings, and its day."""

    at: int
    iso: str
    day: str
    here: bool


@dataclass(frozen=True)
class MeasurePage:
    """One measure."""

    id: UUID
    title: str
    name: str
    form: str
    recall: str
    last: str
    main: tuple[Told, ...]
    resting: tuple[Told, ...]
    starts: tuple[Start, ...]
    readings: tuple[tuple[UUID, str, str], ...]
    listed_all: bool
    room: bool
    pack: str
    known: bool
    fillable: bool
    about_size: str
    soon: str
    whole: bool

    @property
    def since(self) -> str:
        """From which day on is it told?"""
        return next((start.day for start in self.starts if start.here), "")


def measure_page(kept: MeasureKept, opened: OpenJournal, since: object = None) -> MeasurePage:
    """How did it go, since the first reading or since the one that was chosen?"""
    measure = kept.measure
    readings = readings_of(opened.journal, measure)
    days = sorted({reading.happened.day for reading in readings})
    at = _chosen(since, len(days))
    lines = list(_lines(measure, opened, days[at] if days else None))
    known = instruments().get(measure.key) if measure.form == "standard" else None
    pack = wording_of(opened.journal, measure.key) if known else None
    own = measure.form in ("problems", "goals")
    return MeasurePage(
        id=kept.id,
        title=measure.title,
        name=_(known.name) if known else "",
        form=measure.form,
        recall=recall_said(measure),
        last=last_said(readings[-1] if readings else None),
        main=tuple(told for line, told in lines if line.ended is None),
        resting=tuple(told for line, told in lines if line.ended),
        starts=tuple(_starts(days, at)) if measure.form != "diary" else (),
        readings=tuple(
            (each.id, each.happened.day.isoformat(), day_in_words(each.happened.day, year=True))
            for each in readings[: -LISTED - 1 : -1]
        ),
        listed_all=len(readings) <= LISTED,
        room=own and len(items_asked(measure)) < most_of("goals" if measure.form == "goals" else "problems"),
        pack=pack.title if pack else "",
        known=known is not None,
        fillable=known is not None or bool(items_asked(measure)),
        about_size=_about_size(measure),
        soon=_soon(measure) if not readings else "",
        whole=opened.whole,
    )


def _lines(measure: Measure, opened: OpenJournal, start: date | None) -> Iterator[tuple[Line, Told]]:
    series = series_of(opened.journal)
    watches = look(opened.journal, opened.lookout, series).watches
    for at, line in enumerate(lines_of(measure, readings_of(opened.journal, measure))):
        key = f"{measure.key}:{line.key}"
        seen = Seen(series[key], watches[key]) if key in series and key in watches else None
        yield line, _told(measure, line, start, key, seen, f"m{at}")


def _told(measure: Measure, line: Line, start: date | None, key: str, seen: Seen | None, prefix: str) -> Told:
    item, compared = measure.item(line.key), measure.form != "diary"
    found = changed_since(line, start) if compared else None
    sentence = since_said(line, found) if found else _last_said(line)
    shifts = [replace(shift, name=line.name) for shift in (seen.watch.shifts if seen else ())]
    return Told(
        key=line.key,
        name=line.name,
        own=line.own,
        now=number_said(line.given[-1].value) if line.given else "",
        top=number_said(line.scale[1]) if line.scale else "",
        remark=_filled_in(line.given[-1].filled_in) if line.given else "",
        picture=course_picture(line, sentence, found, seen, prefix=prefix, low=line.own),
        since=sentence,
        usual=usual_said(ups_and_downs(line)) if compared else _unseen(seen),
        steps=tuple(step.explain() for step in steps_of(line)),
        shifts=tuple((shift.explain(_day), f"{reverse('shifts')}#{card_id(key, shift)}") for shift in shifts),
        item=_uuid(item) if line.own and item else None,
        ended=day_in_words(line.ended, year=True) if line.ended and item else "",
        earlier=tuple(_earlier(measure, item)) if item else (),
        instead=_instead(measure, item) if item else "",
        mean_of=tuple(_mean_of(measure, line)),
    )


def _filled_in(left_out: int) -> str:
    """That an item was left out is said beside the number, not in the table alone."""
    if not left_out:
        return ""
    return ngettext(
        "One item was left out and counted as the mean of the others.",
        "%(count)d items were left out and counted as the mean of the others.",
        left_out,
    ) % {"count": left_out}


def _last_said(line: Line) -> str:
    """Of a diary, the last number. Its days go up and down too much for one of them to be compared with another."""
    if not line.given:
        return _("Nothing to tell yet.")
    last = line.given[-1]
    day = day_in_words(last.day, year=True)
    return _("%(value)s on %(day)s.") % {"value": number_said(last.value), "day": day}


def _unseen(seen: Seen | None) -> str:
    """Where no shift was found, the smallest that could have been; or why none could."""
    if seen is None or seen.watch.shifts:
        return ""
    why = unseen_in_words(seen.series, seen.watch)
    if seen.watch.smallest_visible is None:
        return _("No shift found; %(why)s.") % {"why": why}
    return _("No shift found; the smallest we could have seen by now is %(size)s.") % {"size": why}


def _earlier(measure: Measure, item: Item) -> Iterator[tuple[str, str]]:
    """How it was worded before, and until when."""
    for before in words_before(measure, item):
        yield before.name, day_in_words(before.ended, year=True) if before.ended else ""


def _instead(measure: Measure, item: Item) -> str:
    found = new_words_for(measure, item)
    return found.name if found else ""


def _mean_of(measure: Measure, line: Line) -> Iterator[str]:
    """Over which questions is a mean? Said where it is not simply over all that are asked, and always were."""
    names = [item.name for key in line.of if (item := measure.item(key))]
    if not names:
        return
    said = _("The mean is of the %(count)s that were there from the beginning in the same words: %(names)s")
    if line.ended:
        said = _("The mean of the %(count)s that were asked together: %(names)s")
    if line.ended or len(names) < len(items_asked(measure)):
        yield said % {"count": len(names), "names": ", ".join(_("“%s”") % name for name in names)}
    if any(each.afterwards for each in line.given):
        yield _("Open marks are from when more was asked: the mean of these alone, worked out afterwards.")


def _about_size(measure: Measure) -> str:
    """What has to be known about a published size?"""
    if measure.form == "goals":
        return _(
            "The size for goals together is from parents rating goals of their children; for adults none is published."
        )
    return ""


def _soon(measure: Measure) -> str:
    """What there will be to see, while there is nothing yet? Said once, and not line by line."""
    if measure.form == "problems":
        return _("Once you have rated them there is a number beside each, and later how it went.")
    if measure.form == "goals":
        return _("Once you have rated them there is a number beside each, and later how near it came.")
    return _("Once it is filled in, its number stands here, and later how it went.")


def _starts(days: list[date], at: int) -> Iterator[Start]:
    """The days from which one can look: the first, and the last ones, without the very last."""
    offered = [0, *range(max(1, len(days) - 1 - STARTS), len(days) - 1)] if len(days) > 1 else []
    for number in offered:
        day = days[number]
        yield Start(number, day.isoformat(), day_in_words(day, year=True), number == at)


def _chosen(since: object, count: int) -> int:
    """Which reading day was asked for? The first if it is none of them."""
    asked = (
        int(since) if isinstance(since, str) and since.isascii() and since.isdigit() and len(since) < 7 else 0
    )
    return asked if asked < count - 1 else 0


def _uuid(item: Item) -> UUID | None:
    try:
        return UUID(item.key)
    except ValueError:
        return None


def _day(ordinal: int) -> str:
    return day_in_words(date.fromordinal(ordinal), year=True)
