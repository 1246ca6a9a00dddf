"""How open and how safe sessions were, mark by mark, in the person's own range; and when something unsaid was said."""

from collections.abc import Callable, Sequence
from datetime import date

from inkling.journal import MOST, Openness, SessionMark, day_in_words, middle_half
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale
from inkling.pictures.space.rows import Row, counted, drawn, month_rows, months_said, radius
from inkling.pictures.svg import element, line, number, polyline, rectangle
from inkling.pictures.telling import capital, count_said

LEVELS, UNSAID = 80.0, 30.0
EDGE = 9.0


def openness_picture(seen: Openness, prefix: str = "o") -> Picture:
    """How open and how safe were sessions, and when was something said that had waited?"""
    title = _("How open and how safe sessions were, {months}").format(months=months_said(seen.months))
    sentence = openness_sentence(seen)
    if not (seen.opened or seen.safe or seen.uttered):
        return Picture("", "", title, sentence, (), ())
    wide, narrow = drawn(seen.months, prefix, title, sentence, _rows(seen))
    columns = (_("Month"), _("How open"), _("How safe"), _("Half said"), _("Said"))
    half, said = (counted(seen.months, seen.days(saying)) for saying in ("half said", "said"))
    rows = month_rows(seen.months, _values(seen, seen.opened), _values(seen, seen.safe), half, said)
    return Picture(wide, narrow, title, sentence, columns, rows)


def openness_sentence(seen: Openness) -> str:
    """What do the marks say, and what was said? Counts and days only, no words of the unsaid."""
    said = [part for part in (_marks_said(seen), _uttered(seen)) if part]
    if said:
        return capital("; ".join(said)) + "."
    return _("Nothing is marked here in these months.") if seen.before else _("Nothing is marked here yet.")


def _marks_said(seen: Openness) -> str:
    """Between which marks did both lie, and after how many sessions?"""
    opened, safe = _lay(seen.opened), _lay(seen.safe)
    if not opened or not safe:
        said = _("openness lay {how} {after}") if opened else _("safety lay {how} {after}")
        return (
            said.format(how=opened or safe, after=_after(seen.opened or seen.safe)) if opened or safe else ""
        )
    if len(seen.opened) == len(seen.safe):
        both = _("openness lay {opened} and safety {safe}, {after}")
        return both.format(opened=opened, safe=safe, after=_after(seen.opened))
    each = _("openness lay {opened}, {after}, and safety {safe}, {and_after}")
    return each.format(opened=opened, after=_after(seen.opened), safe=safe, and_after=_after(seen.safe))


def _lay(marks: Sequence[SessionMark]) -> str:
    if not marks:
        return ""
    least, most = min(mark.value for mark in marks), max(mark.value for mark in marks)
    if least == most:
        return _("at {value}").format(value=least)
    return _("between {least} and {most}").format(least=least, most=most)


def _after(marks: Sequence[SessionMark]) -> str:
    after = ngettext("after {count} session", "after {count} sessions", len(marks))
    return after.format(count=count_said(len(marks)))


def _uttered(seen: Openness) -> str:
    said, half = seen.days("said"), seen.days("half said")
    parts = []
    if said:
        times = ngettext(
            "something unsaid was said on {day}",
            "something unsaid was said {count} times, the latest on {day}",
            len(said),
        )
        parts.append(times.format(count=count_said(len(said)), day=_day(said[-1], seen)))
    elif half:
        times = ngettext(
            "something unsaid was half said on {day}",
            "something unsaid was half said {count} times, the latest on {day}",
            len(half),
        )
        parts.append(times.format(count=count_said(len(half)), day=_day(half[-1], seen)))
    if seen.waiting:
        waits = ngettext("{count} thing waits", "{count} things wait", seen.waiting)
        parts.append(waits.format(count=count_said(seen.waiting)))
    return _(", and ").join(parts)


def _day(day: date, seen: Openness) -> str:
    return day_in_words(day, year=day.year != seen.months.today.year)


def _rows(seen: Openness) -> Sequence[Row]:
    rows = []
    for name, marks in ((_("open"), seen.opened), (_("safe"), seen.safe)):
        if marks:
            rows.append(Row(name, LEVELS, _levels(marks)))
    if seen.uttered:
        rows.append(Row(_("unsaid"), UNSAID, lambda x, top, foot: _sayings(seen, x, (top + foot) / 2)))
    return rows


def _levels(marks: Sequence[SessionMark]) -> Callable[[Scale, float, float], str]:
    """Every mark at its height, from 0 at the foot to 10 at the top, over the range of the middle half."""

    def draw(x: Scale, top: float, foot: float) -> str:
        y = Scale(0, MOST, foot - EDGE, top + EDGE)
        places = [(x(mark.day.toordinal()), y(mark.value)) for mark in marks]
        r = radius(x, (mark.day.toordinal() for mark in marks))
        parts = []
        if half := middle_half(marks):
            low, high = y(half[0] - 0.4), y(half[1] + 0.4)
            parts.append(rectangle(x.start, high, x.end - x.start, low - high, class_="wash-n"))
            parts += [line(x.start, edge, x.end, edge, "usual-edge") for edge in (high, low)]
        parts += [line(x.start, y(level), x.end, y(level), "tick") for level in (0, MOST)]
        if len(places) > 1:
            parts.append(element("path", class_="stepline", d=polyline(places)))
        for mark, (at, up) in zip(marks, places, strict=True):
            classes = "dot-open" if mark.later else "space-dot"
            parts.append(element("circle", class_=classes, cx=at, cy=up, r=r))
        return "".join(parts)

    return draw


def _sayings(seen: Openness, x: Scale, y: float) -> str:
    """A full ring where something was said, half of one where it was half said."""
    parts = []
    for day, saying in seen.uttered:
        at, r = x(day.toordinal()), 5.0
        parts.append(element("circle", class_="dot-open", cx=at, cy=y, r=r))
        inner = r - 1.6
        if saying == "said":
            parts.append(element("circle", class_="space-dot", cx=at, cy=y, r=inner))
        else:
            d = f"M{number(at - inner)} {number(y)}a{number(inner)} {number(inner)} 0 0 0 {number(2 * inner)} 0z"
            parts.append(element("path", class_="space-dot", d=d))
    return "".join(parts)


def _values(seen: Openness, marks: Sequence[SessionMark]) -> Callable[[int], str]:
    """Which marks lie in a month, in their order?"""
    return lambda at: ", ".join(str(mark.value) for mark in marks if seen.months.place(mark.day) == at)
