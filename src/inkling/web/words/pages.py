"""What the page of words shows, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.journal import (
    PLACES,
    Journal,
    UsedAt,
    WordUsed,
    day_in_words,
    told_apart,
    words_by_month,
    words_used,
)
from inkling.pictures import (
    ApartPicture,
    Picture,
    WordsPicture,
    apart_picture,
    months_picture,
    months_said,
    places_said,
    words_picture,
)
from inkling.web.words.telling import Told, examples, going_on, reported

_MIDDLE = (PLACES - 1) / 2


@dataclass(frozen=True)
class Word:
    """One word in the list; `at` is its number there, by which the picture leads to it."""

    at: int
    word: str
    own: bool
    meaning: str
    times: str
    when: str
    where: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """One part of the plane, and the words that lie there."""

    name: str
    count: str
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Months:
    """New words and words used again."""

    said: tuple[str, ...]
    picture: Picture


@dataclass(frozen=True)
class Apart:
    """How far feelings came apart, with what has to be said beside it."""

    picture: ApartPicture
    examples: tuple[str, ...]
    reported: tuple[str, ...]
    going_on: str


@dataclass(frozen=True)
class WordsPage:
    """All of it; `plane` is None before there is a word, and `waiting` says what there is instead."""

    waiting: str
    plane: WordsPicture | None
    numbered: tuple[tuple[int, int, str], ...]
    parts: tuple[Part, ...]
    months: Months | None
    apart: Apart | None
    whole: bool


def words_page(journal: Journal, today: date, *, whole: bool) -> WordsPage:
    """Which words are there, and how did they come?"""
    used = words_used(journal)
    if not used:
        return WordsPage(_waiting(journal), None, (), (), None, None, whole)
    plane = words_picture(used)
    return WordsPage(
        waiting="",
        plane=plane,
        numbered=tuple((number, at, used[at - 1].word) for number, at in plane.numbered),
        parts=_parts(used),
        months=_months(journal, today),
        apart=_apart(journal, today),
        whole=whole,
    )


def _waiting(journal: Journal) -> str:
    """What stands where no word is: "places", "numbers", or "nothing" yet."""
    if journal.check_ins:
        return "places"
    return "numbers" if journal.readings else "nothing"


def _months(journal: Journal, today: date) -> Months:
    months = words_by_month(journal)
    return Months(months_said(months, today), months_picture(months, today))


def _apart(journal: Journal, today: date) -> Apart:
    told: Told = {
        "unpleasant": told_apart(journal, "unpleasant"),
        "pleasant": told_apart(journal, "pleasant"),
    }
    return Apart(apart_picture(told), examples(journal), reported(told), going_on(journal, today))


def _parts(used: Sequence[WordUsed]) -> tuple[Part, ...]:
    """The parts of the plane, as one reads it: the upper row from left to right, then the lower one, then between."""
    names = {
        (-1, True): _("Unpleasant, more energy"),
        (1, True): _("Pleasant, more energy"),
        (-1, False): _("Unpleasant, less energy"),
        (1, False): _("Pleasant, less energy"),
        (0, True): _("In the middle, more energy"),
        (0, False): _("In the middle, less energy"),
    }
    words: dict[tuple[int, bool], list[Word]] = {part: [] for part in names}
    said = places_said(used)
    for at, each in enumerate(used, start=1):
        place = each.places[0]
        side = (place.pleasantness > _MIDDLE) - (place.pleasantness < _MIDDLE)
        words[side, place.energy >= _MIDDLE].append(_word(at, each, said))
    return tuple(Part(names[part], _count(len(its)), tuple(its)) for part, its in words.items() if its)


def _word(at: int, each: WordUsed, said: Mapping[tuple[float, float], str]) -> Word:
    first, last = (day_in_words(day, year=True) for day in (each.first, each.last))
    when = first if first == last else _("first %(first)s, last %(last)s") % {"first": first, "last": last}
    return Word(
        at=at,
        word=each.word,
        own=each.own,
        meaning=each.meaning,
        times=_entries(each.uses),
        when=when,
        where=tuple(_place(place, said, alone=len(each.places) == 1) for place in each.places if each.own),
    )


def _place(place: UsedAt, said: Mapping[tuple[float, float], str], *, alone: bool) -> str:
    where = said[place.pleasantness, place.energy]
    if alone:
        return where
    how = ngettext("%(place)s (once)", "%(place)s (%(count)s times)", place.uses)
    return how % {"place": where, "count": place.uses}


def _entries(count: int) -> str:
    return ngettext("%(count)s entry", "%(count)s entries", count) % {"count": count}


def _count(count: int) -> str:
    return ngettext("%(count)s word", "%(count)s words", count) % {"count": count}
