"""The pieces of a session's page that come from the days before it, each with the entry it is about."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from inkling.change import Shift
from inkling.journal.challenges.caught import catch_in_words
from inkling.journal.days import day_in_words
from inkling.journal.entries import STRONGEST, Attempt, Breakthrough, Challenge, Response, Session
from inkling.journal.journal import Journal
from inkling.journal.noticing.behind import finding_of
from inkling.journal.noticing.lookout import Lookout
from inkling.journal.sessions.between import brought_back, practices_now
from inkling.language import gettext as _

_SHIFTS = UUID("6f5d2c1e-6d2b-4a55-9a56-0e5e2a9a4a0f")
"""Under which name shifts get their keys: they are no entries themselves."""


@dataclass(frozen=True)
class Item:
    """One piece that can go on the page or stay off it.

    `entry` is what it is about; only a shift nobody has answered has none. `said` are the person's own words if
    `own`, else a sentence of ours; `told` says in our words when and how. `about` is what it belongs to, in her words:
    it stands once above all that follow each other under it. `note` is for choosing and never on the page.
    """

    key: str
    entry: UUID | None
    said: str
    told: str = ""
    about: str = ""
    note: str = ""
    own: bool = True
    ticked: bool = True
    day: date = date.min


def plainly(text: str) -> str:
    """The same words without signs nobody can see: control characters, half characters, marks of byte order. Lines
    stay lines."""
    lines = text.replace("\r\n", "\n").replace("\t", " ")
    return "".join(sign for sign in lines if sign == "\n" or _visible(sign)).strip()


def _visible(sign: str) -> bool:
    code = ord(sign)
    if unicodedata.category(sign) in ("Cc", "Cs") or code == 0xFEFF:
        return False
    return not (0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE)


def practised(journal: Journal, session: Session, since: date, today: date) -> tuple[Item, ...]:
    """What came of practising since this day, until that of the session; and what is set and was not told of."""
    told = {practice.id: times for practice, times in brought_back(journal, session)}
    still_set = practices_now(journal) if session.happened.day >= today else ()
    now = {each.id for each in still_set}
    found: list[Item] = []
    for practice in journal.practices:
        about = plainly(practice.text)
        times = [each for each in told.get(practice.id, ()) if since <= each.happened.day <= today]
        found += [_tried(each, about) for each in times]
        if not times and practice.id in now:
            nothing = _("Nothing written about it since.")
            key = f"practised-{practice.id}"
            found.append(Item(key, practice.id, "", nothing, about, day=practice.happened.day))
    return tuple(found)


def _tried(attempt: Attempt, about: str) -> Item:
    day = attempt.happened.day
    said = _("{day}, tried") if attempt.outcome == "tried" else _("{day}, not this time")
    told = said.format(day=day_in_words(day))
    return Item(f"practised-{attempt.id}", attempt.id, plainly(attempt.what_happened), told, about, day=day)


def challenges(journal: Journal, since: date, until: date) -> tuple[Item, ...]:
    """Each time an old challenge came back on these days, challenge by challenge: what it was and what she did; where
    neither was written, what she thought or felt."""
    return tuple(
        _came_back(response, challenge)
        for challenge in journal.challenges
        for response in journal.responses(challenge.id)
        if since <= response.happened.day <= until
    )


def _came_back(response: Response, challenge: Challenge) -> Item:
    said = [response.situation, response.did]
    said = said if any(said) else [response.thought or response.felt]
    told = [day_in_words(response.happened.day)]
    if response.catch:
        told.append(_("caught {when}").format(when=catch_in_words(response.catch)))
    if response.strength is not None:
        told.append(_("strength {n} of {top}").format(n=response.strength, top=STRONGEST))
    return Item(
        f"challenges-{response.id}",
        response.id,
        "\n".join(filter(None, map(plainly, said))),
        ", ".join(told),
        plainly(challenge.name),
        day=response.happened.day,
    )


def insights(journal: Journal, session: Session, since: date, until: date) -> tuple[Item, ...]:
    """Small insights of these days that are not on the list for this session already."""
    listed = {line.entry for line in session.bring}
    return tuple(
        Item(f"insights-{each.id}", each.id, said, day_in_words(each.happened.day), day=each.happened.day)
        for each in journal.inklings
        if since <= each.happened.day <= until and each.id not in listed and (said := plainly(each.text))
    )


def shifts(journal: Journal, lookout: Lookout, since: date, until: date) -> tuple[Item, ...]:
    """What was noticed on these days, or stands differently since one of them, in the sentence Shifts tells it in.
    Where she said "not really", it is not ticked."""
    found = []
    for key, watch in lookout.watches.items():
        for shift in noticed_by(watch.shifts, until):
            days = [date.fromordinal(day) for day in (shift.noticed, shift.state_since) if day is not None]
            if max(days) < since:
                continue
            finding = finding_of(journal, key, shift)
            noticed = _("Noticed on {day}").format(day=day_in_words(date.fromordinal(shift.noticed)))
            found.append(
                Item(
                    f"shifts-{uuid5(_SHIFTS, f'{key} {shift.noticed}')}",
                    finding.id if finding else None,
                    plainly(shift.explain(_day)),
                    noticed,
                    own=False,
                    ticked=finding is None or finding.answer != "not-really",
                    day=max(days),
                )
            )
    return tuple(sorted(found, key=lambda item: item.day))


def noticed_by(found: Iterable[Shift], until: date) -> tuple[Shift, ...]:
    """Which of these shifts had been noticed by this day? Without what became of them later."""
    last = until.toordinal()
    return tuple(
        shift if (shift.state_since or shift.noticed) <= last else shift.as_noticed()
        for shift in found
        if shift.noticed <= last
    )


def named(journal: Journal, since: date, until: date) -> tuple[Item, ...]:
    """Breakthroughs that were named on these days, whenever they came."""
    return tuple(
        Item(f"named-{each.id}", each.id, said, day_in_words(each.happened.day), day=each.happened.day)
        for each in journal.kind(Breakthrough)
        if since <= max(each.happened.day, each.written.day) <= until and (said := plainly(each.name))
    )


def _day(ordinal: int) -> str:
    return day_in_words(date.fromordinal(ordinal))
