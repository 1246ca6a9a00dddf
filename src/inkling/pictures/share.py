"""How a person's sessions felt: one mark for each, in order, three shapes with no order among them."""

from collections.abc import Sequence
from math import ceil

from inkling.journal import Held, count_tones, day_in_words, took_place
from inkling.language import gettext as _
from inkling.pictures import telling
from inkling.pictures.counted import share_said
from inkling.pictures.labels import width_of
from inkling.pictures.picture import Picture
from inkling.pictures.svg import drawing, text
from inkling.pictures.tones import Mark, session_marks

WIDE, NARROW = 560.0, 312.0

ROW = 28.0
APART = ((40, 20.0), (200, 14.0))
"""Up to so many sessions, they stand so far apart; more of them stand closer."""

CLOSEST = 10.5


def share_picture(sessions: Sequence[Held], *, prefix: str = "t") -> Picture:
    """How did the sessions feel, one after the other? Before each row stands the day of its first."""
    held = took_place(sessions)
    columns = (_("Session"), _("How it felt"))
    headline, more = share_said(count_tones(held))
    sentence = " ".join(filter(None, (headline, more)))
    if not held:
        return Picture("", "", _("Your sessions"), sentence, columns, ())
    months = telling.months_said(held[0].day.toordinal(), held[-1].day.toordinal())
    title = _("Your sessions, {months}").format(months=months)
    drawn = [
        _drawn(held, kind, width, f"{prefix}-{kind[0]}", (title, sentence))
        for kind, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    felt = {"routine": _("routine"), "profound": _("profound"), "hard": _("hard"), None: _("not told")}
    rows = tuple((day_in_words(each.day, year=True), felt[each.tone]) for each in held)
    return Picture(drawn[0], drawn[1], title, sentence, columns, rows)


def _drawn(held: Sequence[Held], kind: str, width: float, prefix: str, said: tuple[str, str]) -> str:
    years = held[0].day.year != held[-1].day.year
    names = {each.day: day_in_words(each.day, years) for each in held}
    gutter = max(width_of(name, "t-s") for name in names.values()) + 8
    apart = next((room for most, room in APART if len(held) <= most), CLOSEST)
    rows = ceil(len(held) / max(1, int((width - gutter) / apart)))
    a_row = ceil(len(held) / rows)
    parts, marks = [], list[Mark]()
    for at, each in enumerate(held):
        y = ROW * (at // a_row + 0.5)
        if at % a_row == 0:
            parts.append(text(0, y + 4.5, names[each.day]))
        marks.append((gutter + apart * (at % a_row + 0.5), y, each.tone))
    return drawing(
        kind,
        width,
        ROW * ceil(len(held) / a_row),
        prefix,
        *said,
        *parts,
        session_marks(marks, apart > CLOSEST),
    )
