"""Forms for a session before and after, for something unsaid, for a practice and a time with it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import (
    MOST,
    Attempt,
    Challenge,
    Moment,
    Practice,
    SayingReached,
    Session,
    ToBring,
    Unsaid,
    day_in_words,
)
from inkling.web.entries.fields import LineField, PillsField, ScaleField, WordsField, YesField
from inkling.web.entries.form import FIRST_YEAR, EntryForm
from inkling.web.entries.wording import OUTCOMES, SAYINGS, STATUSES, TONES

AHEAD = timedelta(days=3 * 366)
RECENT = 12
"""So many of the last sessions are offered as the place where a practice was agreed."""


class SessionForm(EntryForm):
    """A session: when and with whom, before, and after. Only the day is asked for."""

    KIND = Session

    status = PillsField(_("This session"), STATUSES)
    whom = LineField(_("With"))
    begins = forms.TimeField(
        label=_("From"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write the hour like 17:30.")},
    )
    ends = forms.TimeField(
        label=_("To"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write the hour like 18:20.")},
    )
    hope = WordsField(_("What I hope for"), rows=2)
    bring = WordsField(_("To bring"), help_text=_("One thing a line."))
    stayed = WordsField(_("What stayed with me"))
    tone = PillsField(_("How it felt"), TONES)
    saying = PillsField(_("What I most needed to say, I"), SAYINGS)
    openness = ScaleField(_("How open I was"), MOST, low=_("closed"), high=_("wide open"))
    safety = ScaleField(_("How safe it felt"), MOST, low=_("not safe"), high=_("quite safe"))
    helpfulness = ScaleField(_("How much it helped"), MOST, low=_("not at all"), high=_("very much"))
    helpful = WordsField(_("What helped"), rows=2)
    hindering = WordsField(_("What got in the way"), rows=2)

    AFTER = ("stayed", "tone", "saying", "openness", "safety", "helpfulness", "helpful", "hindering")
    _AROUND = ("status", "whom", "begins", "ends")

    def shown(self, entry: Session) -> dict[str, Any]:
        """What to bring stands a line each."""
        plain = {name: getattr(entry, name) for name in (*self._AROUND, "hope", *self.AFTER)}
        return {**plain, "bring": "\n".join(each.text for each in entry.bring)}

    def said(self) -> dict[str, Any]:
        """What this form asks for; what it leaves out stays as it was. A session of which something stayed has taken
        place, unless it is said otherwise."""
        chosen = self.cleaned_data
        said = {name: chosen[name] for name in (*self._AROUND, "hope", *self.AFTER) if name in chosen}
        said.update((name, said[name] or None) for name in ("tone", "saying") if name in said)
        return {**said, "status": self._status(), "bring": self._to_bring()}

    def becomes(self, now: Moment) -> Session:
        """A session that was planned is written when it is first told: what is told late counts as told late."""
        session: Session = super().becomes(now)
        told_before = any(getattr(self.of, name) not in ("", None) for name in self.AFTER)
        if told_before or session is self.of or not self._something_after(self.cleaned_data):
            return session
        return msgspec.structs.replace(session, written=now)

    def clean_day(self) -> date | None:
        """A day that has come, or one that may still be planned?"""
        day: date | None = self.cleaned_data["day"]
        if day and not day.year >= FIRST_YEAR:
            raise forms.ValidationError(_("Choose a day after 1900."))
        if day and day > self.today + AHEAD:
            raise forms.ValidationError(_("This day is more than three years ahead. Choose a nearer one."))
        return day

    def clean(self) -> dict[str, Any]:
        """Does it end after it begins, and has it come if it took place?"""
        said = super().clean() or self.cleaned_data
        begins, ends = said.get("begins"), said.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("This is before it begins. Choose a later hour."))
        day = said.get("day") or (self.of.happened.day if self.of else self.today)
        if day > self.today and (said.get("status") == "attended" or self._something_after(said)):
            self.add_error(
                "day", _("This day has not come yet, and you wrote what stayed. Change one of them.")
            )
        return said

    def _happened(self, now: Moment) -> Moment:
        return Moment(self.cleaned_data.get("day") or now.day)

    def _status(self) -> str:
        before = self.of.status if isinstance(self.of, Session) else "planned"
        status = str(self.cleaned_data.get("status") or before)
        return "attended" if status == "planned" and self._something_after(self.cleaned_data) else status

    def _something_after(self, said: dict[str, Any]) -> bool:
        """Is anything said of how it was, here or where this form does not ask? A 0 says something too."""
        return any(said.get(name, getattr(self.of, name, None)) not in ("", None) for name in self.AFTER)

    def _to_bring(self) -> tuple[ToBring, ...]:
        """Lines as they were keep what they came from and whether they go on the sheet."""
        before = {each.text: each for each in self.of.bring} if isinstance(self.of, Session) else {}
        lines = [line.strip() for line in self.cleaned_data["bring"].splitlines()]
        return tuple(before.get(line, ToBring(line)) for line in dict.fromkeys(lines) if line)


class UnsaidForm(EntryForm):
    """Something not said yet, to whom, and how far it got."""

    KIND = Unsaid

    text = WordsField(_("What is not said yet"), required=True)
    whom = LineField(_("To whom"))
    saying = PillsField(
        _("How far it got"), SAYINGS, help_text=_("Saying it is dated. Holding it back is no failure.")
    )
    what_came = WordsField(_("What came of it"))

    def shown(self, entry: Unsaid) -> dict[str, Any]:
        """Its words, and how far it has got."""
        return {
            "text": entry.text,
            "whom": entry.whom,
            "saying": entry.saying,
            "what_came": entry.what_came,
        }

    def said(self) -> dict[str, Any]:
        """How far it got is dated by the day this is written."""
        chosen = self.cleaned_data
        before = self.of.sayings if isinstance(self.of, Unsaid) else ()
        now_at = before[-1].saying if before else "held"
        saying = chosen["saying"] or now_at
        sayings = before if saying == now_at else (*before, SayingReached(self.today, saying))
        return {
            "text": chosen["text"],
            "whom": chosen["whom"],
            "what_came": chosen["what_came"],
            "sayings": sayings,
        }


class PracticeForm(EntryForm):
    """Something small to practise, where it was agreed, and what for."""

    KIND = Practice
    SAYS = ("text", "resting")

    text = WordsField(_("Something small to practise"), rows=2, required=True)
    session = forms.TypedChoiceField(label=_("Agreed in"), coerce=UUID, empty_value=None, required=False)
    challenge = forms.TypedChoiceField(label=_("For"), coerce=UUID, empty_value=None, required=False)
    resting = YesField(_("Let it rest: it is kept, and no longer offered"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of = self.of if isinstance(self.of, Practice) else None
        held = [s for s in self.journal.sessions if s.status == "attended"]
        sessions = [s for s in held if s in held[-RECENT:] or (of and s.id == of.session)]
        challenges = [c for c in self.journal.challenges if not c.resting or (of and c.id == of.challenge)]
        days = [(str(s.id), day_in_words(s.happened.day, year=True)) for s in reversed(sessions)]
        names = [(str(c.id), c.name) for c in challenges]
        self.fields["session"].choices = [("", _("no session")), *days]  # type: ignore[attr-defined]
        self.fields["challenge"].choices = [("", _("nothing in particular")), *names]  # type: ignore[attr-defined]

    def shown(self, entry: Practice) -> dict[str, Any]:
        """Its words, and what it belongs to."""
        session = self.journal.one(Session, entry.session)
        challenge = self.journal.one(Challenge, entry.challenge)
        return {
            **super().shown(entry),
            "session": session.id if session else "",
            "challenge": challenge.id if challenge else "",
        }

    def said(self) -> dict[str, Any]:
        """With what it belongs to."""
        return {
            **super().said(),
            "session": self.cleaned_data["session"],
            "challenge": self.cleaned_data["challenge"],
        }


class AttemptForm(EntryForm):
    """One time with a practice."""

    KIND = Attempt
    SAYS = ("outcome", "what_happened")

    outcome = PillsField(_("This time"), OUTCOMES, required=True)
    what_happened = WordsField(_("What happened, if you like"))

    def __init__(self, *args: Any, practice: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.practice = self.of.practice if isinstance(self.of, Attempt) else practice

    def said(self) -> dict[str, Any]:
        """With the practice it belongs to."""
        return {**super().said(), "practice": self.practice}
