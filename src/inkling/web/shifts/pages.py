"""What the page of shifts shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from inkling.change import Series, Shift
from inkling.journal import Journal, Lookout, day_in_words, standing_in_words
from inkling.web.path import stretches
from inkling.web.shifts.cards import ShiftCard, card_id, card_of, in_short
from inkling.web.shifts.opening import opening
from inkling.web.shifts.sure import by_mistake
from inkling.web.shifts.unfound import Unfound, unfound_in

MOST_WHOLE = 5
"""So many shifts stand on the page as whole cards, the newest; the others as one line each, a card behind it."""

QUARTER, SLOW = 92, 60
"""Journals shorter than this are shown on the Path as a whole; what began over more days than this, within a year."""


@dataclass(frozen=True)
class Earlier:
    """An older shift in one line."""

    id: str
    year: int
    day: str
    name: str
    how: str
    standing: str


@dataclass(frozen=True)
class ShiftsPage:
    """The newest shifts as cards, older ones as lines, newest first; then everything in which none was found. With
    `alone`, one shift by itself. `by_mistake` says once for all how often a shift is shown where there is none."""

    sentence: str
    cards: tuple[ShiftCard, ...]
    earlier: tuple[Earlier, ...]
    unfound: Unfound
    alone: bool
    whole: bool
    by_mistake: str


Found = list[tuple[str, Shift]]


def shifts_page(
    journal: Journal, lookout: Lookout, series: Mapping[str, Series], *, whole: bool, alone: str = ""
) -> ShiftsPage | None:
    """What has shifted in this journal, and where has nothing? `series` are those of the journal. With `alone`, only
    the shift that stands there; None if there is no such shift."""
    found = found_in(lookout)
    shown = [(key, shift) for key, shift in found if not alone or card_id(key, shift) == alone]
    if alone and not shown:
        return None
    cards = tuple(
        card_of(at, key, series[key], lookout.watches[key], shift, journal, _on_path(key, shift, series))
        for at, (key, shift) in enumerate(shown[:MOST_WHOLE], start=1)
    )
    if alone:
        day = day_in_words(date.fromordinal(shown[0][1].since), year=True)
        sentence = _("A shift around %(day)s") % {"day": day}
        return ShiftsPage(sentence, cards, (), Unfound((), (), ()), True, whole, by_mistake())
    seeing = any(watch.smallest_visible is not None for watch in lookout.watches.values())
    return ShiftsPage(
        opening([shift for _key, shift in found], series, seeing=seeing),
        cards,
        tuple(_earlier(*each) for each in sorted(shown[MOST_WHOLE:], key=lambda pair: -pair[1].since)),
        unfound_in(lookout, series),
        False,
        whole,
        by_mistake(),
    )


def found_in(lookout: Lookout) -> Found:
    """All shifts there are, by the key of their series, newest first."""
    found = ((key, shift) for key, watch in lookout.watches.items() for shift in watch.shifts)
    return sorted(found, key=lambda pair: (-pair[1].noticed, pair[0]))


def address_of(lookout: Lookout, id: str) -> str:
    """At which address does this shift stand? Among the newest, or by itself."""
    newest = {card_id(key, shift) for key, shift in found_in(lookout)[:MOST_WHOLE]}
    return f"{reverse('shifts')}#{id}" if id in newest else f"{reverse('shifts')}?shift={id}#{id}"


def _earlier(key: str, shift: Shift) -> Earlier:
    began = date.fromordinal(shift.since)
    return Earlier(
        id=card_id(key, shift),
        year=began.year,
        day=day_in_words(began),
        name=shift.name,
        how=in_short(key, shift),
        standing=standing_in_words(shift),
    )


def _on_path(key: str, shift: Shift, series: Mapping[str, Series]) -> str:
    """Where on the Path can it be seen, with its own line? Dates and a number only."""
    ends = [(int(each.days[0]), int(each.days[-1])) for each in series.values()]
    first, last = min(start for start, _end in ends), max(end for _start, end in ends)
    kind = "quarter" if shift.latest - shift.earliest <= SLOW else "year"
    at = min(date.fromordinal(shift.latest) + timedelta(days=31), date.fromordinal(last))
    line = str(list(series).index(key))
    asked = stretches.query(line, kind, at) if last - first >= QUARTER else stretches.query(line)
    return f"{reverse('path')}{asked}"
