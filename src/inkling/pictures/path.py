"""The path: a whole journey from left to right, where light comes up as shifts begin."""

from inkling.language import gettext as _
from inkling.pictures import events, grains, ground, held, level, margin, months, naming, points, sky, telling
from inkling.pictures.along import along_said, happened_notes, named_notes
from inkling.pictures.axis import day_axis
from inkling.pictures.frame import BARE, GROUND, LINED, NARROW, OVER, PRACTISED, UNDER, WIDE, Frame, Size
from inkling.pictures.journey import Journey, PathPage, journey
from inkling.pictures.labels import Box
from inkling.pictures.margin import layer_name
from inkling.pictures.months import Note
from inkling.pictures.picture import PathPicture
from inkling.pictures.scale import Scale, day_scale
from inkling.pictures.svg import drawing, line, rectangle
from inkling.pictures.table import by_quarters, path_table


def path_picture(page: PathPage) -> PathPicture | None:
    """What does this journey look like? None while there is nothing to draw."""
    seen = journey(page)
    if seen is None:
        return None
    title = _("Your path, {months}").format(months=telling.months_said(seen.first, seen.last))
    headline, more = telling.headline_of_path(seen), along_said(seen)
    if not headline:
        headline, more = (more[0], more[1:]) if more else (_("Nothing was written in these days."), ())
    sentence = " ".join((headline, *more))
    light = sky.light_over(seen)
    wide, fewer = draw_path(seen, WIDE, f"{page.prefix}-w", title, sentence, light)
    narrow, still_fewer = draw_path(seen, NARROW, f"{page.prefix}-n", title, sentence, light)
    columns, rows = path_table(seen, _notes(seen))
    layers = tuple((at, layer_name(layer)) for at, layer in enumerate(seen.way.layers, 1))
    return PathPicture(
        wide,
        narrow,
        title,
        sentence,
        columns,
        rows,
        headline,
        more,
        layers[::-1],
        fewer or still_fewer,
        quarters=by_quarters(seen),
    )


def _notes(seen: Journey) -> list[Note]:
    notes = months.away_notes(seen.away, seen.years) + months.hard_notes(seen.hard, seen.years)
    for found in seen.began:
        notes += months.shift_notes(found.shift, found.name, seen.years)
    for found in seen.found:
        here = [each for each in found.lapses if each.last >= seen.first and each.first <= seen.last]
        notes += months.lapse_notes(here, found.name, seen.years)
    return notes + named_notes(seen) + happened_notes(seen)


def draw_path(
    seen: Journey, size: Size, prefix: str, title: str, said: str, light: sky.Light, *, linked: bool = True
) -> tuple[str, bool]:
    """One drawing, and were grains left out of it because they lie too close? Its points and what happened in
    life lead to their words below, unless it stands where there are none."""
    x = day_scale(seen.first, seen.last, 0, size.right)
    brackets, top = sky.brackets(seen, x, size)
    life = events.placed(seen, x, size)
    frame = _frame(seen, size, prefix, x, top, life.tall)
    lies = ground.settled(seen.way.layers, x, seen.until, frame.ground, size.rise)
    days, depth = day_axis(x, seen.first, seen.last, frame.axis)
    taken: list[Box] = []
    line_of_days = level.draw(seen, frame, taken)
    beds, crest = margin.names(seen, frame, lies)
    grained = grains.placed(seen, frame, lies)
    named = points.placed(seen, frame, lies, taken, level.pieces(seen, frame))
    small = 2.4 if size.beside else 1.9
    told_apart = grains.thinned(grained, 3 * small, 220 if size.beside else 110)
    parts = [
        sky.draw(seen, frame, light),
        line_of_days,
        _ahead(seen, frame),
        brackets,
        ground.draw(seen, frame, lies, light),
        grains.draw(told_apart, small, "grain"),
        points.trails(named, grained, frame, lies),
        line(0, frame.ground, size.right, frame.ground, "horizon"),
        held.draw(seen, frame),
        events.draw(life, frame),
        days,
        beds,
        points.draw(named),
        naming.label(seen, frame, frame.axis + depth, crest),
    ]
    height = frame.axis + depth + (0 if size.beside or not len(seen.series) else naming.BELOW)
    links = points.links(named, size.point) + events.links(life, frame) if linked else ""
    parts.append("" if linked else points.marks(named, size.point))
    drawn = drawing(size.name, size.width, height, prefix, title, said, *parts, links=links)
    roots = points.most_roots(named, size)
    fewer = len(told_apart) < len(grained) or any(len(each.named.led) > roots for each in named)
    return drawn, fewer or life.fewer or held.crowded(seen, frame)


def _frame(seen: Journey, size: Size, prefix: str, x: Scale, top: float, life: float) -> Frame:
    """Where does each part stand? The line keeps above the ground as it is at the end of these days. `life` is how
    much height its marks take."""
    risen = ground.risen(seen.way.layers, seen.until, size)
    foot = max(GROUND, risen + OVER if risen else 0.0)
    horizon = top + size.sky + (size.rise * 0.5 if seen.way.layers else 0.0)
    sessions = horizon + LINED / 2
    axis = horizon + (LINED if seen.way.sessions else BARE)
    practised = axis + PRACTISED / 2 - (8 if seen.way.sessions else 0)
    axis += PRACTISED if seen.way.tried else 0.0
    lived = axis - (UNDER if seen.way.sessions or seen.way.tried else 0.0)
    axis = lived + life + UNDER if life else axis
    y = level.level_scale(seen, x(1) - x(0), top, horizon - foot)
    return Frame(size, prefix, x, y, top, horizon, axis, sessions, practised, lived)


def _ahead(seen: Journey, frame: Frame) -> str:
    """Days to come are plain paper."""
    start = frame.x(seen.until + 0.5)
    if seen.until >= seen.last or start >= frame.x.end:
        return ""
    start = max(start, frame.x.start)
    return rectangle(start, frame.top, frame.x.end - start, frame.ground - frame.top, class_="ahead")
