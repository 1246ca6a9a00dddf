"""Forms to correct a reading, a measure, or an answer to a shift."""

from datetime import date
from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import Finding, Journal, MeasureKept, Moment, Reading
from inkling.web.entries.check_in import LONGEST_NOTE

LARGEST = 1e9
BETTER = [("", _("neither")), ("higher", _("higher")), ("lower", _("lower"))]
ANSWERS = [("yes", _("Yes, that is it")), ("not-really", _("Not really")), ("not-sure", _("Not sure yet"))]


class ReadingForm(forms.Form):
    """One field for each question of the measure, and the note."""

    def __init__(self, data: Any, reading: Reading, journal: Journal) -> None:
        super().__init__(data)
        self.reading = reading
        measure = journal.measures.get(reading.measure)
        for at, (key, value) in enumerate(reading.answers.items()):
            item = measure.item(key) if measure else None
            self.fields[f"answer{at}"] = forms.FloatField(
                label=item.name if item else key,
                required=False,
                initial=value,
                min_value=-LARGEST,
                max_value=LARGEST,
                widget=forms.NumberInput(attrs={"step": "any"}),
            )
        self.fields["note"] = forms.CharField(
            label=_("Note"),
            required=False,
            max_length=LONGEST_NOTE,
            initial=reading.note,
            widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        )
        del self.fields["note"].widget.attrs["maxlength"]

    def corrected(self, day: date) -> Reading:
        """The reading as it should have been."""
        answers = {key: self.cleaned_data[f"answer{at}"] for at, key in enumerate(self.reading.answers)}
        happened = self.reading.happened if day == self.reading.happened.day else Moment(day)
        return msgspec.structs.replace(
            self.reading, happened=happened, answers=answers, note=self.cleaned_data["note"].strip()
        )


class MeasureForm(forms.Form):
    """What the measure and its questions are called, and which way is better."""

    def __init__(self, data: Any, kept: MeasureKept) -> None:
        super().__init__(data)
        self.kept = kept
        self.fields["title"] = forms.CharField(label=_("Name"), max_length=200, initial=kept.measure.title)
        for at, item in enumerate(kept.measure.items):
            self.fields[f"name{at}"] = forms.CharField(label=_("Question"), max_length=200, initial=item.name)
            self.fields[f"better{at}"] = forms.ChoiceField(
                label=_("Better is"), choices=BETTER, required=False, initial=item.better or ""
            )

    def corrected(self) -> MeasureKept:
        """The measure as it should be called."""
        chosen = self.cleaned_data
        items = tuple(
            msgspec.structs.replace(
                item, name=chosen[f"name{at}"].strip(), better=chosen[f"better{at}"] or None
            )
            for at, item in enumerate(self.kept.measure.items)
        )
        measure = msgspec.structs.replace(self.kept.measure, title=chosen["title"].strip(), items=items)
        return msgspec.structs.replace(self.kept, measure=measure)


class FindingForm(forms.Form):
    """Another answer to the same shift."""

    answer = forms.ChoiceField(
        label=_("Does this fit what you know?"), choices=ANSWERS, widget=forms.RadioSelect
    )

    def __init__(self, data: Any, finding: Finding) -> None:
        super().__init__(data, initial={"answer": finding.answer})
        self.finding = finding

    def corrected(self) -> Finding:
        """The finding with the new answer."""
        return msgspec.structs.replace(self.finding, answer=self.cleaned_data["answer"])
