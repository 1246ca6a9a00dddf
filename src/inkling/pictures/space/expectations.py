"""Hopes before, how sessions felt, and what stayed, one above the other: no order among the three shapes."""

from collections.abc import Callable, Sequence

from inkling.journal import Expected, Felt
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures.held import told_apart
from inkling.pictures.picture import Picture
from inkling.pictures.scale import Scale
from inkling.pictures.space.rows import CLOSE, Row, counted, drawn, marked, month_rows, months_said, radius
from inkling.pictures.telling import capital, count_said
from inkling.pictures.tones import session_marks

ROW, FELT = 25.0, 34.0

NEAR = 8.0
"""Where sessions lie close, those nearer to each other than this are drawn as one."""


def expectations_picture(seen: Expected, prefix: str = "e") -> Picture:
    """Which sessions had a hope before, how did they feel, and from which did something stay?"""
    title = _("Hopes before sessions, how they felt, and what stayed, {months}").format(
        months=months_said(seen.months)
    )
    sentence = expectations_sentence(seen)
    if not seen.sessions:
        return Picture("", "", title, sentence, (), ())
    wide, narrow = drawn(seen.months, prefix, title, sentence, _rows(seen))
    columns = (_("Month"), _("With a hope"), _("Routine"), _("Profound"), _("Hard"), _("Something stayed"))
    groups = (
        [each for each in seen.sessions if each.hoped], seen.of("routine"), seen.of("profound"), seen.of("hard"),
        [each for each in seen.sessions if each.stayed],
    )  # fmt: skip
    rows = month_rows(seen.months, *(counted(seen.months, (each.day for each in group)) for group in groups))
    return Picture(wide, narrow, title, sentence, columns, rows)


def expectations_sentence(seen: Expected) -> str:
    """How many sessions felt routine here, and from how many of those did something stay?"""
    told, routine = len(seen.told), len(seen.of("routine"))
    if not seen.sessions:
        return _("No session is told in these months.") if seen.before else _("No session is told yet.")
    if not told:
        return _("How sessions felt is not told in these months.")
    if not routine:
        tones = ngettext(
            "The {count} session told in these months did not feel routine.",
            "None of the {count} sessions told in these months felt routine.",
            told,
        )
        return tones.format(count=count_said(told))
    felt = ngettext(
        "of {told} sessions, {count} felt routine", "of {told} sessions, {count} felt routine", routine
    )
    if told == 1:
        felt = _("the {told} session told in these months felt routine")
    said = capital(felt.format(told=count_said(told), count=count_said(routine)))
    stayed = _stayed(routine, seen.routine_that_stayed)
    return _("{said}, and {stayed}.").format(said=said, stayed=stayed)


def _stayed(routine: int, stayed: int) -> str:
    """How is it said from how many of them something stayed?"""
    if not stayed:
        return _("what stayed is not told")
    if routine == 1:
        return _("something stayed from it")
    if stayed == routine:
        return _("something stayed from each of those")
    return _("something stayed from {count} of those").format(count=count_said(stayed))


def _rows(seen: Expected) -> Sequence[Row]:
    return (
        Row(_("hope"), ROW, marked((each.day for each in seen.sessions if each.hoped), "dot-open")),
        Row(_("felt"), FELT, _felt(seen.sessions)),
        Row(_("stayed"), ROW, marked(each.day for each in seen.sessions if each.stayed)),
    )


def _felt(sessions: Sequence[Felt]) -> Callable[[Scale, float, float], str]:
    """Each session in the shape of its tone, as on the Path; where they lie too close, one stands for several."""
    days = [each.day.toordinal() for each in sessions]

    def draw(x: Scale, top: float, foot: float) -> str:
        marks = [(x(day), each.tone) for day, each in zip(days, sessions, strict=True)]
        r = radius(x, days)
        if r < CLOSE:
            marks = told_apart(marks, NEAR)
        return session_marks(((at, (top + foot) / 2, tone) for at, tone in marks), big=r >= 3)

    return draw
