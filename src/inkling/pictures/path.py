"""The path: a whole journey from left to right, where light comes up as shifts begin."""

from gettext import gettext as _

from inkling.pictures import level, months, naming, sky, telling
from inkling.pictures.axis import day_axis
from inkling.pictures.frame import NARROW, SESSIONS, WIDE, Frame, Size
from inkling.pictures.journey import Journey, PathPage, journey
from inkling.pictures.picture import Picture
from inkling.pictures.scale import day_scale
from inkling.pictures.svg import drawing, line


def path_picture(page: PathPage) -> Picture | None:
    """What does this journey look like? None while there is nothing to draw."""
    seen = journey(page)
    if seen is None:
        return None
    title = _("Your path, {months}").format(months=telling.months_said(seen.first, seen.last))
    sentence = telling.sentence_of_path(seen)
    notes = months.away_notes(seen.away, seen.years) + months.hard_notes(seen.hard, seen.years)
    for found in seen.found:
        notes += months.shift_notes(found.shift, found.name, seen.years)
        notes += months.lapse_notes(found.lapses, found.name, seen.years)
    rows = months.month_rows(seen.series, seen.first, seen.last, notes)
    wide = _draw(seen, WIDE, f"{page.prefix}-w", title, sentence)
    narrow = _draw(seen, NARROW, f"{page.prefix}-n", title, sentence)
    return Picture(wide, narrow, title, sentence, months.columns(seen.name), rows)


def _draw(seen: Journey, size: Size, prefix: str, title: str, said: str) -> str:
    x = day_scale(seen.first, seen.last, 0, size.right)
    brackets, top = sky.brackets(seen, x, size)
    ground = top + size.sky
    axis = ground + SESSIONS
    y = level.level_scale(seen, x(1) - x(0), top, ground)
    frame = Frame(size, prefix, x, y, top, ground, axis)
    days, depth = day_axis(x, seen.first, seen.last, axis)
    # Between light and line: ground, trails and points; between ground and axis: sessions.
    parts = [
        sky.draw(seen, frame),
        level.draw(seen, frame),
        brackets,
        line(0, ground, size.right, ground, "horizon"),
        days,
        naming.label(seen, frame, axis + depth),
    ]
    height = axis + depth + (0 if size.beside else naming.BELOW)
    return drawing(size.name, size.width, height, prefix, title, said, *parts)
