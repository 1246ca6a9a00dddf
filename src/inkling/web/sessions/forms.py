"""The forms of the session pages: planning one, telling one, and what is brought to it, line by line."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

import msgspec
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from inkling.journal import (
    Entry,
    Session,
    ToBring,
    day_in_words,
    gist,
    insights_to_bring,
    session_before,
    unsaid_now,
)
from inkling.web.entries.fields import LineField
from inkling.web.entries.sessions import SessionForm
from inkling.web.entries.wording import SAYINGS, STATUSES
from inkling.web.sessions.telling import routine

LINE = 200
"""So many characters of an entry stand on the list; all of it stays in the journal."""


class TicksField(forms.MultipleChoiceField):
    """Boxes to tick. What is offered may change while the page is open: a tick nobody knows is passed over."""

    template_name = "sessions/ticks.html"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False)
        self.template_name = type(self).template_name

    def valid_value(self, value: str) -> bool:
        """Whatever was ticked may have gone since."""
        return True

    def clean(self, value: Any) -> set[str]:
        """Which were ticked?"""
        return set(super().clean(value))


class TellForm(SessionForm):
    """A session that was, told from the beginning."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _after(self)
        if self.data.get("status") != "planned":
            self.fields["status"].choices = self.fields["status"].choices[1:]  # type: ignore[attr-defined]


class PlanForm(SessionForm):
    """A session ahead: on which day, from when, with whom, and what is hoped for."""

    MARKED = False
    ASKS = ("entry", "version", "day", "whom", "begins", "ends", "hope")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(self.ASKS):
            del self.fields[name]
        self.fields["day"].label, self.fields["day"].required = _("Day"), True
        self.fields["day"].error_messages["required"] = _("Choose a day. You can move it later.")

    def _to_bring(self) -> tuple[ToBring, ...]:
        return ()


class SessionPageForm(SessionForm):
    """One session, before and after. What is on its list stays on it; a tick says whether it comes along."""

    of: Session
    bring = None  # type: ignore[assignment]
    ticked = TicksField(_("To bring"))
    listed = TicksField(_("To bring"))
    """Which lines were on the page: only of these can a missing tick mean that somebody took it out."""
    line = LineField(_("Something else to bring"))
    insights = TicksField(_("Small insights"))
    unsaid = TicksField(_("Tick what may come along"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _after(self)
        if not self._asks_after():
            for name in (*self.AFTER, "signs", "threads"):
                self.fields.pop(name, None)
        brought = {each.entry for each in self.of.bring}
        over = self.of.happened.day < self.today
        waiting = [each for each in unsaid_now(self.journal) if each.id not in brought and not over]
        insights = () if over else insights_to_bring(self.journal, self.of)
        if before := session_before(self.journal, self.of):
            since = {"day": day_in_words(before.happened.day)}
            self.fields["insights"].label = _("Small insights since %(day)s") % since
        lines = [(key, each.text) for key, each in _keys(self.of).items()]
        self.fields["ticked"].choices = lines  # type: ignore[attr-defined]
        self.fields["insights"].choices = self._offered(insights)  # type: ignore[attr-defined]
        self.fields["unsaid"].choices = self._offered(waiting)  # type: ignore[attr-defined]

    def _asks_after(self) -> bool:
        """Is there anything to ask about how it was? Not before its day; and what a page did not ask for, because it
        was opened before that day, stays as it is."""
        if self.is_bound:
            return any(name in self.data for name in self.AFTER)
        return self.of.happened.day <= self.today or self._something_after({})

    def _marked(self) -> dict[str, Any]:
        return super()._marked() if "signs" in self.fields else {}

    def in_full(self) -> dict[str, Any]:
        """With a line for each thing to bring."""
        chosen = {*(self["insights"].value() or ()), *(self["unsaid"].value() or ())}
        offered = [*self.fields["insights"].choices, *self.fields["unsaid"].choices]  # type: ignore[attr-defined]
        new = [self["line"].value() or "", *(text for id, text in offered if id in chosen)]
        return {**super().in_full(), "bring": "\n".join([*(each.text for each in self.of.bring), *new])}

    def shown(self, entry: Session) -> dict[str, Any]:
        """With a tick at what is to be brought."""
        ticked = [key for key, each in _keys(self.of).items() if each.on_sheet]
        return {**super().shown(entry), "ticked": ticked}

    def _to_bring(self) -> tuple[ToBring, ...]:
        """What was on the list, ticked or not; then what was written or chosen to go on it."""
        chosen = self.cleaned_data
        on_page, ticked = chosen["listed"], chosen["ticked"]
        listed = {
            each.text: msgspec.structs.replace(each, on_sheet=key in ticked) if key in on_page else each
            for key, each in _keys(self.of).items()
        }
        offered = [*self.fields["insights"].choices, *self.fields["unsaid"].choices]  # type: ignore[attr-defined]
        taken = chosen["insights"] | chosen["unsaid"]
        new = [ToBring(chosen["line"])] if chosen["line"] else []
        new += [ToBring(text, entry=UUID(id)) for id, text in offered if id in taken]
        for each in new:
            before = listed.get(each.text, each)
            listed[each.text] = msgspec.structs.replace(before, on_sheet=True)
        return tuple(listed.values())

    def _offered(self, entries: Iterable[Entry]) -> list[tuple[str, str]]:
        return [(str(each.id), gist(each, self.journal, LINE)) for each in entries]


def over_theirs(typed: QueryDict, theirs: Session, version: int) -> QueryDict:
    """What was typed, going on from what somebody else kept meanwhile: the lines they added keep their ticks."""
    over = typed.copy()
    over["version"] = str(version)
    ticked = [
        key for key, each in _keys(theirs).items() if each.on_sheet and key not in typed.getlist("listed")
    ]
    over.setlist("ticked", [*typed.getlist("ticked"), *ticked])
    return over


def _keys(session: Session) -> dict[str, ToBring]:
    """Each line of its list, by what stands for it on the page."""
    return {str(uuid5(session.id, each.text)): each for each in session.bring}


def _after(form: SessionForm) -> None:
    """What is asked of a session that was: one of the four things that can become of it, and how it felt."""
    form.fields["status"].choices = list(form.fields["status"].choices)[: len(STATUSES)]  # type: ignore[attr-defined]
    form.fields["saying"].choices = [*SAYINGS.items(), ("", _("left open"))]  # type: ignore[attr-defined]
    form.fields["stayed"].widget.attrs["placeholder"] = _("A sentence, a picture, a word")
    form.fields["tone"].template_name = "sessions/tones.html"  # type: ignore[attr-defined]
    form.fields["tone"].help_text = routine(form.journal, form.of)
