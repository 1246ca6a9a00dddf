"""What the line of a path is called, how it was drawn, and where it usually lies."""

from inkling.language import gettext as _
from inkling.pictures import telling
from inkling.pictures.frame import Frame
from inkling.pictures.journey import Journey
from inkling.pictures.labels import wrapped
from inkling.pictures.svg import text
from inkling.pictures.weeks import weekly

BELOW = 40.0
"""How much height the name of the line takes where it stands below."""


def label(journey: Journey, frame: Frame, under: float, floor: float) -> str:
    """What is the line called, and between which levels does it usually lie? Said beside the picture, or
    below it from `under` on. Beside it, it stays over `floor`."""
    if not len(journey.series):
        return ""
    how, usual = _each_point(journey, frame), ""
    if journey.usual:
        lie = telling.usually(journey.usual, journey.last, journey.series)
        usual = _("usually {range}").format(range=lie)
    if not frame.size.beside:
        said = ", ".join(part for part in (how, usual) if part)
        y = under + 16
        name = wrapped(journey.name, "t", frame.size.width, 1)[0]
        return text(0, y, name, "t") + (text(0, y + 19, said) if said else "")
    return _beside(journey, frame, how, usual, floor)


def _beside(journey: Journey, frame: Frame, how: str, usual: str, floor: float) -> str:
    """The name in the margin, level with the end of the line."""
    names = wrapped(journey.name, "t", frame.size.width - frame.size.right - 16, 3)
    lines = [*((name, "t") for name in names), (how, "t-s"), (usual, "t-s")]
    middle = weekly(journey.series)[-1][-1].mean
    if journey.usual:
        middle = (journey.usual.low(journey.last) + journey.usual.high(journey.last)) / 2
    centre = frame.y.within(middle) - 9 * (len(lines) - 2)
    start = min(max(centre, frame.top + 14), floor - 18 * len(lines))
    left = frame.size.right + 14
    return "".join(text(left, start + 18 * i, said, size) for i, (said, size) in enumerate(lines) if said)


def _each_point(journey: Journey, frame: Frame) -> str:
    """What is one point of the line? Left unsaid where there is only one, or one answer to each."""
    count = frame.weeks
    weeks = [week for run in weekly(journey.series, count) for week in run]
    if len(weeks) == 1 or all(week.answers == 1 for week in weeks):
        return ""
    return _("by week") if count == 1 else _("by {count} weeks").format(count=count)
