"""The forms that change what opens the journal. A secret is never shown back."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.web.shell.passphrase import PassphraseField
from inkling.web.welcome.forms import NewPassphraseForm


class OldPassphraseForm(forms.Form):
    """The passphrase of now, asked once more before something is changed."""

    old_passphrase = PassphraseField(label=_("Your passphrase"), new=False)

    def say_wrong(self) -> None:
        """It was another one."""
        self.add_error(
            "old_passphrase", _("This is not the passphrase of this journal. Nothing was changed.")
        )


class AnotherPassphraseForm(OldPassphraseForm, NewPassphraseForm):
    """Another passphrase in place of the one of now."""

    field_order = ("old_passphrase", "passphrase", "again")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_passphrase"].label = _("Your passphrase until now")
        self.fields["passphrase"].label = _("The new one")
        self.fields["again"].label = _("The new one once more")

    def clean(self) -> None:
        """Is it another one?"""
        super().clean()
        old, new = (self.cleaned_data.get(name) for name in ("old_passphrase", "passphrase"))
        if old and new and _same(old, new):
            self.add_error("passphrase", _("This is the one you have now. Choose another."))


def _same(one: str, other: str) -> bool:
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
