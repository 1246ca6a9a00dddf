"""Two small forms: letting a challenge rest with one press, and giving one that is gone a name again."""

from uuid import UUID, uuid5

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.journal import Challenge, Entry, Moment, corrected
from inkling.web.entries.fields import LineField


class RestForm(forms.Form):
    """Shall it rest? At the version that was on the page."""

    version = forms.IntegerField(min_value=1)
    resting = forms.ChoiceField(choices=[("yes", ""), ("no", "")])


def rested(challenge: Challenge, resting: bool, now: Moment) -> Challenge:
    """The challenge at rest or not; itself, if that is how it stands already."""
    return corrected(challenge, msgspec.structs.replace(challenge, resting=resting), now)


def kept_otherwise(there: Entry | None, new: Entry) -> bool:
    """Was the same form sent before, with other words in it? Then going back must not lose the new ones."""
    if there is None:
        return False
    same = {"happened": there.happened, "written": there.written, "earlier": there.earlier}
    return msgspec.structs.replace(new, **same) != there


class CalledForm(forms.Form):
    """What shall a challenge be called, when somebody writes of one that was deleted meanwhile?"""

    called = LineField(_("What keeps coming back?"), required=True)

    def challenge(self, response: UUID, now: Moment) -> Challenge:
        """The challenge this response is kept with. Sending the form twice gives the same one."""
        id = uuid5(response, "challenge")
        return Challenge(id=id, happened=now, written=now, name=self.cleaned_data["called"])
