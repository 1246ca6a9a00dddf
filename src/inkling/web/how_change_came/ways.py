"""The ways to what changed: each shift and each breakthrough with the sessions that lay on it, the latest first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True)
class Ways:
    """All of them, to how many routine sessions lay on the way, and whether some marks stand for several."""

    cards: tuple[WayCard, ...]
    said: str
    crowded: bool


def ways_of(journal: Journal, series: Mapping[str, Series], lookout: Lookout, way: Way, today: date) -> Ways:
    """Which sessions lay on the way to each shift, and to each breakthrough?"""
    shifts = [(key, shift) for key, watch in lookout.watches.items() for shift in watch.shifts]
    to_shifts = [way_to_shift(shift, way.sessions) for _key, shift in shifts]
    to_named = [way_to_breakthrough(each, way.sessions) for each in way.named]
    cards: list[tuple[int, WayCard]] = []
    for at, ((key, shift), on_it) in enumerate(zip(shifts, to_shifts, strict=True)):
        name, better = series[key].name, series[key].better
        picture = shift_way(shift, name, better, on_it, today.year, prefix=f"s{at}")
        sessions = tuple(_sessions(on_it, journal, today))
        one = _one(on_it, date.fromordinal(shift.since), journal, today)
        cards.append(
            (shift.noticed, WayCard(_address(key, shift), _kind(shift), name, False, picture, one, sessions))
        )
    for at, (named, to_it) in enumerate(zip(way.named, to_named, strict=True)):
        cards.append((named.day.toordinal(), _named(named, to_it, journal, today, f"b{at}")))
    ordered = tuple(card for _day, card in sorted(cards, key=lambda each: each[0], reverse=True))
    known = [each for each in to_named if each]
    crowded = any(way_crowded(each) for each in (*to_shifts, *known))
    return Ways(ordered, routine_on_the_way(to_shifts, known), crowded)


def _named(named: Named, known: OnTheWay | None, journal: Journal, today: date, prefix: str) -> WayCard:
    return WayCard(
        address=reverse("breakthrough", args=[named.id]),
        kind=_("A breakthrough you named; it came quietly")
        if named.quiet
        else _("A breakthrough you named; it came all at once"),
        name=named.name,
        own=True,
        picture=breakthrough_way(named, known, today.year, prefix=prefix),
        one=_one(known, named.day, journal, today) if known else None,
        sessions=tuple(_sessions(known, journal, today)) if known else (),
    )


def _kind(shift: Shift) -> str:
    if shift.shape == "step":
        return _("A shift, within days")
    return _("A shift, little by little") if shift.shape == "drift" else _("A shift")


def _address(key: str, shift: Shift) -> str:
    return f"{reverse('shifts')}#{card_id(key, shift)}"


def _sessions(way: OnTheWay, journal: Journal, today: date) -> Iterator[Lain]:
    for held in way.sessions:
        if found := lain(held, journal, today, perhaps=held.day < way.surely):
            yield found


def _one(way: OnTheWay, turn: date, journal: Journal, today: date) -> Lain | None:
    """Always chosen the same way, whatever it says: not the one that sounds best."""
    routine = [(held, found) for held in way.certain if (found := _routine(held, journal, today))]
    before = [found for held, found in routine if held.day < turn]
    return before[-1] if before else routine[0][1] if routine else None


def _routine(held: Held, journal: Journal, today: date) -> Lain | None:
    found = lain(held, journal, today) if held.tone == "routine" else None
    return found if found and found.words else None
