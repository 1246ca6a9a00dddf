"""What was noticed in a challenge: its two pictures, and in words what is there to see and what is not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from inkling.journal import (
    CATCHES,
    STRONGEST,
    Challenge,
    Response,
    caught_sooner_or_later,
    day_in_words,
    look,
    series_of_challenge,
    strong_then_and_now,
    then_and_now,
    unseen_in_words,
)
from inkling.pictures import Picture, Seen, catch_picture, strength_picture
from inkling.vault.queries import OpenJournal
from inkling.web.shifts.cards import card_id


@dataclass(frozen=True)
class Told:
    """A shift in one sentence, what it is about, and where it stands among the shifts."""

    about: str
    sentence: str
    address: str


@dataclass(frozen=True)
class Noticed:
    """The pictures, what they show in words, shifts, and where none was found."""

    pictures: Mapping[str, Picture]
    sentences: tuple[str, ...]
    shifts: tuple[Told, ...]
    unseen: tuple[str, ...]

    @property
    def anything(self) -> bool:
        """Is there anything to say?"""
        return bool(self.sentences or self.shifts or self.unseen)


def noticed(challenge: Challenge, opened: OpenJournal, today: date) -> Noticed:
    """What is there to notice in this challenge, and what could not be seen yet?"""
    responses = opened.journal.responses(challenge.id)
    if not responses:
        return Noticed({}, (), (), ())
    seen = _seen(challenge, opened)
    pictures = {
        "catch": catch_picture(responses, seen.get("catch")),
        "strength": strength_picture(responses, seen.get("strength")),
    }
    if len(responses) == 1:
        return Noticed(pictures, (), (), ())
    sentences = strong_then_and_now(responses), _different(responses)
    return Noticed(
        pictures=pictures,
        sentences=tuple(said for said in sentences if said),
        shifts=tuple(_shifts(challenge, seen, today)),
        unseen=tuple(_unseen(seen)),
    )


def _seen(challenge: Challenge, opened: OpenJournal) -> dict[str, Seen]:
    series = series_of_challenge(opened.journal, challenge)
    watches = look(opened.journal, opened.lookout).watches
    keys = {name: f"{name}:{challenge.id}" for name in ("catch", "strength")}
    return {
        name: Seen(series[key], watches[key])
        for name, key in keys.items()
        if key in series and key in watches
    }


def _different(responses: tuple[Response, ...]) -> str:
    """How many of the last ones were different? Only said where there is something to say."""
    now = then_and_now(responses).now
    count = sum(response.different for response in now)
    if not count:
        return ""
    if len(now) == 1:
        return _("Something was different the last time, you said.")
    words = (_("one"), _("two"), _("three"))
    said = {"count": words[count - 1], "all": words[len(now) - 1]}
    return _("Something was different in %(count)s of the last %(all)s, you said.") % said


def _shifts(challenge: Challenge, seen: dict[str, Seen], today: date) -> Iterator[Told]:
    about = {"catch": _("When you caught it"), "strength": _("How strong it was")}
    for name, each in seen.items():
        for shift in each.watch.shifts:
            here = replace(shift, name=about[name])
            said = caught_sooner_or_later(here, today.year) if name == "catch" else here.explain(_day)
            yield Told(about[name], said, f"{reverse('shifts')}#{card_id(f'{name}:{challenge.id}', shift)}")


def _day(ordinal: int) -> str:
    return day_in_words(date.fromordinal(ordinal), year=True)


def _unseen(seen: dict[str, Seen]) -> Iterator[str]:
    """Where no shift was found, and the smallest that could have been; or why none could."""
    quiet = {name: each for name, each in seen.items() if not each.watch.shifts}
    why = {name: unseen_in_words(each.series, each.watch) for name, each in quiet.items()}
    if len(quiet) > 1 and len(set(why.values())) == 1:
        yield _("No shift found so far: %(why)s.") % {"why": why["catch"]}
        return
    told = {
        "catch": (_("When you caught it: no shift found; %(why)s."), len(CATCHES) - 1),
        "strength": (_("How strong it was: no shift found; %(why)s."), STRONGEST),
    }
    for name, each in quiet.items():
        sentence, top = told[name]
        yield sentence % {"why": _smallest(why[name], top) if each.watch.smallest_visible else why[name]}


def _smallest(size: str, top: int) -> str:
    return _("the smallest we could have seen by now is %(size)s of %(top)s steps") % {
        "size": size,
        "top": top,
    }
