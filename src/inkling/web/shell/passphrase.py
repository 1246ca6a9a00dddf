"""The form that opens the journal. It stands on the unlock page, and wherever a form came too late."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class PassphraseField(forms.CharField):
    """A passphrase, exactly as typed: nothing is stripped or cut."""

    def __init__(self, *, label: Any, new: bool) -> None:
        kept = "new-password" if new else "current-password"
        widget = forms.PasswordInput(attrs={"autocomplete": kept, "spellcheck": "false"})
        super().__init__(label=label, widget=widget, strip=False)


class UnlockForm(forms.Form):
    """Open the journal."""

    passphrase = PassphraseField(label=_("Passphrase"), new=False)

    def say_wrong(self) -> None:
        """It was another one."""
        self.add_error(
            "passphrase",
            _(
                "That passphrase does not open this journal. Check capital letters, and look for a space at the end."
            ),
        )
