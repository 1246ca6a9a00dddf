"""Marking how far something unsaid got, and what came of it."""

from datetime import date
from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import Moment, SayingReached, Unsaid, corrected, day_in_words
from inkling.web.entries.as_it_stood import to_carry
from inkling.web.entries.fields import WordsField
from inkling.web.entries.form import FIRST_YEAR
from inkling.web.entries.sessions import UnsaidForm

STEPS = ("half said", "said", "back", "words")
"""What one can do: mark it, take the last mark back, or only write what came of it."""


class WriteForm(UnsaidForm):
    """Something not said yet, written down for the first time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("saying", "what_came", "signs", "threads"):
            self.fields.pop(name, None)

    def said(self) -> dict[str, Any]:
        """Only what it is and to whom: it is held."""
        return {"text": self.cleaned_data["text"], "whom": self.cleaned_data["whom"]}

    def _marked(self) -> dict[str, Any]:
        return {}


class SayForm(forms.Form):
    """How far it got, on which day, and what came of it, if there is something to say."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    do = forms.ChoiceField(choices=[(step, "") for step in STEPS])
    day = forms.DateField(
        label=_("On which day, if not today"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the day as year, month, day: 2026-04-30.")},
    )
    what_came = WordsField(_("What came of it, if you like"), rows=2)

    def __init__(
        self,
        data: Any = None,
        *,
        of: Unsaid,
        version: int,
        today: date,
        on: date | None = None,
        spellcheck: bool = False,
    ) -> None:
        initial = {"version": version, "day": on, "what_came": of.what_came}
        super().__init__(data, initial=initial, auto_id=f"id_{of.id}_%s")
        self.of, self.today = of, today
        if spellcheck:
            self.fields["what_came"].widget.attrs.pop("spellcheck", None)

    def clean(self) -> dict[str, Any]:
        """Has the day come, and is it not before the one on which it got as far as it is?"""
        said = super().clean() or self.cleaned_data
        day, reached = said.get("day"), self.of.sayings
        if said.get("do") not in ("half said", "said") or day is None:
            return said
        if day > self.today:
            self.add_error("day", _("This day has not come yet. Choose today or an earlier one."))
        elif day.year < FIRST_YEAR:
            self.add_error("day", _("Choose a day after 1900."))
        elif reached and day < reached[-1].day:
            before = _("It was half said on %(day)s. Choose that day or a later one.")
            self.add_error("day", before % {"day": day_in_words(reached[-1].day, year=True)})
        return said

    @property
    def was(self) -> str:
        """It as it stood when the page was made, for the page to carry."""
        return to_carry(self.of)

    def in_full(self) -> dict[str, Any]:
        """What was typed, as the form of its kind asks for it."""
        return {"what_came": self["what_came"].value()}

    def becomes(self, now: Moment) -> Unsaid:
        """It, with one more step, or without its last one."""
        chosen, steps = self.cleaned_data, self.of.sayings
        match chosen["do"]:
            case "back":
                steps = steps[:-1]
            case "half said" | "said" as saying if saying != self.of.saying:
                steps = (*steps, SayingReached(chosen["day"] or self.today, saying))
        becomes = msgspec.structs.replace(self.of, sayings=steps, what_came=chosen["what_came"])
        return corrected(self.of, becomes, now)
