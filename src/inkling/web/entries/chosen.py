"""A field of other entries: each with its day and its words, to be ticked or not."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from inkling.web.entries.recalled import Recalled
from inkling.web.entries.wording import Words


class EntriesField(forms.MultipleChoiceField):
    """Some of the entries that were offered, or none. What is not there any more is let go without a word."""

    template_name = "entries/entries.html"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: Words, *, help_text: Words = "") -> None:
        super().__init__(label=label, required=False, help_text=help_text)
        self.template_name = type(self).template_name

    def offer(self, offered: Iterable[Recalled]) -> None:
        """Offer these entries, in this order."""
        self.offered = {str(each.id): each for each in offered}
        self.choices = list(self.offered.items())

    def clean(self, value: Any) -> tuple[UUID, ...]:
        """In the order in which they were offered."""
        chosen = set(value or ())
        return tuple(each.id for id, each in self.offered.items() if id in chosen)


def ids(values: Iterable[object]) -> tuple[UUID, ...]:
    """Which of these stand for an entry? As they came, without what cannot."""
    found = []
    for value in values:
        try:
            found.append(value if isinstance(value, UUID) else UUID(str(value)))
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))
