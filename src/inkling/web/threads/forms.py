"""What can be pressed on the pages of threads: a stage, rest, belonging. Each names the version it was read at."""

from django import forms

from inkling.web.entries.wording import STAGES


class MoveForm(forms.Form):
    """Another stage for an insight. `thread` is the page it was pressed on, if it was a thread's."""

    version = forms.IntegerField(min_value=1)
    stage = forms.ChoiceField(choices=list(STAGES.items()))
    thread = forms.UUIDField(required=False)


class RestForm(forms.Form):
    """Let a thread rest, or take it up again."""

    version = forms.IntegerField(min_value=1)
    resting = forms.BooleanField(required=False)


class BelongsForm(forms.Form):
    """Does this entry belong to the thread?"""

    entry = forms.UUIDField()
    version = forms.IntegerField(min_value=1)
    belongs = forms.BooleanField(required=False)
