"""The ways to what changed: each shift and each breakthrough with the sessions that lay on it, the latest first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from inkling.change import Series, Shift
from inkling.journal import (
    Held,
    Journal,
    Lookout,
    Named,
    OnTheWay,
    Way,
    way_to_breakthrough,
    way_to_shift,
)
from inkling.pictures import Picture, breakthrough_way, routine_on_the_way, shift_way, way_crowded
from inkling.web.how_change_came.lain import Lain, lain
from inkling.web.shifts.cards import card_id

A_PAGE = 6
"""So many ways stand on one page."""

MOST = 24
"""Of a long way, so many sessions are listed: the latest."""


@dataclass(frozen=True)
class WayCard:
    """What changed, in the person's words where there are any (`own`), and the way to it. `one` is a routine session
    on it with words of hers: the last before the shift most likely began, or the first since."""

    address: str
    kind: str
    name: str
    own: bool
    picture: Picture
    one: Lain | None
    sessions: tuple[Lain, ...]
    count: int

    @property
    def earlier(self) -> int:
        """How many sessions on a long way are not listed?"""
        return self.count - len(self.sessions)


@dataclass(frozen=True)
class Ways:
    """Some of them at a time, the latest first; in one sentence to how many routine sessions lay on the way, and
    whether some marks stand for several."""

    cards: tuple[WayCard, ...]
    newer: int | None
    older: int | None
    said: str
    crowded: bool


@dataclass(frozen=True)
class _It:
    """What changed, and the way to it, before anything is drawn."""

    day: date
    what: tuple[str, Shift] | Named
    way: OnTheWay | None


def ways_of(
    journal: Journal,
    series: Mapping[str, Series],
    lookout: Lookout,
    way: Way,
    today: date,
    number: object = None,
) -> Ways:
    """Which sessions lay on the way to each shift, and to each breakthrough?"""
    shifts = [
        _It(date.fromordinal(shift.noticed), (key, shift), way_to_shift(shift, way.sessions))
        for key, watch in lookout.watches.items()
        for shift in watch.shifts
    ]
    named = [_It(each.day, each, way_to_breakthrough(each, way.sessions)) for each in way.named]
    to_shifts, to_named = ([each.way for each in some if each.way] for some in (shifts, named))
    ordered = sorted((*shifts, *named), key=lambda each: each.day, reverse=True)
    page = Paginator(ordered, A_PAGE).get_page(number)  # type: ignore[arg-type]
    drawing = _Drawing(journal, series, today)
    return Ways(
        cards=tuple(drawing.card(each, f"w{at}") for at, each in enumerate(page.object_list)),
        newer=page.number - 1 if page.has_previous() else None,
        older=page.number + 1 if page.has_next() else None,
        said=routine_on_the_way(to_shifts, to_named),
        crowded=any(way_crowded(each.way) for each in page.object_list if each.way),
    )


@dataclass(frozen=True)
class _Drawing:
    journal: Journal
    series: Mapping[str, Series]
    today: date

    def card(self, it: _It, prefix: str) -> WayCard:
        """How is this one shown?"""
        sessions = tuple(_sessions(it.way, self.journal, self.today)) if it.way else ()
        if isinstance(it.what, Named):
            return self._named(it.what, it.way, sessions, prefix)
        (key, shift), way = it.what, it.way
        assert way is not None
        name, better = self.series[key].name, self.series[key].better
        picture = shift_way(shift, name, better, way, self.today.year, prefix=prefix)
        one = _one(way, date.fromordinal(shift.since), self.journal, self.today)
        return WayCard(
            _address(key, shift), _kind(shift), name, False, picture, one, sessions, len(way.sessions)
        )

    def _named(self, named: Named, way: OnTheWay | None, sessions: tuple[Lain, ...], prefix: str) -> WayCard:
        quiet, aha = (
            _("A breakthrough you named; it came quietly"),
            _("A breakthrough you named; it came all at once"),
        )
        return WayCard(
            address=reverse("breakthrough", args=[named.id]),
            kind=quiet if named.quiet else aha,
            name=named.name,
            own=True,
            picture=breakthrough_way(named, way, self.today.year, prefix=prefix),
            one=_one(way, named.day, self.journal, self.today) if way else None,
            sessions=sessions,
            count=len(way.sessions) if way else 0,
        )


def _kind(shift: Shift) -> str:
    if shift.shape == "step":
        return _("A shift, within days")
    return _("A shift, little by little") if shift.shape == "drift" else _("A shift")


def _address(key: str, shift: Shift) -> str:
    return f"{reverse('shifts')}#{card_id(key, shift)}"


def _sessions(way: OnTheWay, journal: Journal, today: date) -> Iterator[Lain]:
    for held in way.sessions[-MOST:]:
        if found := lain(held, journal, today, perhaps=held.day < way.surely):
            yield found


def _one(way: OnTheWay, turn: date, journal: Journal, today: date) -> Lain | None:
    """Always chosen the same way, whatever it says: not the one that sounds best."""
    before = (held for held in reversed(way.certain) if held.day < turn)
    since = (held for held in way.certain if held.day >= turn)
    found = (_routine(held, journal, today) for held in chain(before, since))
    return next((each for each in found if each), None)


def _routine(held: Held, journal: Journal, today: date) -> Lain | None:
    found = lain(held, journal, today) if held.tone == "routine" else None
    return found if found and found.words else None
