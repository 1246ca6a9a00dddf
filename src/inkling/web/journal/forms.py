"""Correcting an entry: the form for its kind, the day it happened, and the version it was read at."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inkling.journal import CheckIn, Entry, Finding, Journal, MeasureKept, Reading
from inkling.web.entries.check_in import CheckInForm, initial_of
from inkling.web.entries.others import FindingForm, MeasureForm, ReadingForm

FIRST_YEAR = 1900


class WhenForm(forms.Form):
    """The day it happened, and the version that was on the page."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, data: Any, entry: Entry, version: int, today: date) -> None:
        super().__init__(data, initial={"day": entry.happened.day, "version": version})
        self.latest = max(today, entry.happened.day)
        if not isinstance(entry, CheckIn | Reading):
            del self.fields["day"]

    def clean_day(self) -> date:
        """A day that has come, in living memory?"""
        day: date = self.cleaned_data["day"]
        if day > self.latest:
            raise ValidationError(_("This day has not come yet. Choose today or an earlier one."))
        if day.year < FIRST_YEAR:
            raise ValidationError(_("Choose a day after 1900."))
        return day


class DeleteForm(forms.Form):
    """The version that was on the page when it was decided."""

    version = forms.IntegerField(min_value=1)


def form_for(entry: Entry, journal: Journal, data: Any = None) -> forms.Form:
    """The form that corrects this kind of entry."""
    match entry:
        case CheckIn():
            return CheckInForm(data, initial=initial_of(entry))
        case Reading():
            return ReadingForm(data, entry, journal)
        case MeasureKept():
            return MeasureForm(data, entry)
        case Finding():
            return FindingForm(data, entry)
    raise TypeError(f"no form corrects a {entry.kind}")


def corrected(form: forms.Form, entry: Entry, when: WhenForm) -> Entry:
    """The entry as the form says it should have been."""
    if isinstance(form, CheckInForm) and isinstance(entry, CheckIn):
        return form.corrected(entry, when.cleaned_data["day"])
    if isinstance(form, ReadingForm):
        return form.corrected(when.cleaned_data["day"])
    assert isinstance(form, MeasureForm | FindingForm)
    return form.corrected()
