"""Every series in which no shift was found, or none since the last, with the smallest that could have been seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.change import Series, Watch
from inkling.journal import Lookout, day_in_words, unseen_in_words

FEW = 6
"""More than so many that are too early to tell are folded away."""


@dataclass(frozen=True)
class Quiet:
    """A series in which no shift was found, and the smallest one that could have been seen; or why none could."""

    name: str
    smallest: str


@dataclass(frozen=True)
class Unfound:
    """Those in which one could have been seen, with the few that are too early; those too early, if they are many or
    all there is; and those with no other since the last."""

    seen: tuple[Quiet, ...]
    early: tuple[Quiet, ...]
    since: tuple[Quiet, ...]


def unfound_in(lookout: Lookout, series: Mapping[str, Series]) -> Unfound:
    """Where has nothing shifted, or nothing since?"""
    seen, early, since = [], [], []
    for key, watch in lookout.watches.items():
        it = series[key]
        if watch.shifts:
            since.append(Quiet(it.name, _since(key, it, watch)))
        elif watch.smallest_visible is None:
            early.append(Quiet(it.name, unseen_in_words(it, watch)))
        else:
            seen.append(Quiet(it.name, f"{_smallest(key, it, watch)} {_from(len(it.answered))}"))
    if not seen and not since:
        return Unfound((), tuple(early), ())
    if len(early) <= FEW:
        return Unfound((*seen, *early), (), tuple(since))
    return Unfound(tuple(seen), tuple(early), tuple(since))


def _since(key: str, series: Series, watch: Watch) -> str:
    """No other shift since the last one; what could have been seen, or that it is early."""
    day = day_in_words(date.fromordinal(watch.shifts[-1].since), year=True)
    if watch.smallest_visible is None:
        return _("since the shift around %(day)s, too few answers to tell of another") % {"day": day}
    return _("since the shift around %(day)s, %(smallest)s") % {
        "day": day,
        "smallest": _smallest(key, series, watch),
    }


def _smallest(key: str, series: Series, watch: Watch) -> str:
    facts = {"change": unseen_in_words(series, watch)}
    if key.partition(":")[0] == "catch":
        said = _(
            "smallest change we could have seen by now: %(change)s steps, of the three from days after to before"
        )
    elif series.scale == (0.0, 10.0):
        said = _("smallest change we could have seen by now: %(change)s points of 10")
    elif series.scale is not None:
        facts["low"], facts["high"] = (f"{end:g}" for end in series.scale)
        said = _(
            "smallest change we could have seen by now: %(change)s, where answers go from %(low)s to %(high)s"
        )
    else:
        said = _("smallest change we could have seen by now: %(change)s")
    return said % facts


def _from(answers: int) -> str:
    return ngettext("(from %(n)s day)", "(from %(n)s days)", answers) % {"n": answers}
