"""Forms for an old challenge, and for one time it came back."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import STRONGEST, Challenge, Response
from inkling.web.entries.fields import LineField, PillsField, ScaleField, WordsField, YesField
from inkling.web.entries.form import EntryForm
from inkling.web.entries.wording import CATCHES


class ChallengeForm(EntryForm):
    """What keeps coming back, and how it usually goes."""

    KIND = Challenge
    SAYS = ("name", "about", "resting")
    DATED = False

    name = LineField(_("What keeps coming back?"), required=True)
    about = WordsField(_("How it usually goes"))
    resting = YesField(_("Let it rest: it is kept, and no longer offered"))


class ResponseForm(EntryForm):
    """One time it came back. Every field may stay empty but one: something has to be said."""

    KIND = Response
    SAYS = ("situation", "felt", "thought", "did", "strength", "catch", "different")

    _WORDS = ("situation", "felt", "thought", "did", "catch", "different")

    situation = WordsField(_("What happened"), rows=2)
    felt = WordsField(_("Felt"), rows=1)
    thought = WordsField(_("Thought"), rows=2)
    did = WordsField(_("Did"), rows=2)
    strength = ScaleField(_("How strong"), STRONGEST, low=_("hardly there"), high=_("as strong as it gets"))
    catch = PillsField(_("When you caught it"), CATCHES)
    different = YesField(_("Something was different this time"))

    def __init__(self, *args: Any, challenge: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.challenge = self.of.challenge if isinstance(self.of, Response) else challenge

    def said(self) -> dict[str, Any]:
        """What is open is None, not an empty word."""
        return {
            **super().said(),
            "challenge": self.challenge,
            "catch": self.cleaned_data["catch"] or None,
        }

    def clean(self) -> dict[str, Any]:
        """Is there anything at all?"""
        said = super().clean() or self.cleaned_data
        something = said.get("strength") is not None or any(said.get(name) for name in self._WORDS)
        if not self.errors and not something:
            raise forms.ValidationError(_("One of these is enough, but one is needed."))
        return said
