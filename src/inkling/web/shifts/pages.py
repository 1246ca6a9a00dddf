"""What the page of shifts shows, as plain values."""

from dataclasses import dataclass
from datetime import date
from zlib import crc32

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.change import Series, Shift, Watch, told_levels
from inkling.journal import (
    Entry,
    Journal,
    Lookout,
    day_in_words,
    entries_behind,
    event_days_in_words,
    events_around,
    finding_of,
    gist,
    looked_again_in_words,
    series_of,
    span_in_words,
    unseen_in_words,
)
from inkling.pictures import Picture, shift_picture
from inkling.web.entries.lines import scale_note
from inkling.web.entries.wording import ANSWERS, said


@dataclass(frozen=True)
class Said:
    """Something the person wrote around then."""

    iso: str
    day: str
    words: str


@dataclass(frozen=True)
class ShiftCard:
    """One shift: a sentence, a picture, the words behind it, how sure, and what would change our mind."""

    id: str
    series: str
    noticed: str
    kind: str
    sentence: str
    picture: Picture
    behind: tuple[Said, ...]
    around: tuple[Said, ...]
    sure: str
    unsure: str
    answer: str
    answered: str
    scale_note: str


@dataclass(frozen=True)
class Quiet:
    """A series in which no shift was found, and the smallest one that could have been seen."""

    name: str
    smallest: str


@dataclass(frozen=True)
class ShiftsPage:
    """Every shift, newest first; then everything in which none was found."""

    sentence: str
    cards: tuple[ShiftCard, ...]
    quiet: tuple[Quiet, ...]
    whole: bool


def shifts_page(journal: Journal, lookout: Lookout, *, whole: bool) -> ShiftsPage:
    """What has shifted in this journal, and where has nothing?"""
    series = series_of(journal)
    found = sorted(
        ((key, shift) for key, watch in lookout.watches.items() for shift in watch.shifts),
        key=lambda pair: (-pair[1].noticed, pair[0]),
    )
    cards = tuple(
        _card(at, key, series[key], lookout.watches[key], shift, journal)
        for at, (key, shift) in enumerate(found, start=1)
    )
    quiet = tuple(
        Quiet(series[key].name, _smallest(series[key], watch))
        for key, watch in lookout.watches.items()
        if not watch.shifts
    )
    return ShiftsPage(_sentence(len(cards), bool(series)), cards, quiet, whole)


def _card(number: int, key: str, series: Series, watch: Watch, shift: Shift, journal: Journal) -> ShiftCard:
    finding = finding_of(journal, key, shift)
    return ShiftCard(
        id=card_id(key, shift),
        series=key,
        noticed=date.fromordinal(shift.noticed).isoformat(),
        kind=_kind(shift, series),
        sentence=shift.explain(_day),
        picture=shift_picture(series, watch, shift=shift, prefix=f"s{number}"),
        behind=tuple(_said(entry, journal) for entry in entries_behind(journal, shift)),
        around=_around(shift, journal),
        sure=_how_sure(shift, series),
        unsure=_what_would_change_our_mind(shift),
        answer=finding.answer if finding else "",
        answered=_answered(finding.answer, finding.written.day) if finding else "",
        scale_note=scale_note(key),
    )


def card_id(series: str, shift: Shift) -> str:
    """Where on the page does this shift stand? Says nothing about what it is."""
    return f"shift-{crc32(series.encode()):x}-{shift.noticed}"


def _kind(shift: Shift, series: Series) -> str:
    said = {"step": _("A step, in: %(name)s"), "drift": _("A drift, in: %(name)s")}
    return said.get(shift.shape, _("In: %(name)s")) % {"name": series.name}


def _said(entry: Entry, journal: Journal) -> Said:
    day = entry.happened.day
    return Said(day.isoformat(), day_in_words(day), gist(entry, journal))


def _around(shift: Shift, journal: Journal) -> tuple[Said, ...]:
    """What happened in life around then? A fact beside the others; nothing is said of what came from it."""
    return tuple(
        Said(event.happened.day.isoformat(), event_days_in_words(event), gist(event, journal, 120))
        for event in events_around(journal, shift)
    )


def _how_sure(shift: Shift, series: Series) -> str:
    days = series.answered.days
    before, since = (
        int((days < shift.since).sum()),
        int(((days >= shift.since) & (days <= shift.noticed)).sum()),
    )
    rests = _(
        "We noticed it on %(day)s. By then there were %(before)d answers from before it and %(since)d from after."
    )
    span = span_in_words(date.fromordinal(shift.earliest), date.fromordinal(shift.latest), year=True)
    return " ".join(
        (
            _(
                "If nothing had changed and you looked every day, your whole journal would show a shift by "
                "mistake about once in twenty years. With moods that come and go over weeks, it is more often."
            ),
            rests % {"before": before, "since": since, "day": _day(shift.noticed)},
            _("It may have begun on any day of this time: %(span)s.") % {"span": span},
            looked_again_in_words(shift),
        )
    ).strip()


def _what_would_change_our_mind(shift: Shift) -> str:
    before, after = told_levels(shift.before, shift.after)
    said = {
        "holds": _("If most of the next six weeks sat near %(before)s again, where it was before."),
        "wobbles": _(
            "It is wobbling. Six weeks near %(after)s would say that it holds; six weeks near %(before)s, "
            "that it went back."
        ),
        "returned": _("It has gone back already. Six weeks near %(after)s would tell of a new one."),
    }
    return said[shift.state] % {"before": before, "after": after}


def _answered(answer: str, day: date) -> str:
    words = {"answer": said(ANSWERS, answer), "day": day_in_words(day)}
    return _("You said “%(answer)s” on %(day)s. You can change your mind.") % words


def _smallest(series: Series, watch: Watch) -> str:
    said = unseen_in_words(series, watch)
    if watch.smallest_visible is None:
        return said
    return _("smallest change we could have seen by now: %(change)s") % {"change": said}


def _sentence(shifts: int, anything: bool) -> str:
    if not anything:
        return _("Shifts need a little time.")
    if not shifts:
        return _("No shift found so far.")
    return ngettext("One shift found so far.", "%(n)s shifts found so far.", shifts) % {
        "n": _in_words(shifts)
    }


def _in_words(number: int) -> str:
    """A small number as it is said at the beginning of a sentence."""
    words = (
        _("No"), _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"), _("Seven"), _("Eight"), _("Nine")
    )  # fmt: skip
    return words[number] if number < len(words) else str(number)


def _day(ordinal: int) -> str:
    return day_in_words(date.fromordinal(ordinal), year=True)
