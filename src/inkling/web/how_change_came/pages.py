"""What How change came shows, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from inkling.change import Series
from inkling.journal import (
    Held,
    Journal,
    Lookout,
    Tones,
    count_tones,
    hopes,
    took_place,
    way_of,
)
from inkling.pictures import Picture, share_picture, share_said, way_meant
from inkling.web.how_change_came.hoping import Row, hoping_said, rows
from inkling.web.how_change_came.lain import Lain, lain
from inkling.web.how_change_came.ways import WayCard, ways_of

SHOWN = 6
"""So many ways and so many hopes stand open. The others are folded, and no less there."""


@dataclass(frozen=True)
class Part:
    """Some of many: those that stand open, and those that are folded."""

    open: tuple[WayCard, ...] | tuple[Row, ...]
    folded: tuple[WayCard, ...] | tuple[Row, ...]


@dataclass(frozen=True)
class ChangePage:
    """How the sessions felt, which lay on the way to what changed, and hopes beside what stayed.

    `to_tell` is the last session of which nothing is said, where none is told at all.
    """

    headline: str
    more: str
    share: Picture
    tones: Tones
    sessions: tuple[Lain, ...]
    to_tell: UUID | None
    ways: Part
    on_the_way: str
    way_meant: str
    crowded: bool
    hopes: Part
    hopes_said: str
    whole: bool


def change_page(
    journal: Journal, series: Mapping[str, Series], lookout: Lookout, today: date, *, whole: bool
) -> ChangePage:
    """What is there to say of how change came, up to today?"""
    way = way_of(journal, today)
    held, hoped = took_place(way.sessions), hopes(journal, today)
    tones = count_tones(held)
    ways = ways_of(journal, series, lookout, way, today)
    headline, more = share_said(tones)
    told = rows(hoped, journal, today)
    return ChangePage(
        headline=headline or _none_yet(bool(ways.cards)),
        more=" ".join(filter(None, (more, ways.said))),
        share=share_picture(held),
        tones=tones,
        sessions=tuple(found for each in reversed(held) if (found := lain(each, journal, today))),
        to_tell=_to_tell(held, tones),
        ways=Part(ways.cards[:SHOWN], ways.cards[SHOWN:]),
        on_the_way=ways.said,
        way_meant=way_meant(),
        crowded=ways.crowded,
        hopes=Part(told[:SHOWN], told[SHOWN:]),
        hopes_said=hoping_said(hoped) if hoped else "",
        whole=whole,
    )


def _none_yet(changed: bool) -> str:
    if changed:
        return _("Something changed, and no session is written down.")
    return _("How change came will show here, session by session.")


def _to_tell(held: tuple[Held, ...], tones: Tones) -> UUID | None:
    return held[-1].id if held and not tones.told else None
