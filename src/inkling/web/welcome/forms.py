"""The forms of the door. A secret is never shown back."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inkling.vault.passphrases import WeakPassphrase, check_new_passphrase
from inkling.vault.seal import RECOVERY_GROUPS
from inkling.web.shell.passphrase import PassphraseField


class NewPassphraseForm(forms.Form):
    """A new passphrase, typed twice."""

    passphrase = PassphraseField(label=_("Passphrase"), new=True)
    again = PassphraseField(label=_("The same once more"), new=True)

    def clean_passphrase(self) -> str:
        """Good enough to keep a journal behind it?"""
        passphrase: str = self.cleaned_data["passphrase"]
        try:
            check_new_passphrase(passphrase)
        except WeakPassphrase as weak:
            raise ValidationError(str(weak)) from None
        return passphrase

    def clean(self) -> None:
        """The same both times?"""
        chosen = self.cleaned_data
        if "passphrase" in chosen and "again" in chosen and chosen["passphrase"] != chosen["again"]:
            self.add_error("again", _("The two are not the same. Type both again."))


class BeginForm(NewPassphraseForm):
    """Begin a journal."""


class RecoverForm(NewPassphraseForm):
    """Open the journal by its recovery code."""

    code = forms.CharField(
        label=_("Recovery code"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("code", "passphrase", "again")

    def say_wrong(self) -> None:
        """It was another one."""
        self.add_error(
            "code", _("That code does not open this journal. It has eight groups of four; check each one.")
        )


class GroupsForm(forms.Form):
    """Two groups of the recovery code, typed back."""

    first_at = forms.IntegerField(min_value=1, max_value=RECOVERY_GROUPS, widget=forms.HiddenInput)
    second_at = forms.IntegerField(min_value=1, max_value=RECOVERY_GROUPS, widget=forms.HiddenInput)
    first = forms.CharField(max_length=20)
    second = forms.CharField(max_length=20)

    def __init__(self, data: object = None) -> None:
        first, second = sorted(secrets.SystemRandom().sample(range(1, RECOVERY_GROUPS + 1), 2))
        super().__init__(data, initial={"first_at": first, "second_at": second})  # type: ignore[arg-type]
        for name, at in (("first", "first_at"), ("second", "second_at")):
            field = self.fields[name]
            field.label = _("Group %(number)s") % {"number": self[at].value()}
            field.widget.attrs.update(
                {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
            )

    def clean(self) -> None:
        """Two different groups?"""
        if self.cleaned_data.get("first_at") == self.cleaned_data.get("second_at"):
            raise ValidationError(_("Type back two different groups."))

    def groups(self) -> dict[int, str]:
        """What was typed, by place in the code counted from 0."""
        typed = self.cleaned_data
        return {typed["first_at"] - 1: typed["first"], typed["second_at"] - 1: typed["second"]}

    def say_wrong(self) -> None:
        """Not what the code says."""
        self.add_error(
            None, _("These are not the groups of your code. Look at the code again, then come back.")
        )
