"""Forms to correct a reading and a measure."""

from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import MeasureKept, Reading, WordingKept
from inkling.web.entries.answering import answer_fields, in_order, pack_by_digest, value_of
from inkling.web.entries.fields import LineField, WordsField
from inkling.web.entries.form import EntryForm
from inkling.web.entries.wording import BETTER


class ReadingForm(EntryForm):
    """One field for each question of the measure, and the note."""

    KIND = Reading
    note = WordsField(_("Note"))

    def __init__(self, *args: Any, of: Reading, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        pack = pack_by_digest(self.journal, of.wording)
        measure = self.journal.measures.get(of.measure)
        fields = answer_fields(measure, pack, in_order(measure, of.answers))
        self.keys = tuple(fields)
        self.fields = {**{f"answer{at}": field for at, field in enumerate(fields.values())}, **self.fields}

    def shown(self, entry: Reading) -> dict[str, Any]:
        """The note; each answer stands in its own field."""
        return {"note": entry.note}

    def said(self) -> dict[str, Any]:
        """The answers by the keys of their questions."""
        answers = {key: value_of(self.cleaned_data[f"answer{at}"]) for at, key in enumerate(self.keys)}
        return {"answers": answers, "note": self.cleaned_data["note"]}


class MeasureForm(EntryForm):
    """What the measure is called; of the questions of a diary also their names, and which way is better. A problem
    and a goal keep the words they were rated in, and a questionnaire its own name."""

    KIND = MeasureKept
    DATED = MARKED = False

    def __init__(self, *args: Any, of: MeasureKept, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.kept = of
        if of.measure.form == "standard":
            return
        self.fields["title"] = LineField(_("Name"), required=True)
        self.fields["title"].initial = of.measure.title
        if of.measure.form != "diary":
            return
        for at, item in enumerate(of.measure.items):
            self.fields[f"name{at}"] = LineField(_("Question"), required=True)
            self.fields[f"name{at}"].initial = item.name
            self.fields[f"better{at}"] = forms.ChoiceField(
                label=_("Better is"), choices=list(BETTER.items()), required=False, initial=item.better or ""
            )

    def said(self) -> dict[str, Any]:
        """The measure as it should be called."""
        chosen, measure = self.cleaned_data, self.kept.measure
        if "title" in chosen:
            measure = msgspec.structs.replace(measure, title=chosen["title"])
        if measure.form != "diary":
            return {"measure": measure}
        items = tuple(
            msgspec.structs.replace(item, name=chosen[f"name{at}"], better=chosen[f"better{at}"] or None)
            for at, item in enumerate(measure.items)
        )
        return {"measure": msgspec.structs.replace(measure, items=items)}


class WordingForm(EntryForm):
    """The words of a questionnaire are those of its file: there is nothing to correct."""

    KIND = WordingKept
    DATED = MARKED = False
