"""The rhythm of sessions and of writing, on their days; gaps stay empty."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from inkling.journal import Apart, Rhythm, day_in_words, span_in_words
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale
from inkling.pictures.space.rows import Row, counted, drawn, month_rows, months_said, places
from inkling.pictures.svg import element, number, text
from inkling.pictures.telling import capital, count_said

SESSIONS, WRITTEN, DAYS = 50.0, 46.0, 30.0
RUG = 26.0


def rhythm_picture(seen: Rhythm, prefix: str = "r") -> Picture:
    """When were sessions, and on which days was something written?"""
    title = _("Sessions, and days with something written, {months}").format(months=months_said(seen.months))
    sentence = rhythm_sentence(seen)
    if not seen.sessions and not seen.written:
        return Picture("", "", title, sentence, (), ())
    wide, narrow = drawn(seen.months, prefix, title, sentence, _rows(seen))
    columns = (_("Month"), _("Sessions"), _("Missed"), _("Cancelled"), _("Planned"), _("Days written"))
    of = {status: [day for day, each in seen.sessions if each == status] for _day, status in seen.sessions}
    counts = [
        counted(seen.months, of.get(each, ())) for each in ("attended", "missed", "cancelled", "planned")
    ]
    rows = month_rows(seen.months, *counts, counted(seen.months, seen.written))
    return Picture(wide, narrow, title, sentence, columns, rows)


def rhythm_sentence(seen: Rhythm) -> str:
    """What is there to see in these months? No part of it can be lost by staying away."""
    if not seen.sessions and not seen.written:
        said = _("There is no rhythm to see yet.")
        if seen.before:
            said = _("Nothing is written in these months; the last day before them is {day}.").format(
                day=day_in_words(seen.before, year=True)
            )
        elif seen.back:
            said = _("Nothing is written in these months.")
    elif not seen.sessions:
        said = capital(_("{written}.").format(written=_written(seen)))
    else:
        said = capital(_("{sessions}; {written}.").format(sessions=_sessions(seen), written=_written(seen)))
    return _("Welcome back. {said}").format(said=said) if seen.back else said


def _sessions(seen: Rhythm) -> str:
    count = len(seen.attended)
    if not count:
        return _("no session is told in these months")
    took = ngettext("{count} session took place", "{count} sessions took place", count)
    said = took.format(count=count_said(count))
    return _("{said}, {apart}").format(said=said, apart=_apart(seen.apart)) if seen.apart else said


def _apart(apart: Apart) -> str:
    if not apart.weeks:
        return _("{least} to {most} days apart").format(least=apart.least, most=apart.most)
    if len(apart.weeks) == 1:
        return _("most often {every}").format(every=_every(apart.weeks[0]))
    one, other = map(_every, apart.weeks)
    return _("most often {one} or {other}").format(one=one, other=other)


def _every(weeks: int) -> str:
    names = (
        _("every few days"), _("every week"), _("every second week"), _("every third week"), _("every fourth week"),
    )  # fmt: skip
    return names[weeks] if weeks < len(names) else _("every {weeks} weeks").format(weeks=count_said(weeks))


def _written(seen: Rhythm) -> str:
    count = len(seen.written)
    if not count:
        return _("nothing else is written in them")
    on_days = ngettext("something was written on {count} day", "something was written on {count} days", count)
    said = on_days.format(count=count_said(count))
    if not seen.longest:
        return said
    span = span_in_words(*seen.longest, year=seen.longest[1].year != seen.months.today.year)
    if len(seen.gaps) == 1:
        return _("{said}, with a gap from {span}").format(said=said, span=span)
    gaps = count_said(len(seen.gaps))
    return _("{said}, with {gaps} gaps, the longest from {span}").format(said=said, gaps=gaps, span=span)


def _rows(seen: Rhythm) -> Sequence[Row]:
    rows = []
    if seen.sessions:
        rows.append(Row(_("sessions"), SESSIONS, lambda x, top, foot: _held(seen, x, top, foot)))
    if seen.written:
        rows.append(Row(_("written"), WRITTEN, lambda x, top, foot: _rug(seen.written, x, (top + foot) / 2)))
        rows.append(Row(_("days"), DAYS, lambda x, top, foot: _days(seen, x, (top + foot) / 2)))
    return rows


def _held(seen: Rhythm, x: Scale, top: float, foot: float) -> str:
    """Every session in its own shape: it took place, it was missed or cancelled, or it is planned."""
    found, r = places(x, [day.toordinal() for day, _status in seen.sessions], top + 5, foot - 5)
    shapes: dict[str, Callable[[float, float], str]] = {
        "attended": lambda at, y: element("circle", class_="space-dot", cx=at, cy=y, r=r),
        "missed": lambda at, y: element("circle", class_="dot-open", cx=at, cy=y, r=r),
        "cancelled": lambda at, y: _cross(at, y, r),
        "planned": lambda at, y: element("circle", class_="space-ahead", cx=at, cy=y, r=r),
    }
    marks = zip(found, seen.sessions, strict=True)
    return "".join(shapes[status](*place) for place, (_day, status) in marks)


def _cross(x: float, y: float, r: float) -> str:
    side = number(2 * r)
    data = f"M{number(x - r)} {number(y - r)}l{side} {side}m0-{side}l-{side} {side}"
    return element("path", class_="s-tried", d=data)


def _rug(days: Sequence[date], x: Scale, y: float) -> str:
    """Days with something written stand close; what lies between them stays empty."""
    top = number(y - RUG / 2)
    data = "".join(
        f"M{number(x(first - 0.5))} {top}H{number(x(last + 0.5))}v{number(RUG)}H{number(x(first - 0.5))}z"
        for first, last in _runs([day.toordinal() for day in days])
    )
    return element("path", class_="rug", d=data)


def _days(seen: Rhythm, x: Scale, y: float) -> str:
    """On how many days of each month was something written? A month with none has no number."""
    found, starts = counted(seen.months, seen.written), [day.toordinal() for day in seen.months.firsts]
    ends = [*(day - 1 for day in starts[1:]), seen.months.last.toordinal()]
    return "".join(
        text(x((start + end) / 2), y + 4.5, said, "t-s mid")
        for at, (start, end) in enumerate(zip(starts, ends, strict=True))
        if (said := found(at))
    )


def _runs(days: Sequence[int]) -> list[tuple[int, int]]:
    """Which days stand in a row?"""
    found = []
    for _key, group in groupby(enumerate(days), key=lambda pair: pair[1] - pair[0]):
        run = [day for _at, day in group]
        found.append((run[0], run[-1]))
    return found
