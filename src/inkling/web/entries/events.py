"""The form for something that happened in life."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import LifeEvent
from inkling.web.entries.fields import WordsField
from inkling.web.entries.form import EntryForm


class LifeEventForm(EntryForm):
    """What happened, when it began, and until when if it took a while. Only the words are asked for."""

    KIND = LifeEvent
    SAYS = ("text", "until", "note")

    text = WordsField(_("What happened?"), rows=2, required=True)
    until = forms.DateField(
        label=_("Until when, if it took a while"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as year, month, day: 2026-04-30.")},
    )
    note = WordsField(_("More about it, if you like"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = _("When it began") if self.of else _("When it began, if not today")
        self.order_fields(["entry", "version", "text", "day", "until", "note"])

    def clean(self) -> dict[str, Any]:
        """Does it end after it began, and has its last day come?"""
        said = super().clean() or self.cleaned_data
        until, began = said.get("until"), said.get("day") or self._began()
        if until and "day" not in self.errors:
            if until < began:
                self.add_error("until", _("This is before it began. Choose a later day."))
            elif until > max(self.today, self._ended() or self.today):
                self.add_error("until", _("This day has not come yet. Leave it open while it goes on."))
        return said

    def _began(self) -> date:
        return self.of.happened.day if self.of else self.today

    def _ended(self) -> date | None:
        return self.of.until if isinstance(self.of, LifeEvent) else None
