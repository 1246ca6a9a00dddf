"""The check-in form: a place on the plane, feeling words, a note. Used to write one and to correct one."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import uuid4

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import PLACES, CheckIn, Moment
from inkling.words import FEELINGS, corners, describe_place, near

LONGEST_NOTE = 20_000
NEARBY = 7
_START = ((1, 3), (3, 3), (1, 1), (3, 1))


class CheckInForm(forms.Form):
    """How is it, just now? Only the place is asked for; all else is up to the person."""

    entry = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    place = forms.ChoiceField(
        choices=[(f"{p}{e}", "") for p in range(PLACES) for e in range(PLACES)],
        error_messages={
            "required": _("Choose a place first: left to right how pleasant, bottom to top how much energy.")
        },
    )
    words = forms.MultipleChoiceField(required=False, choices=[(f.word, f.word) for f in FEELINGS])
    own_words = forms.CharField(
        required=False,
        max_length=200,
        label=_("A word of your own"),
        help_text=_("Several? Put a comma between them."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    note = forms.CharField(
        required=False,
        max_length=LONGEST_NOTE,
        label=_("A sentence, if you like"),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        error_messages={
            "max_length": _("This is longer than 20,000 characters. Please keep it in two check-ins.")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Browsers cut a paste at maxlength without a word; we would rather say so and keep the text.
        del self.fields["note"].widget.attrs["maxlength"]

    def new(self, now: Moment) -> CheckIn:
        """The check-in that was made now."""
        chosen = self.cleaned_data
        empty = CheckIn(id=chosen["entry"], happened=now, written=now, pleasantness=0, energy=0)
        return msgspec.structs.replace(empty, **self._said())

    def corrected(self, check_in: CheckIn, day: date) -> CheckIn:
        """The same check-in, as it should have been. Another day has no hour."""
        happened = check_in.happened if day == check_in.happened.day else Moment(day)
        return msgspec.structs.replace(check_in, happened=happened, **self._said())

    def _said(self) -> dict[str, object]:
        chosen = self.cleaned_data
        own = [word.strip() for word in chosen["own_words"].split(",") if word.strip()]
        place = chosen["place"]
        return {
            "pleasantness": int(place[0]),
            "energy": int(place[1]),
            "words": tuple(dict.fromkeys([*chosen["words"], *own])),
            "note": chosen["note"].strip(),
        }


def initial_of(check_in: CheckIn) -> dict[str, object]:
    """What a form shows of a check-in that is to be corrected."""
    known = {feeling.word for feeling in FEELINGS}
    return {
        "entry": check_in.id,
        "place": f"{check_in.pleasantness}{check_in.energy}",
        "words": [word for word in check_in.words if word in known],
        "own_words": ", ".join(word for word in check_in.words if word not in known),
        "note": check_in.note,
    }


@dataclass(frozen=True)
class Cell:
    """One of the twenty-five places, named in words."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class Word:
    """A feeling word that can be chosen, and the places it is near to."""

    word: str
    meaning: str
    near: str
    chosen: bool


@dataclass(frozen=True)
class Plane:
    """The plane and its words, as they stand in the form."""

    cells: tuple[Cell, ...]
    words: tuple[Word, ...]
    corners: tuple[str, str, str, str]


def plane_of(form: CheckInForm) -> Plane:
    """The plane and its words, with what was chosen so far."""
    place = str(form["place"].value() or "")
    words = set(form["words"].value() or ())
    named = corners()
    return Plane(
        tuple(Cell(value, name, value == place) for value, name in _cells()),
        tuple(Word(word, meaning, classes, word in words) for word, meaning, classes in _words()),
        (named[0, 4], named[4, 4], named[0, 0], named[4, 0]),
    )


def _cells() -> list[tuple[str, str]]:
    return [
        (f"{pleasant}{energy}", describe_place(pleasant, energy))
        for energy in reversed(range(PLACES))
        for pleasant in range(PLACES)
    ]


@cache
def _words() -> tuple[tuple[str, str, str], ...]:
    """Every word with the class names of the places it is shown for; a few are shown before any is chosen."""
    classes: defaultdict[str, list[str]] = defaultdict(list)
    for pleasant in range(PLACES):
        for energy in range(PLACES):
            for feeling in near(pleasant, energy, NEARBY):
                classes[feeling.word].append(f"at-{pleasant}{energy}")
    for place in _START:
        for feeling in near(*place, 2):
            classes[feeling.word].append("at-start")
    return tuple((f.word, f.meaning, " ".join(classes[f.word])) for f in FEELINGS)
