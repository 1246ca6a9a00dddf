"""Readings for the programs of a practice: as FHIR, only the measures that were chosen, once that is understood."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from inkling.exchange import write_fhir
from inkling.journal import Journal
from inkling.vault import queries
from inkling.web.exporting.forms import PlainForm
from inkling.web.exporting.sending import as_file, is_hers
from inkling.web.privacy.guard import own_journal
from inkling.web.shell.request import OpenRequest

FHIR = "inkling-fhir.json"


class _Chosen(forms.MultipleChoiceField):
    """Some of them, side by side, at least one."""

    template_name = "entries/pills.html"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.template_name = type(self).template_name


class ReadingsForm(PlainForm):
    """Which measures shall go with it? Questionnaires are chosen already, what is in one's own words is not."""

    measures = _Chosen(
        label=_("What shall be in it?"),
        error_messages={
            "required": _("Choose at least one. No file was made."),
            "invalid_choice": _("One of these is not among your measures. No file was made."),
        },
    )
    field_order = ("measures", "old_passphrase")

    def __init__(self, data: Any, journal: Journal) -> None:
        super().__init__(data)
        filled = {reading.measure for reading in journal.readings}
        found = [one for key, one in journal.measures.items() if key in filled]
        field = self.fields["measures"]
        assert isinstance(field, _Chosen)
        field.choices = [(one.key, one.title) for one in found]
        field.initial = [one.key for one in found if one.form == "standard"]
        self.anything = bool(found)


@own_journal
def readings(request: OpenRequest) -> HttpResponse:
    """The readings of the measures she chooses, in one file that a practice's programs can read."""
    journal = queries.open_journal(request.vault).journal
    form = ReadingsForm(request.POST or None, journal)
    if request.method == "POST" and form.is_valid() and is_hers(form):
        return as_file(FHIR, write_fhir(journal, form.cleaned_data["measures"]))
    return render(request, "exporting/readings.html", {"form": form}, status=422 if form.errors else 200)
