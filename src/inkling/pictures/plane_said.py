"""The words on the plane in sentences and in a table: how many, where they lie, which were used most."""

from collections.abc import Sequence

from inkling.journal import PLACES, WordUsed, day_in_words
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.words import describe_place

_MIDDLE = (PLACES - 1) / 2


def headline(used: Sequence[WordUsed]) -> str:
    """How many words are there?"""
    count = len(used)
    said = ngettext(
        "You have used {count} word for how it felt.", "You have used {count} words for how it felt.", count
    )
    return said.format(count=count)


def more(used: Sequence[WordUsed]) -> tuple[str, ...]:
    """Whose words they are, on which sides they lie, and which were used most."""
    own = sum(each.own for each in used)
    sides = [each.places[0].pleasantness for each in used]
    where = _(
        "On the unpleasant side {below}, on the pleasant side {above}, in the middle {between}."
    ).format(
        below=sum(side < _MIDDLE for side in sides),
        above=sum(side > _MIDDLE for side in sides),
        between=sum(side == _MIDDLE for side in sides),
    )
    said = ngettext("{count} of them is a word of your own.", "{count} of them are words of your own.", own)
    return tuple(filter(None, (said.format(count=own) if own else "", where, _most(used))))


def times(low: int, high: int) -> str:
    """How often? "once", "3 times", "4 to 6 times"."""
    if low == high:
        return _("once") if low == 1 else _("{count} times").format(count=low)
    return _("{low} to {high} times").format(low=low, high=high)


def place_said(pleasantness: float, energy: float) -> str:
    """How is this place said? Halves lie on their own side of the middle, and not at its end."""
    return describe_place(_whole(pleasantness), _whole(energy))


def places_said(used: Sequence[WordUsed]) -> dict[tuple[float, float], str]:
    """How is each place said, of all that these words have? Each is said once: looking words up takes time."""
    places = {(place.pleasantness, place.energy) for each in used for place in each.places}
    return {place: place_said(*place) for place in places}


def rows(used: Sequence[WordUsed]) -> tuple[tuple[str, ...], ...]:
    """Every word with its numbers."""
    said = places_said(used)
    return tuple(
        (
            each.word,
            str(each.uses),
            "; ".join(said[place.pleasantness, place.energy] for place in each.places),
            day_in_words(each.first, year=True),
            day_in_words(each.last, year=True),
        )
        for each in used
    )


def _most(used: Sequence[WordUsed]) -> str:
    """Which were used most? Up to three that were used equally often; nothing where none stands out."""
    if not used or used[0].uses == 1:
        return ""
    first = [each for each in used if each.uses == used[0].uses]
    if len(first) > 3:
        return ""
    named = [_("“{word}”").format(word=each.word) for each in first]
    often = times(first[0].uses, first[0].uses)
    if len(named) == 1:
        return _("Used most: {word}, {times}.").format(word=named[0], times=often)
    these = _("{these} and {last}").format(these=", ".join(named[:-1]), last=named[-1])
    return _("Used most: {words}, {times} each.").format(words=these, times=often)


def _whole(value: float) -> int:
    if value % 1 == 0:
        return int(value)
    return 1 if value < _MIDDLE else PLACES - 2
