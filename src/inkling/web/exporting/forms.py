"""The form before everything leaves the journal. A secret is never shown back."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from inkling.web.privacy.forms import OldPassphraseForm
from inkling.web.welcome.forms import NewPassphraseForm


class PlainForm(OldPassphraseForm):
    """Is it she who takes it along?"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_passphrase"].label = _("The passphrase of your journal")

    def say_wrong(self) -> None:
        """It was another one."""
        self.add_error("old_passphrase", _("This is not the passphrase of this journal. No file was made."))


class SealedForm(PlainForm, NewPassphraseForm):
    """And which passphrase does the file get?"""

    field_order = ("passphrase", "again", "old_passphrase")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passphrase"].label = _("A passphrase for the file")
