"""Forms for how the journal should be, for a pause, and for whether keeping it helps."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import LOOKED_BACK_AT, HelpAnswer, Pause, Preferences
from inkling.journal.care import countries, country_name
from inkling.web.entries.fields import ManyField, PillsField, WordsField, YesField
from inkling.web.entries.form import EntryForm
from inkling.web.entries.wording import ELSEWHERE, HELPS, KINDS

IDLE = ("2", "5", "10", "15", "30", "60")
"""Between how many minutes without use can one choose? From `SHORTEST_IDLE` to `LONGEST_IDLE` of the vault."""


class PreferencesForm(EntryForm):
    """Spelling, looking back, locking, what a tab says, and whose lines Support now shows."""

    KIND = Preferences
    DATED = MARKED = False

    spellcheck = YesField(
        _("Let the browser check spelling while I write"),
        help_text=_(
            "Some browsers send what you type to the company that makes them, to have it checked. "
            "That is why it is off until you say so."
        ),
    )
    look_back = YesField(
        _("Show me one older entry a day"),
        help_text=_(
            "On Today: something you wrote at about this time of the month, two months ago or longer."
        ),
    )
    without_kinds = ManyField(_("Never bring up"), {kind: KINDS[kind] for kind in LOOKED_BACK_AT})

    idle_minutes = PillsField(
        _("Minutes without use until it locks itself"),
        {minutes: minutes for minutes in IDLE},
        required=True,
        help_text=_("What you are writing is not lost then. After 12 hours it locks in any case."),
    )

    page_names = YesField(
        _("Let the browser show the name of each page"),
        help_text=_(
            "Until you say so, every tab says Notes, and so does the history of the browser. "
            "With names, it is easier to find your way between tabs and with a screen reader; "
            "but anyone who sees the tab or the history can read them."
        ),
    )

    country = forms.ChoiceField(
        label=_("Country for Support now"),
        required=False,
        help_text=_("Then its lines stand there first. It is kept here and asked of nobody."),
        error_messages={"invalid_choice": _("This country is not in the list any more. Choose another.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = self._countries()  # type: ignore[attr-defined]
        self.fields["idle_minutes"].initial = "15"
        names = {str(thread.id): thread.name for thread in self.journal.threads}
        if names:
            self.fields["without_threads"] = ManyField(_("Nor anything from"), names)

    def shown(self, entry: Preferences) -> dict[str, Any]:
        """What was chosen so far."""
        return {
            "spellcheck": entry.spellcheck,
            "look_back": entry.look_back,
            "without_kinds": list(entry.look_back_without_kinds),
            "idle_minutes": str(entry.idle_minutes),
            "page_names": entry.page_names,
            "country": entry.country,
            "without_threads": [str(id) for id in entry.look_back_without_threads],
        }

    def said(self) -> dict[str, Any]:
        """What is chosen now."""
        chosen = self.cleaned_data
        return {
            "spellcheck": chosen["spellcheck"],
            "look_back": chosen["look_back"],
            "idle_minutes": int(chosen["idle_minutes"]),
            "page_names": chosen["page_names"],
            "country": chosen["country"],
            "look_back_without_kinds": chosen["without_kinds"],
            "look_back_without_threads": tuple(UUID(id) for id in chosen.get("without_threads", ())),
        }

    def _countries(self) -> list[tuple[str, Any]]:
        """Those we know lines of. One that was chosen and is no longer among them stays."""
        known = [(country, country_name(country)) for country in countries()]
        offered = [("", _("not said: show all")), *known, (ELSEWHERE, _("another country"))]
        chosen = self.of.country if isinstance(self.of, Preferences) else ""
        stays = [] if chosen in dict(offered) else [(chosen, country_name(chosen))]
        return [*offered, *stays]


class PauseForm(EntryForm):
    """Stepping back for a while."""

    KIND = Pause
    SAYS = ("note", "over")
    MARKED = False

    note = WordsField(_("A note to yourself, if you like"), rows=2)
    over = YesField(_("I am back"))


class HelpAnswerForm(EntryForm):
    """Does keeping this help?"""

    KIND = HelpAnswer
    MARKED = False

    helps = PillsField(_("Does keeping this journal help you?"), HELPS)
    note = WordsField(_("More about that, if you like"), rows=2)

    def shown(self, entry: HelpAnswer) -> dict[str, Any]:
        """What was said."""
        return {"helps": entry.helps or "", "note": entry.note}

    def said(self) -> dict[str, Any]:
        """Not saying is an answer too."""
        return {"helps": self.cleaned_data["helps"] or None, "note": self.cleaned_data["note"]}
