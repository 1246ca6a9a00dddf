"""Forms of the journal: what is looked for, and deleting an entry."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import Journal, Sought, feelings_named
from inkling.web.entries.fields import LineField
from inkling.web.entries.wording import KINDS, SIGNS, Words


class DeleteForm(forms.Form):
    """The version that was on the page when it was decided."""

    version = forms.IntegerField(min_value=1)


class SearchForm(forms.Form):
    """What is looked for: one's own words, and what narrows it down. Only what there is can be chosen."""

    words = LineField(_("Search your own words"))

    NARROWS = ("kind", "thread", "feeling", "sign")

    def __init__(self, data: Any = None, *, journal: Journal) -> None:
        super().__init__(data)
        kinds = {entry.kind for entry in journal.entries}
        feelings = feelings_named(journal)
        self._offer("kind", _("Kind"), [(kind, name) for kind, name in KINDS.items() if kind in kinds])
        self._offer("thread", _("Thread"), [(str(each.id), each.name) for each in journal.threads])
        self._offer("feeling", _("Feeling"), [(word, word) for word in feelings])
        self._offer("sign", _("It felt like"), list(SIGNS.items()))

    @property
    def sought(self) -> Sought:
        """What is looked for, once the form is valid."""
        chosen = self.cleaned_data
        return Sought(
            words=chosen["words"],
            kind=chosen.get("kind", ""),
            thread=UUID(chosen["thread"]) if chosen.get("thread") else None,
            feeling=chosen.get("feeling", ""),
            sign=chosen["sign"] or None,
        )

    @property
    def narrows(self) -> list[forms.BoundField]:
        """The fields that narrow it down, as far as there is something to choose."""
        return [self[name] for name in self.NARROWS if name in self.fields]

    @property
    def narrowed(self) -> bool:
        """Is anything but words looked for?"""
        return any(field.value() for field in self.narrows)

    def _offer(self, name: str, label: Words, choices: list[tuple[str, Words]]) -> None:
        if choices:
            self.fields[name] = forms.ChoiceField(
                label=label,
                required=False,
                choices=[("", _("any")), *choices],
                error_messages={"invalid_choice": _("This is not there any more. Choose another.")},
            )


_FIELDS = ("words", *SearchForm.NARROWS)


def to_hold(data: Mapping[str, Any]) -> bytes | None:
    """What was typed, to be held until it is looked for. None if nothing was."""
    typed = {name: str(data.get(name, "")) for name in _FIELDS}
    return msgspec.json.encode(typed) if any(value.strip() for value in typed.values()) else None


def as_held(held: bytes) -> dict[str, str]:
    """What was typed."""
    return msgspec.json.decode(held, type=dict[str, str])
