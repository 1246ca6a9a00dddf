"""What was found in a diary, in words for a terminal: sentences first, then pictures, then the doubt."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import click

from inkling.change import Series, Shift, Watch
from inkling.cli.stop import printable
from inkling.cli.terminal_picture import ASCII, BLOCKS, picture
from inkling.exchange import Diary
from inkling.journal import day_in_words, looked_again_in_words, span_in_words, unseen_in_words
from inkling.language import gettext as _
from inkling.language import ngettext

WIDTH = 76


@dataclass(frozen=True)
class Found:
    """One series of the diary and what was noticed in it."""

    series: Series
    watch: Watch

    @property
    def name(self) -> str:
        """What is the series called?"""
        return self.series.name

    @property
    def answered(self) -> Series:
        """The days with an answer."""
        return self.series.answered


def tell_day(day: int) -> str:
    """How is this day said, with its year?"""
    return day_in_words(date.fromordinal(day), year=True)


def in_words(title: str, diary: Diary, found: list[Found], *, blocks: bool) -> Iterator[str]:
    """Which lines tell what was found? `blocks` says whether the terminal can show more than ASCII."""
    shifted = [one for one in found if one.watch.shifts]
    heading, covered = about(title, diary)
    yield click.style(printable(heading), bold=True)
    for sentence in (f"{covered} {_count(shifted)}".rstrip(), *notes(diary)):
        yield from _wrapped(printable(sentence))
    for one in shifted:
        yield ""
        yield from _shifts(one, blocks)
    if shifted:
        yield ""
        yield from _wrapped(_key(shifted, blocks))
    still = [one for one in found if not one.watch.shifts]
    if still:
        yield ""
        yield from _no_shifts(still)
    yield ""
    yield from _wrapped(doubt(len(found)))


def doubt(series: int) -> str:
    """How often would this be wrong, if nothing had changed?"""
    said = ngettext(
        "How sure: if nothing had changed, looking every day would still show a shift by mistake "
        "in at most one year out of twenty.",
        "How sure: if nothing had changed, looking at these {n} columns every day would still show a shift "
        "by mistake in at most one year out of twenty.",
        series,
    ).format(n=series)
    return f"{said} {_('With moods that come and go over weeks, it is more often.')}"


def when(shift: Shift) -> str:
    """Within which days may it have begun, and when was it clear enough to say?"""
    earliest, latest = date.fromordinal(shift.earliest), date.fromordinal(shift.latest)
    noticed = tell_day(shift.noticed)
    if earliest == latest:
        first = _("It was clear enough to say on {noticed}.").format(noticed=noticed)
    else:
        span = span_in_words(earliest, latest, year=True)
        said = _("It may have begun on any day from {span}, and was clear enough to say on {noticed}.")
        first = said.format(span=span, noticed=noticed)
    return f"{first} {looked_again_in_words(shift)}".strip()


def about(title: str, diary: Diary) -> tuple[str, str]:
    """Whose diary is this, and which days does it cover? A short heading, then a sentence."""
    days = [reading.happened.day for reading in diary.readings]
    whose = f" ({diary.who})" if diary.who and len(diary.people) > 1 else ""
    count = ngettext("{n} day", "{n} days", diary.days).format(n=diary.days)
    span = span_in_words(days[0], days[-1], year=True)
    return f"{title}{whose}", _("{days} with an answer, from {span}.").format(days=count, span=span)


def _count(shifted: list[Found]) -> str:
    count = sum(len(one.watch.shifts) for one in shifted)
    return ngettext("One shift found.", "{n} shifts found.", count).format(n=count) if count else ""


def notes(diary: Diary) -> Iterator[str]:
    """What was done to the diary in reading it that its owner would want to know?"""
    if diary.averaged_days:
        yield ngettext(
            "{n} day has several rows; its answers were averaged.",
            "{n} days have several rows; the answers of each were averaged.",
            diary.averaged_days,
        ).format(n=diary.averaged_days)
    if diary.undated_rows:
        yield ngettext(
            "{n} row has no date and was not read.",
            "{n} rows have no date and were not read.",
            diary.undated_rows,
        ).format(n=diary.undated_rows)
    blank = {name: n for name, n in diary.blanks.items() if n}
    if blank:
        told = ", ".join(f"{name} ({n})" for name, n in blank.items())
        yield _("Days without an answer, not counted as anything: {told}.").format(told=told)
    out = [one for one in diary.left_out if one.why != "not chosen"]
    if out:
        told = ", ".join(f"{one.column} ({one.reason})" for one in out)
        yield _("Columns left out: {told}.").format(told=told)


def _shifts(one: Found, blocks: bool) -> Iterator[str]:
    yield click.style(printable(one.name), bold=True)
    for shift in one.watch.shifts:
        yield from _wrapped(f"{printable(shift.explain(tell_day))} {when(shift)}")
    drawn = picture(one.series, one.watch.shifts, BLOCKS if blocks else ASCII)
    yield ""
    yield from (f"    {line}" for line in drawn.lines)


def _key(shifted: list[Found], blocks: bool) -> str:
    signs = BLOCKS if blocks else ASCII
    steps = {picture(one.series, (), signs).days_a_bar for one in shifted}
    bar = _bar_in_words(steps.pop()) if len(steps) == 1 else ""
    higher = "" if blocks else _("The fuller the sign, the higher the answers.")
    rest = _("{began} marks where a shift most likely began, {perhaps} the days on which it may have begun.")
    return " ".join(filter(None, (bar, higher, rest.format(began=signs.began, perhaps=signs.perhaps))))


def _bar_in_words(days: int) -> str:
    if days == 1:
        return _("One bar is one day.")
    if days == 7:
        return _("One bar is one week.")
    if days % 7 == 0:
        return _("One bar is {n} weeks.").format(n=days // 7)
    return _("One bar is {n} days.").format(n=days)


def _no_shifts(still: list[Found]) -> Iterator[str]:
    if len(still) == 1 and still[0].watch.smallest_visible is not None:
        said = _("No shift found in {name}; the smallest we could have seen by now is {smallest}.")
        yield from _wrapped(
            said.format(
                name=printable(still[0].name), smallest=unseen_in_words(still[0].series, still[0].watch)
            )
        )
        return
    yield click.style(_("No shift found"), bold=True)
    yield from _wrapped(
        _("That is not the same as no change. This is the smallest we could have seen by now:")
    )
    wide = min(max(len(printable(one.name)) for one in still), 32)
    for one in still:
        yield f"    {printable(one.name).ljust(wide)}  {unseen_in_words(one.series, one.watch)}"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False)
