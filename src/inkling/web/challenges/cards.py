"""One time a challenge came back, as then-and-now and the page of writing show it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from inkling.journal import STRONGEST, Challenge, Response, back_dated, day_in_words
from inkling.pictures import bars
from inkling.web.entries.telling import Field, NarrowField, of_ten
from inkling.web.entries.wording import CATCHES, said


@dataclass(frozen=True)
class TimeCard:
    """One time: its day, what happened, and then field by field. `strength` is a drawing of our own."""

    id: UUID
    iso: str
    day: str
    later: str
    situation: Field | None
    fields: tuple[Field, ...]
    strength: str
    strong: str
    caught: str
    different: bool


def time_card(response: Response, today: date) -> TimeCard:
    """What does this time say? Nothing stands where nothing was said."""
    words = ((_("Felt"), response.felt), (_("Thought"), response.thought), (_("Did"), response.did))
    strength = response.strength
    return TimeCard(
        id=response.id,
        iso=response.happened.day.isoformat(),
        day=day_said(response.happened.day, today),
        later=_later(response, today),
        situation=NarrowField(_("What happened"), response.situation, own=True)
        if response.situation
        else None,
        fields=tuple(NarrowField(name, value, own=True) for name, value in words if value),
        strength="" if strength is None else bars(strength, STRONGEST),
        strong=of_ten(strength, STRONGEST),
        caught=said(CATCHES, response.catch),
        different=response.different,
    )


def about_field(challenge: Challenge) -> Field | None:
    """How it usually goes, if that was written."""
    return Field(_("How it usually goes"), challenge.about, own=True) if challenge.about else None


def day_said(day: date, today: date) -> str:
    """A day, with its year where it is not this one."""
    return day_in_words(day, year=day.year != today.year)


def _later(response: Response, today: date) -> str:
    if not back_dated(response):
        return ""
    return _("written on %(day)s") % {"day": day_said(response.written.day, today)}
