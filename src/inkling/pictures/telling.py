"""What a picture says in words: levels as a person would notice them, counts, and whole sentences."""

from collections.abc import Sequence
from datetime import date

from inkling.change import Series, Shift, Watch, told_levels
from inkling.journal import day_in_words, month_in_words, number_told, span_in_words
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.bracket import between
from inkling.pictures.holding import Lapse
from inkling.pictures.journey import Journey
from inkling.pictures.scale import places
from inkling.pictures.usual import HardWeeks, Usual


def told(value: float, series: Series, finer: int = 0) -> str:
    """How is a level of this series told?"""
    decimals = places(series) + finer
    return f"{round(value, decimals) + 0.0:.{decimals}f}"


def usually(usual: Usual, day: int, series: Series) -> str:
    """Between which levels do the weeks usually lie on this day? Only one where they never vary."""
    low, high = usual.low(day), usual.high(day)
    finer = int(told(low, series) == told(high, series) and high - low > 0)
    ends = told(low, series, finer), told(high, series, finer)
    return ends[0] if ends[0] == ends[1] else _("{low} to {high}").format(low=ends[0], high=ends[1])


def levels(shift: Shift, named: Sequence[tuple[float, str]] = ()) -> tuple[str, str]:
    """From about what to about what, as the sentence of the shift says it? Levels that are `named` are told by the
    name they are nearest to; both as numbers where that would be the same name."""
    if named:
        names = [min(named, key=lambda one: abs(one[0] - level))[1] for level in (shift.before, shift.after)]
        if names[0] != names[1]:
            return _("“{level}”").format(level=names[0]), _("“{level}”").format(level=names[1])
    return told_levels(shift.before, shift.after)


def days_said(first: int, last: int, year: bool = True) -> str:
    """How is a span of days said?"""
    return span_in_words(date.fromordinal(first), date.fromordinal(last), year)


def months_said(first: int, last: int) -> str:
    """How are the months of these days said? "January to October 2026", "June 2026"."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    if last - first < 62:
        return days_said(first, last)
    opening = month_in_words(start) if start.year == end.year else f"{month_in_words(start)} {start.year}"
    return _("{first} to {last}").format(first=opening, last=f"{month_in_words(end)} {end.year}")


def sentence_of_shift(
    shift: Shift,
    name: str,
    lapses: Sequence[Lapse] = (),
    year: bool = True,
    about: tuple[str, str] | None = None,
) -> str:
    """What is there to see in the picture of a shift? `about` are its levels, where they are told otherwise."""
    before, after = about or levels(shift)
    how = {"name": name, "before": before, "after": after, "between": between(shift, year)}
    said = _("“{name}” went from about {before} to about {after}. That began {between}.").format(**how)
    return f"{said} {_lapse_sentence(lapses[-1], year)}" if lapses else said


def _lapse_sentence(lapse: Lapse, year: bool) -> str:
    """What went the other way since?"""
    if lapse.open:
        day = day_in_words(date.fromordinal(lapse.first), year)
        return _("Since about {day} it has been nearer to where it was before.").format(day=day)
    days = days_said(lapse.first, lapse.last, year)
    return _("It was nearer to where it was before around {days}, and came back.").format(days=days)


def came_back(lapses: Sequence[Lapse]) -> str:
    """When did a shift not hold for a while, and came back? The last such time; nothing if it never did."""
    closed = [lapse for lapse in lapses if not lapse.open]
    return _lapse_sentence(closed[-1], year=True) if closed else ""


def lapse_said(lapse: Lapse, year: bool) -> str:
    """When did a shift not hold, in a few words?"""
    if lapse.open:
        day = day_in_words(date.fromordinal(lapse.first), year)
        return _("nearer to its old level from {day}").format(day=day)
    return _("nearer to its old level {days}").format(days=days_said(lapse.first, lapse.last, year))


def sentence_of_quiet(series: Series, watch: Watch, usual: Usual | None, day: int, name: str) -> str:
    """What is there to see when nothing was found? Always with the smallest change that could have been."""
    said = [_("No shift found in “{name}”.").format(name=name)]
    if usual:
        lie = usually(usual, day, series)
        said = [_("No shift found in “{name}”; most weeks lie around {range}.").format(name=name, range=lie)]
    if watch.smallest_visible is None:
        said.append(_("Nothing can be told from noise yet."))
    else:
        smallest = number_told(watch.smallest_visible)
        said.append(_("The smallest we could have seen by now is {smallest}.").format(smallest=smallest))
    return " ".join(said)


def sentence_of_path(seen: Journey) -> str:
    """What is there to see on a path? What shifted and when, and which weeks were hard."""
    return " ".join(filter(None, (headline_of_path(seen), hard_weeks_said(seen))))


def headline_of_path(seen: Journey) -> str:
    """What shifted on these days, and when? Where nothing did, that."""
    if seen.began:
        return _shifts_said(seen)
    if seen.elsewhere:
        return _("No shift began in these days.")
    return _quiet_said(seen) if len(seen.series) else ""


def _quiet_said(seen: Journey) -> str:
    if seen.smallest is None:
        days = len(seen.series)
        return ngettext(
            "{count} day answered so far; nothing can be told from noise yet.",
            "{count} days answered so far; nothing can be told from noise yet.",
            days,
        ).format(count=days)
    return _("No shift found so far; the smallest we could have seen in “{name}” is {smallest}.").format(
        name=seen.name, smallest=number_told(seen.smallest)
    )


def _shifts_said(seen: Journey) -> str:
    found = seen.began
    first, last = found[0], found[-1]
    if len(found) == 1:
        here = [lapse for lapse in first.lapses if lapse.first <= seen.last]
        return sentence_of_shift(first.shift, first.name, () if seen.hard else here, seen.years)
    how = {
        "first": first.name,
        "one": between(first.shift, seen.years),
        "last": last.name,
        "two": between(last.shift, seen.years),
    }
    if len(found) == 2:
        return _("“{first}” began to shift {one}, and “{last}” {two}.").format(**how)
    count = capital(count_said(len(found)))
    return _("{count} shifts: the first, in “{first}”, began {one}; the latest, in “{last}”, {two}.").format(
        count=count, **how
    )


def hard_weeks_said(seen: Journey) -> str:
    """Which weeks were hard? Nothing where none were."""
    if not seen.hard:
        return ""
    hard, times = seen.hard[-1], len(seen.hard)
    said = hard_said(hard, seen.years)
    if times == 1:
        return _("“{name}” lay {weeks}.").format(name=seen.name, weeks=said)
    return _("“{name}” had {count} stretches of hard weeks, the latest {weeks}.").format(
        name=seen.name, count=count_said(times), weeks=said
    )


def weeks_said(count: int) -> str:
    """How many weeks, in words up to ten?"""
    return ngettext("{count} week", "{count} weeks", count).format(count=count_said(count))


def count_said(count: int) -> str:
    """How is a small number said?"""
    names = _("no one two three four five six seven eight nine ten").split()
    return names[count] if 0 <= count < len(names) else str(count)


def hard_said(hard: HardWeeks, year: bool) -> str:
    """Which weeks lay beyond the usual range?"""
    how = {"weeks": weeks_said(hard.weeks), "day": day_in_words(date.fromordinal(hard.first), year)}
    if hard.side == "below":
        return _("below the usual range for {weeks} from {day}").format(**how)
    return _("above the usual range for {weeks} from {day}").format(**how)


def capital(said: str) -> str:
    """How do these words stand at the front of a sentence?"""
    return said[:1].upper() + said[1:]
