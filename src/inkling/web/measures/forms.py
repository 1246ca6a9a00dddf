"""Forms of measures: one problem or goal in one's own words, and a measure filled in."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from inkling.journal import (
    Journal,
    MeasureKept,
    Moment,
    OwnForm,
    Reading,
    items_asked,
    most_of,
    own_item,
)
from inkling.measures import (
    TOTAL,
    AnswerError,
    Instrument,
    Item,
    Measure,
    Wording,
    check,
    instruments,
    score,
)
from inkling.web.entries.answering import answer_fields, names_of, pack_by_digest, value_of
from inkling.web.entries.fields import LineField, WordsField
from inkling.web.entries.form import EntryForm


class OwnItemForm(EntryForm):
    """A problem or a goal, in one's own words, from a day on."""

    KIND = MeasureKept
    MARKED = False
    words = LineField(_("In my own words"), required=True)

    def __init__(
        self, *args: Any, form: OwnForm, measure: Measure | None, rewords: Item | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"words": rewords.name} if rewords else None, **kwargs)
        self.own, self.measure, self.rewords = form, measure, rewords

    def clean_words(self) -> str:
        """Other words than those that are asked already?"""
        words = str(self.cleaned_data["words"])
        there = {" ".join(item.name.split()).casefold(): item for item in self._asked()}
        same = there.get(words.casefold())
        if same and same.key != self._key():
            raise ValidationError(
                _("These words are asked already. Put it another way, or leave it as it is.")
            )
        return words

    def clean(self) -> dict[str, Any]:
        """Is there room for one more?"""
        said = super().clean() or self.cleaned_data
        others = [item for item in self._asked() if item.key != self._key()]
        if self.rewords is None and len(others) >= most_of(self.own):
            raise ValidationError(_("There are as many as can be asked at a time. Let one rest first."))
        return said

    def item(self, now: Moment) -> Item:
        """It, as it is kept. The same form sent twice makes the same item."""
        day = self._happened(now).day
        return own_item(
            self.own, self._key(), self.cleaned_data["words"], day, self.rewords.key if self.rewords else ""
        )

    def _key(self) -> str:
        return str(self.cleaned_data.get("entry") or "")

    def _asked(self) -> Iterable[Item]:
        return items_asked(self.measure) if self.measure else ()


class FillForm(EntryForm):
    """A measure filled in: a field for each question, a note, and the day if it is another one.

    What is left out is asked about once: `left` is what the page has asked about. `words` is the digest of the pack
    that stood on it.
    """

    KIND = Reading
    MARKED = False
    note = WordsField(_("A few words, if you like"), rows=2)
    left = forms.CharField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        journal: Journal,
        today: date,
        measure: Measure,
        pack: Wording | None = None,
        total: bool = False,
    ) -> None:
        super().__init__(data, journal=journal, today=today)
        read = pack_by_digest(journal, data.get("words", "")) if data else pack
        self.measure, self.pack, self.total = measure, None if total else read, total
        self.known: Instrument | None = instruments().get(measure.key) if measure.form == "standard" else None
        self.keys = self._keys()
        fields = answer_fields(measure, self.pack, dict.fromkeys(self.keys))
        self.answers = tuple(f"answer-{key}" for key in self.keys)
        self.fields = {**dict(zip(self.answers, fields.values(), strict=True)), **self.fields}
        self.fields["words"].initial = self.pack.digest if self.pack else ""

    def clean(self) -> dict[str, Any]:
        """Is anything answered, and can it be what was answered?"""
        said = super().clean() or self.cleaned_data
        if any(name in self.errors for name in self.answers):
            return said
        if all(value is None for value in self.given().values()):
            raise ValidationError(_("Nothing is filled in yet. One answer is enough to keep it."))
        try:
            if self.known:
                check(self.known, self.given())
        except AnswerError as error:
            self.add_error(self._field(error.item), str(error))
        return said

    def given(self) -> dict[str, float | None]:
        """The answers, by the keys of their questions."""
        values = (value_of(self.cleaned_data.get(name)) for name in self.answers)
        return dict(zip(self.keys, values, strict=True))

    def left_out(self) -> tuple[str, ...]:
        """Which questions were left out?"""
        return tuple(key for key, value in self.given().items() if value is None and not self._optional(key))

    def ask_about(self) -> tuple[str, ...]:
        """What to say before it is kept: nothing if nothing was left out, or if it was said already."""
        missing = self.left_out()
        if not missing or self.cleaned_data.get("left") == ",".join(missing):
            return ()
        typed: Any = self.data.copy()  # type: ignore[attr-defined]
        typed["left"] = ",".join(missing)
        self.data = typed
        return _left_out_said(self.measure, self.known, missing, self.given())

    def said(self) -> dict[str, Any]:
        """The answers, to which questions, and in whose words. What does not apply is no part of it."""
        answers = {
            key: value for key, value in self.given().items() if value is not None or not self._optional(key)
        }
        worded = self.pack.digest if self.pack else ""
        return {
            "measure": self.measure.key,
            "answers": answers,
            "note": self.cleaned_data["note"],
            "wording": worded,
        }

    def _keys(self) -> tuple[str, ...]:
        if self.known:
            return (TOTAL,) if self.total else tuple(item.id for item in self.known.items)
        return tuple(item.key for item in items_asked(self.measure))

    def _optional(self, key: str) -> bool:
        item = self.known.item(key) if self.known else None
        return item is not None and bool(item.optional)

    def _field(self, key: str) -> str | None:
        return self.answers[self.keys.index(key)] if key in self.keys else None


class ChooseFileForm(forms.Form):
    """Which file has the words?"""

    file = forms.FileField(
        label=_("A FHIR R4 Questionnaire, as JSON"),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json,application/fhir+json"}),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
    )


def own_measure(form: OwnForm) -> Measure:
    """The problems, or the goals, before the first."""
    title = _("Goals in my own words") if form == "goals" else _("Problems in my own words")
    return Measure(key=form, title=str(title), items=(), form=form)


def with_measure(kept: MeasureKept, measure: Measure) -> MeasureKept:
    """What is kept, with other questions."""
    return msgspec.structs.replace(kept, measure=measure)


def _left_out_said(
    measure: Measure, known: Instrument | None, missing: tuple[str, ...], given: dict[str, float | None]
) -> tuple[str, ...]:
    """Which were left out, and what comes of it. Her own words may end with a full stop of theirs."""
    names = ", ".join(names_of(measure, missing))
    if known is None:
        stays = ngettext(
            "It stays open, and a mean that needs it has no number this time.",
            "They stay open, and a mean that needs them has no number this time.",
            len(missing),
        )
        return str(_("Left out: %(names)s")) % {"names": names}, stays
    said = str(_("Left out: %(names)s.")) % {"names": names}
    total = score(known, given).total
    if total is None:
        return (said,)
    if total.value is None:
        return said, str(_("So there is no total this time. The answers are kept all the same."))
    counts = ngettext(
        "The total counts it as the mean of the others, and says so.",
        "The total counts them as the mean of the others, and says so.",
        len(missing),
    )
    return said, counts
