"""Correcting an entry: the form for its kind, the day it happened, and the version it was read at."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import CheckIn, Entry, Finding, Journal, MeasureKept, Reading
from inkling.web.entries.check_in import CheckInForm, initial_of
from inkling.web.entries.others import FindingForm, MeasureForm, ReadingForm


class WhenForm(forms.Form):
    """The day it happened, and the version that was on the page."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


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
    day = when.cleaned_data["day"]
    if isinstance(form, CheckInForm) and isinstance(entry, CheckIn):
        return form.corrected(entry, day)
    assert isinstance(form, ReadingForm | MeasureForm | FindingForm)
    return form.corrected(day)
