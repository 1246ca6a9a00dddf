"""The shifts whose light stands on the days shown, each leading to its card."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from inkling.change import Watch
from inkling.journal import day_in_words, standing_in_words
from inkling.web.path.stretches import Stretch
from inkling.web.shifts.cards import card_id, in_short

FEW = 6
"""More than so many are folded away."""


@dataclass(frozen=True)
class Shifted:
    """One shift in a line, and where its card is."""

    id: str
    iso: str
    day: str
    name: str
    how: str
    standing: str


def shifted_on(watches: Mapping[str, Watch], shown: Stretch) -> tuple[Shifted, ...]:
    """Which shifts may have begun on these days? Oldest first, as the picture has them."""
    first, last = shown.first.toordinal(), shown.last.toordinal()
    found = [
        (key, shift)
        for key, watch in watches.items()
        for shift in watch.shifts
        if shift.earliest <= last and shift.latest >= first
    ]
    return tuple(
        Shifted(
            id=card_id(key, shift),
            iso=(began := date.fromordinal(shift.since)).isoformat(),
            day=day_in_words(began, year=True),
            name=shift.name,
            how=in_short(key, shift),
            standing=standing_in_words(shift),
        )
        for key, shift in sorted(found, key=lambda pair: (pair[1].since, pair[0]))
    )
