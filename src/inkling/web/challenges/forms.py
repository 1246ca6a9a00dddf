"""Letting a challenge rest with one press, and whether the same form was sent before with other words."""

import msgspec
from django import forms

from inkling.journal import Challenge, Entry, Moment, corrected


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
