"""What is said of feelings that came together or apart: an example, what could not be used, what is still going on."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.journal import Journal, Pair, Side, ToldApart, day_in_words, not_told_yet, pair_told

Told = dict[Side, tuple[ToldApart, ...]]


def examples(journal: Journal) -> tuple[str, ...]:
    """Two words of each side that came both together and apart, as far as there are such."""
    sides: tuple[Side, ...] = ("unpleasant", "pleasant")
    found = (pair_told(journal, side) for side in sides)
    return tuple(_pair_said(pair) for pair in found if pair)


def reported(told: Told) -> tuple[str, ...]:
    """What of all these check-ins could not be used as it stands, in sentences."""
    return tuple(_reported(told))


def going_on(journal: Journal, today: date) -> str:
    """Which four weeks cannot be told yet?"""
    open_ = not_told_yet(journal)
    if open_ is None:
        return _(
            "Only check-ins written within two days count here: how a day felt is remembered differently later."
        )
    first, last = open_
    if today > last:
        return _("With the next thing you write, the four weeks from %(first)s are whole.") % {
            "first": day_in_words(first, year=True)
        }
    return _("The four weeks from %(first)s are whole on %(last)s.") % {
        "first": day_in_words(first, year=first.year != last.year),
        "last": day_in_words(last, year=True),
    }


def _pair_said(pair: Pair) -> str:
    together, apart = len(pair.together), len(pair.apart)
    opening = ngettext(
        "You chose “%(one)s” and “%(other)s” together once, on %(day)s.",
        "You chose “%(one)s” and “%(other)s” together %(count)s times, the last time on %(day)s.",
        together,
    )
    rest = ngettext(
        "One without the other came once, on %(day)s.",
        "One without the other came %(count)s times, the last time on %(day)s.",
        apart,
    )
    both = opening % {
        "one": pair.one,
        "other": pair.other,
        "count": together,
        "day": day_in_words(pair.together[-1], year=True),
    }
    return f"{both} {rest % {'count': apart, 'day': day_in_words(pair.apart[-1], year=True)}}"


def _reported(told: Told) -> Iterator[str]:
    one, other = told["unpleasant"], told["pleasant"]
    count = sum(each.found.occasions for each in one)
    if not one:
        return
    opening = ngettext(
        "There was %(count)s check-in in these weeks.",
        "There were %(count)s check-ins in these weeks.",
        count,
    )
    yield opening % {"count": count}
    yield _(
        "%(unpleasant)s of them hold no word for something unpleasant, %(pleasant)s none for something pleasant; "
        "they count as times without one."
    ) % {"unpleasant": _sum(one, "without"), "pleasant": _sum(other, "without")}
    if unplaced := _sum(one, "unplaced"):
        yield ngettext(
            "%(count)s holds a word of your own or one from the middle of the plane; which side it belongs to is not "
            "known, and that word is left out.",
            "%(count)s hold a word of your own or one from the middle of the plane; which side it belongs to is not "
            "known, and that word is left out.",
            unplaced,
        ) % {"count": unplaced}
    if late := _sum(one, "late"):
        yield ngettext(
            "%(count)s more was told over two days later and is left out.",
            "%(count)s more were told over two days later and are left out.",
            late,
        ) % {"count": late}


def _sum(told: Sequence[ToldApart], name: str) -> int:
    return sum(getattr(each, name) for each in told)
