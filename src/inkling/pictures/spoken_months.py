"""Words for feelings month by month: which came for the first time, which came again, and how varied they were."""

from collections.abc import Iterator, Sequence
from datetime import date

from inkling.journal import DRAWN, MonthOfWords, month_in_words
from inkling.journal.days import MonthForm
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.axis import value_axis
from inkling.pictures.labels import width_of
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale
from inkling.pictures.svg import drawing, line, rectangle, text

MOST = 24
"""So many months are drawn, the latest; the table has all of them."""

WIDE, NARROW, TOP, GROUND, DEEP = 600.0, 350.0, 14.0, 170.0, 44.0
GUTTER = 30.0


def months_picture(months: Sequence[MonthOfWords], today: date, *, prefix: str = "m") -> Picture:
    """How did the words grow? A column for each month: words used again below, new ones on top."""
    title = _("New words and words used again, by month")
    sentence = " ".join(months_said(months, today))
    shown = [each for each in months if each.uses] and _every(months)[-MOST:]
    drawn = [
        _drawn(shown, kind, width, f"{prefix}-{kind[0]}", title, sentence) if shown else ""
        for kind, width in (("wide", WIDE), ("narrow", NARROW))
    ]
    columns = (
        _("Month"),
        _("New"),
        _("Again"),
        _("Times a word was chosen"),
        _("Different ones among {count}").format(count=DRAWN),
    )
    return Picture(drawn[0], drawn[1], title, sentence, columns, tuple(_row(each) for each in months))


def months_said(months: Sequence[MonthOfWords], today: date) -> tuple[str, ...]:
    """What do the columns say? The latest month with words, then the months beside each other."""
    spoken = [each for each in months if each.uses]
    if not spoken:
        return ()
    return (_latest(spoken[-1], today), *_compared(spoken, today))


def _latest(last: MonthOfWords, today: date) -> str:
    new, again = len(last.new), len(last.again)
    fresh = ngettext("{count} word was new", "{count} words were new", new) if new else _("no word was new")
    known = ngettext("{count} came again", "{count} came again", again) if again else _("none came again")
    now = (last.first.year, last.first.month) == (today.year, today.month)
    said = _("In {month} so far, {new} and {again}.") if now else _("In {month}, {new} and {again}.")
    return said.format(
        month=_month(last.first, today), new=fresh.format(count=new), again=known.format(count=again)
    )


def _compared(spoken: Sequence[MonthOfWords], today: date) -> Iterator[str]:
    """How varied were the words, when each month is asked for as many? Told of the first and the latest month with
    enough of them: none is chosen for what it says."""
    enough = [(each.first, each.different) for each in spoken if each.different is not None]
    if len(enough) < 2:
        need = _("Months can be compared once two of them hold at least {count} words each.")
        yield need.format(count=DRAWN)
        return
    (first, then), (last, now) = enough[0], enough[-1]
    how = {"count": DRAWN, "first": _month(first, today), "last": _month(last, today)}
    if round(then) == round(now):
        said = _(
            "Of {count} words picked by chance from each month, about {now} were different, in {first} as in {last}."
        )
    else:
        said = _(
            "Of {count} words picked by chance from each month, about {then} were different in {first} and about "
            "{now} in {last}."
        )
    yield said.format(then=round(then), now=round(now), **how)


def _drawn(
    shown: Sequence[tuple[date, MonthOfWords | None]],
    kind: str,
    width: float,
    prefix: str,
    title: str,
    said: str,
) -> str:
    most = max(len(each.new) + len(each.again) for _first, each in shown if each)
    y = Scale(0, max(most, 4), GROUND, TOP)
    step = (width - GUTTER) / max(len(shown), 6)
    thick = min(28.0, 0.62 * step)
    parts = [value_axis(y, GUTTER, width)]
    for at, (_first, each) in enumerate(shown):
        if each:
            left = GUTTER + (at + 0.5) * step - thick / 2
            parts += _column(each, left, thick, y)
    parts += [line(GUTTER, GROUND, width, GROUND, "axis"), *_names([first for first, _ in shown], step)]
    return drawing(kind, width, GROUND + DEEP, prefix, title, said, *parts)


def _column(month: MonthOfWords, left: float, thick: float, y: Scale) -> Iterator[str]:
    """Used again is full and stands on the ground, new is open and stands on top of it."""
    again, whole = len(month.again), len(month.again) + len(month.new)
    if again:
        yield rectangle(left, y(again), thick, y(0) - y(again), class_="again")
    if month.new:
        yield rectangle(left, y(whole), thick, y(again) - y(whole), class_="new")


def _names(months: Sequence[date], step: float) -> Iterator[str]:
    """The months below, and the years: each under its January, the first one where no January is near."""
    form: MonthForm = "short" if step >= width_of("Mmm", "t-s") + 6 else "initial"
    near = any(month.month == 1 for month in months[1:4])
    for at, month in enumerate(months):
        x = GUTTER + (at + 0.5) * step
        yield text(x, GROUND + 18, month_in_words(month, form), "t-s mid")
        if month.month == 1 or (at == 0 and not near):
            yield text(x, GROUND + 36, str(month.year), "t-s mid")


def _every(months: Sequence[MonthOfWords]) -> list[tuple[date, MonthOfWords | None]]:
    """Every month from the first to the last, those without a check-in too: they are left empty."""
    known = {each.first: each for each in months}
    first, last = months[0].first, months[-1].first
    counted = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(day, known.get(day)) for day in (date(n // 12, n % 12 + 1, 1) for n in counted)]


def _row(each: MonthOfWords) -> tuple[str, ...]:
    different = "–" if each.different is None else f"{each.different:.1f}"
    return (_month(each.first), str(len(each.new)), str(len(each.again)), str(each.uses), different)


def _month(first: date, today: date | None = None) -> str:
    """The month, with its year unless that is the one of today."""
    this_year = today is not None and today.year == first.year
    return month_in_words(first) if this_year else f"{month_in_words(first)} {first.year}"
