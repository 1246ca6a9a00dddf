"""What the page of one challenge shows, as plain values: a sentence, its pictures, then and now, and every time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.journal import (
    Challenge,
    Response,
    came_back,
    caught_then_and_now,
    punctual,
    span_in_words,
    then_and_now,
)
from inkling.pictures import Picture
from inkling.vault.queries import OpenJournal
from inkling.web.challenges.bringing import Bring, bring_of
from inkling.web.challenges.cards import TimeCard, about_field, day_said, time_card
from inkling.web.challenges.noticed import Noticed, noticed
from inkling.web.entries.lines import entry_line
from inkling.web.entries.telling import EntryLine, Field

A_PAGE = 20


@dataclass(frozen=True)
class Half:
    """Then, or now: what it is called, which times stand for it, and those times."""

    said: str
    times: tuple[TimeCard, ...]


@dataclass(frozen=True)
class Line:
    """One time with its day, and everything it says."""

    day: str
    iso: str
    line: EntryLine


@dataclass(frozen=True)
class Times:
    """Every time it came back, newest first, some at once. `open` if somebody turned the pages."""

    name: str
    lines: tuple[Line, ...]
    newer: int | None
    older: int | None
    open: bool


@dataclass(frozen=True)
class ChallengePage:
    """One old challenge. Without a time it came back, most of this is empty."""

    id: UUID
    name: str
    about: Field | None
    resting: bool
    version: int
    sentence: str
    catch: Picture | None
    strength: Picture | None
    later: bool
    noticed: Noticed
    few: str
    then: Half
    now: Half
    times: Times
    bring: Bring | None
    whole: bool

    @property
    def drawn(self) -> bool:
        """Is there a picture?"""
        return bool(self.catch or self.strength)


def challenge_page(
    challenge: Challenge, opened: OpenJournal, today: date, number: object = None
) -> ChallengePage:
    """How did this challenge come back, then and now?"""
    responses = opened.journal.responses(challenge.id)
    both = then_and_now(responses)
    seen = noticed(challenge, opened, today)
    worth_drawing = both.all > 2 and responses[0].happened.day != responses[-1].happened.day
    drawn = {name: picture for name, picture in seen.pictures.items() if picture.wide and worth_drawing}
    return ChallengePage(
        id=challenge.id,
        name=challenge.name,
        about=about_field(challenge),
        resting=challenge.resting,
        version=opened.versions[challenge.id],
        sentence=f"{came_back(responses, today.year)} {caught_then_and_now(responses)}".strip(),
        catch=drawn.get("catch"),
        strength=drawn.get("strength"),
        later=not all(punctual(response) for response in responses),
        noticed=seen,
        few=_few(len(responses)) if both.few else "",
        then=_half(both.then, today, first=True),
        now=_half(both.now, today, first=False),
        times=_times(responses, opened, today, number),
        bring=bring_of(challenge, opened.journal, today),
        whole=opened.whole,
    )


def _half(responses: Sequence[Response], today: date, *, first: bool) -> Half:
    if not responses:
        return Half("", ())
    count = len(responses)
    ends = responses[0].happened.day, responses[-1].happened.day
    days = span_in_words(*ends, year=ends[1].year != today.year)
    which = (_("The first one"), _("The first two"), _("The first three")) if first else (
        _("The last one"), _("The last two"), _("The last three")
    )  # fmt: skip
    said = _("%(which)s, %(days)s") % {"which": which[count - 1], "days": days}
    return Half(said, tuple(time_card(response, today) for response in responses))


def _few(count: int) -> str:
    """Nothing is made of few: what there is, is shown."""
    said = _("There are only %(n)s times so far, so all of them stand here. It is early to compare.")
    return said % {"n": count} if count > 1 else ""


def _times(responses: Sequence[Response], opened: OpenJournal, today: date, number: object) -> Times:
    pages = Paginator(responses[::-1], A_PAGE)
    page = pages.get_page(number)  # type: ignore[arg-type]
    count = len(responses)
    return Times(
        name=ngettext("The one time in full", "All %(n)s times in full", count) % {"n": count},
        lines=tuple(_line(response, opened, today) for response in page.object_list),
        newer=page.number - 1 if page.has_previous() else None,
        older=page.number + 1 if page.has_next() else None,
        open=number is not None,
    )


def _line(response: Response, opened: OpenJournal, today: date) -> Line:
    """Without the name of the challenge, which stands above."""
    line, day = entry_line(response, opened.journal), response.happened.day
    fields = tuple(field for field in line.fields if field.name != _("Challenge"))
    return Line(day_said(day, today), day.isoformat(), replace(line, fields=fields))
