"""What the forms of all entries have in common: who it is, which day it was, what it belongs to."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID, uuid4

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from inkling.journal import Entry, Journal, Moment, corrected
from inkling.web.entries.as_it_stood import to_carry
from inkling.web.entries.fields import ManyField
from inkling.web.entries.wording import SIGNS

FIRST_YEAR = 1900


class EntryForm(forms.Form):
    """A form that writes one kind of entry, and corrects it. A kind names its own fields and lists in `SAYS` those
    that go into the entry as they are; what needs more thought goes into `said` and `shown`."""

    KIND: ClassVar[type[Entry]]
    SAYS: ClassVar[tuple[str, ...]] = ()
    DATED: ClassVar[bool] = True
    """Does it tell of a day? A name for something does not."""
    MARKED: ClassVar[bool] = True
    """Can it carry felt signs and belong to threads?"""

    entry = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(
        self,
        data: Any = None,
        *,
        journal: Journal,
        today: date,
        of: Entry | None = None,
        version: int | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.journal, self.today, self.of = journal, today, of
        shown = {"entry": of.id, "version": version, **self._marks(of), **self.shown(of)} if of else {}
        super().__init__(data, initial={**shown, **(initial or {})})
        self.fields["entry"].required = of is None
        if self.DATED:
            self.fields["day"] = self._day()
        if self.MARKED:
            self.fields["signs"] = ManyField(_("It felt like"), SIGNS)
            if names := self._threads():
                self.fields["threads"] = ManyField(_("It belongs to"), names)

    def __getitem__(self, name: str) -> BoundField:
        """A field as it is drawn: its spelling is checked only if that was asked for."""
        field = self.fields.get(name)
        if field and isinstance(field.widget, forms.Textarea | forms.TextInput):
            field.widget.attrs["spellcheck"] = "true" if self._checks_spelling else "false"
        return super().__getitem__(name)

    @property
    def _checks_spelling(self) -> bool:
        wishes = self.journal.preferences
        return wishes is not None and wishes.spellcheck

    @property
    def was(self) -> str:
        """The entry as it stood when the page was made, for the page to carry."""
        assert self.of
        return to_carry(self.of)

    def in_full(self) -> dict[str, Any]:
        """What was typed, as the form of its kind asks for it."""
        return {field.html_name: field.value() for field in self}

    def shown(self, entry: Any) -> dict[str, Any]:
        """What does the form show of an entry that is to be corrected?"""
        return {name: getattr(entry, name) for name in self.SAYS}

    def said(self) -> dict[str, Any]:
        """What does the entry say, by the names of its fields?"""
        return {name: self.cleaned_data[name] for name in self.SAYS}

    def new(self, now: Moment) -> Any:
        """The entry that was written now."""
        id = self.cleaned_data["entry"]
        return self.KIND(id=id, happened=self._happened(now), written=now, **self._marked(), **self.said())

    def becomes(self, now: Moment) -> Any:
        """The entry as it should have been, remembering how it stood until now."""
        assert self.of is not None
        was = self.of
        day = self.cleaned_data.get("day") or was.happened.day
        happened = was.happened if day == was.happened.day else Moment(day)
        return corrected(
            was, msgspec.structs.replace(was, happened=happened, **self._marked(), **self.said()), now
        )

    def clean_day(self) -> date | None:
        """A day that has come, in living memory?"""
        day: date | None = self.cleaned_data["day"]
        if day and day > max(self.today, self.of.happened.day if self.of else self.today):
            raise ValidationError(_("This day has not come yet. Choose today or an earlier one."))
        if day and day.year < FIRST_YEAR:
            raise ValidationError(_("Choose a day after 1900."))
        return day

    def _day(self) -> forms.DateField:
        return forms.DateField(
            label=_("Day") if self.of else _("Which day, if not today"),
            required=False,
            initial=self.of.happened.day if self.of else None,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("Write the day as year, month, day: 2026-04-30.")},
        )

    def _happened(self, now: Moment) -> Moment:
        day = self.cleaned_data.get("day")
        return now if day is None or day == now.day else Moment(day)

    def _marks(self, of: Entry) -> dict[str, Any]:
        return {"signs": list(of.signs), "threads": [str(id) for id in of.threads]}

    def _marked(self) -> dict[str, Any]:
        """Felt signs and threads. A thread that is no longer there stays with the entry that names it."""
        if not self.MARKED:
            return {}
        offered = set(self._threads())
        kept = [id for id in (self.of.threads if self.of else ()) if str(id) not in offered]
        chosen = [UUID(id) for id in self.cleaned_data.get("threads", ())]
        return {"signs": self.cleaned_data["signs"], "threads": (*kept, *chosen)}

    def _threads(self) -> dict[str, Any]:
        mine = set(self.of.threads) if self.of else set()
        return {str(t.id): t.name for t in self.journal.threads if not t.resting or t.id in mine}
