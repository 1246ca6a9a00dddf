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
from inkling.web.how_change_came.ways import Ways, ways_of

OPEN, MOST = 6, 30
"""So many hopes stand open, and so many are there with those that are folded. All are with their sessions."""

LISTED = 40
"""So many sessions are listed, the latest; the place for all of them is Sessions."""


@dataclass(frozen=True)
class ChangePage:
    """How the sessions felt, which lay on the way to what changed, and hopes beside what stayed.

    `more_hopes` is how many have no room here; `to_tell` is the last session, where it is not said of any how it felt.
    """

    headline: str
    more: str
    share: Picture
    tones: Tones
    sessions: tuple[Lain, ...]
    to_tell: UUID | None
    ways: Ways
    way_meant: str
    hopes: tuple[Row, ...]
    hopes_folded: tuple[Row, ...]
    hopes_said: str
    more_hopes: int
    whole: bool


def change_page(
    journal: Journal,
    series: Mapping[str, Series],
    lookout: Lookout,
    today: date,
    *,
    ways: object = None,
    whole: bool,
) -> ChangePage:
    """What is there to say of how change came, up to today?"""
    way = way_of(journal, today)
    held, hoped = took_place(way.sessions), hopes(journal, today)
    tones = count_tones(held)
    on_the_way = ways_of(journal, series, lookout, way, today, ways)
    headline, more = share_said(tones)
    told = rows(hoped[:MOST], journal, today)
    return ChangePage(
        headline=headline or _none_yet(bool(on_the_way.cards)),
        more=" ".join(filter(None, (more, on_the_way.said))),
        share=share_picture(held),
        tones=tones,
        sessions=tuple(found for each in held[: -LISTED - 1 : -1] if (found := lain(each, journal, today))),
        to_tell=_to_tell(held, tones),
        ways=on_the_way,
        way_meant=way_meant(),
        hopes=told[:OPEN],
        hopes_folded=told[OPEN:],
        more_hopes=len(hoped) - len(told),
        hopes_said=hoping_said(hoped) if hoped else "",
        whole=whole,
    )


def _none_yet(changed: bool) -> str:
    if changed:
        return _("Something changed, and no session is written down.")
    return _("How change came will show here, session by session.")


def _to_tell(held: tuple[Held, ...], tones: Tones) -> UUID | None:
    return held[-1].id if held and not tones.told else None
