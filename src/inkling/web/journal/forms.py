"""Deleting an entry: the version it was read at."""

from django import forms


class DeleteForm(forms.Form):
    """The version that was on the page when it was decided."""

    version = forms.IntegerField(min_value=1)
