"""The axes: weeks, months, quarters or years below, a few round numbers beside."""

from datetime import date, timedelta

from inkling.journal import day_in_words, month_in_words
from inkling.pictures.labels import width_of
from inkling.pictures.scale import Scale, ticks
from inkling.pictures.svg import line, number, text
from inkling.pictures.weeks import monday

FEW_WEEKS = 70
"""Below this many days the axis counts weeks."""

MONTHS = 16 * 31
"""Below this many days it names every month; beyond it only some, and later only years."""


def day_axis(scale: Scale, first: int, last: int, y: float) -> str:
    """Which axis stands under these days? What it marks depends on how many they are."""
    parts = [line(scale.start, y, scale.end, y, "axis")]
    days = last - first + 1
    if days < FEW_WEEKS:
        parts += _weeks(scale, first, last, y)
    elif days < MONTHS:
        parts += _months(scale, first, last, y)
    else:
        parts += _years(scale, first, last, y)
    return "".join(parts)


def value_axis(scale: Scale, left: float, right: float, decimals: int) -> str:
    """Which few levels are marked beside the picture, with a hairline across it?"""
    parts = []
    marks = ticks(scale.low, scale.high)
    if any(round(mark, decimals) != mark for mark in marks):
        decimals += 1
    whole = all(mark == int(mark) for mark in marks)
    for mark in marks:
        y = scale(mark)
        parts.append(line(left, y, right, y, "tick"))
        parts.append(text(left - 8, y + 4.5, f"{mark:.{0 if whole else decimals}f}", "t-s end"))
    return "".join(parts)


def _weeks(scale: Scale, first: int, last: int, y: float) -> list[str]:
    """Weeks: a mark on each Monday, a date where there is room for one."""
    if last - first < 7:
        return [_mark(scale(first), y), text(scale(first), y + 20, _said(first), "t-s mid")]
    mondays = [day for day in range(monday(first), last + 1, 7) if day >= first]
    wide = max(width_of(_said(day), "t-s") for day in mondays) + 12
    every = max(1, -(-int(wide) // int(7 * _per_day(scale))))
    parts = [_mark(scale(day - 0.5), y) for day in mondays]
    for day in mondays[::every]:
        x = scale(day - 0.5)
        if x + wide <= scale.end + 20:
            parts.append(text(x + 4, y + 20, _said(day), "t-s"))
    return parts


def _months(scale: Scale, first: int, last: int, y: float) -> list[str]:
    """Months: a mark where each begins, its name in the middle of the days shown, the year where it turns."""
    starts = _firsts(first, last, 1)
    months = zip(starts, [*starts[1:], last + 1], strict=True)
    room = 30 * _per_day(scale)
    form = "full" if room > 84 else "short" if room > 34 else "initial"
    parts = []
    for start, following in months:
        day = date.fromordinal(start)
        x0, x1 = max(scale(start - 0.5), scale.start), min(scale(following - 0.5), scale.end)
        name = month_in_words(day, form)  # type: ignore[arg-type]
        parts.append(_mark(x0, y) if start >= first else "")
        if x1 - x0 >= width_of(name, "t-s") * 0.85:
            parts.append(text((x0 + x1) / 2, y + 20, name, "t-s mid"))
        if day.month == 1 and start > first:
            parts.append(text(x0 + 3, y + 37, str(day.year), "t-s"))
    if date.fromordinal(first).year != date.fromordinal(last).year:
        january = date(date.fromordinal(first).year + 1, 1, 1).toordinal()
        if scale(january) - scale.start > 46:
            parts.append(text(scale.start, y + 37, str(date.fromordinal(first).year), "t-s"))
    return parts


def _years(scale: Scale, first: int, last: int, y: float) -> list[str]:
    """Years: a mark where each begins, its number in the middle, and short marks for the quarters."""
    parts = [line(x, y, x, y + 3, "axis") for x in map(scale, _firsts(first, last, 3)) if x > scale.start]
    starts = _firsts(first, last, 12)
    for start, following in zip(starts, [*starts[1:], last + 1], strict=True):
        x0, x1 = max(scale(start - 0.5), scale.start), min(scale(following - 0.5), scale.end)
        parts.append(_mark(x0, y, 9) if start >= first else "")
        name = str(date.fromordinal(start).year)
        named = name if x1 - x0 >= 34 else f"’{name[2:]}"
        if x1 - x0 >= 18:
            parts.append(text((x0 + x1) / 2, y + 22, named, "t-s mid"))
    return parts


def _firsts(first: int, last: int, months: int) -> list[int]:
    """On which days do the months (quarters, years) begin that these days lie in?"""
    day = date.fromordinal(first)
    day = date(day.year, (day.month - 1) // months * months + 1, 1)
    found = []
    while day.toordinal() <= last:
        found.append(day.toordinal())
        day = (day + timedelta(days=31 * months)).replace(day=1)
    return found


def _mark(x: float, y: float, long: float = 6) -> str:
    return f'<path class="axis" d="M{number(x)} {number(y)}v{number(long)}"/>'


def _said(day: int) -> str:
    return day_in_words(date.fromordinal(day))


def _per_day(scale: Scale) -> float:
    return scale(1) - scale(0)
