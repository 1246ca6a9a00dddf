"""The check-in form: a place on the plane, feeling words, a note. Used to write one and to correct one."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from inkling.journal import PLACES, CheckIn
from inkling.web.entries.fields import LineField, WordsField
from inkling.web.entries.form import EntryForm
from inkling.words import FEELINGS, corners, describe_place, near

NEARBY = 7
_START = ((1, 3), (3, 3), (1, 1), (3, 1))


class CheckInForm(EntryForm):
    """How is it, just now? Only the place is asked for; all else is up to the person."""

    KIND = CheckIn

    place = forms.ChoiceField(
        choices=[(f"{p}{e}", "") for p in range(PLACES) for e in range(PLACES)],
        error_messages={
            "required": _("Choose a place first: left to right how pleasant, bottom to top how much energy.")
        },
    )
    words = forms.MultipleChoiceField(required=False, choices=[(f.word, f.word) for f in FEELINGS])
    own_words = LineField(_("A word of your own"), help_text=_("Several? Put a comma between them."))
    note = WordsField(_("A sentence, if you like"))

    def shown(self, entry: CheckIn) -> dict[str, Any]:
        """Which place, which words of ours and of her own, which note?"""
        known = {feeling.word for feeling in FEELINGS}
        return {
            "place": f"{entry.pleasantness}{entry.energy}",
            "words": [word for word in entry.words if word in known],
            "own_words": ", ".join(word for word in entry.words if word not in known),
            "note": entry.note,
        }

    def said(self) -> dict[str, Any]:
        """The place as two numbers, all words together, and the note."""
        chosen = self.cleaned_data
        own = [word.strip() for word in chosen["own_words"].split(",") if word.strip()]
        return {
            "pleasantness": int(chosen["place"][0]),
            "energy": int(chosen["place"][1]),
            "words": tuple(dict.fromkeys([*chosen["words"], *own])),
            "note": chosen["note"],
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
        tuple(Cell(value, name, value == place) for value, name in _cells(get_language())),
        tuple(Word(word, meaning, classes, word in words) for word, meaning, classes in _words()),
        (named[0, 4], named[4, 4], named[0, 0], named[4, 0]),
    )


@cache
def _cells(language: str) -> tuple[tuple[str, str], ...]:
    """Each place and its name, row by row; kept for each language, because looking up so many names takes time."""
    return tuple(
        (f"{pleasant}{energy}", describe_place(pleasant, energy))
        for energy in reversed(range(PLACES))
        for pleasant in range(PLACES)
    )


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
