"""The form for the safety plan: one thing after the other, and every one of them may stay empty."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inkling.journal import SafetyPlan
from inkling.web.entries.fields import LineField, WordsField
from inkling.web.entries.form import EntryForm


class SafetyPlanForm(EntryForm):
    """What helps her in a hard hour, from the inside out."""

    KIND = SafetyPlan
    SAYS = SafetyPlan.OWN_WORDS
    DATED = MARKED = False

    warning_signs = WordsField(
        _("How do I notice it coming?"),
        rows=2,
        help_text=_("A thought, a feeling, something I do or stop doing."),
    )
    what_helps = WordsField(
        _("What can I do myself, without anyone?"),
        rows=2,
        help_text=_("Small things that have helped before, even a little."),
    )
    places = WordsField(
        _("Where can I go, so that I am not alone with it?"),
        rows=2,
        help_text=_("A place with people, or one that calms me."),
    )
    people = WordsField(
        _("Who is good to be with, or can I ask for help?"),
        rows=2,
        help_text=_("Names, and how I reach them."),
    )
    person = LineField(
        _("Whom do I call first?"),
        help_text=_("One name is enough. It can help to tell this person that they are on my plan."),
    )
    person_number = LineField(_("Their number"))
    professionals = WordsField(
        _("Who helps me as their work, and how do I reach them?"),
        rows=2,
        help_text=_("My therapist, my doctor, a clinic that is open at night."),
    )
    surroundings = WordsField(
        _("What can I put out of reach until it has passed?"),
        rows=2,
        help_text=_("Or whom can I give it to. Putting some way between it and me gives time."),
    )

    def clean(self) -> dict[str, Any]:
        """Any part may stay empty, but not all of them."""
        said = super().clean() or self.cleaned_data
        if not self.errors and not any(said[name] for name in self.SAYS):
            raise ValidationError(_("Nothing is written yet. One line in one of these is enough."))
        return said
