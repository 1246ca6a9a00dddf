"""Fields are drawn in our own style, and keep what was typed into them."""

import pytest
from django import forms

from inkling.web.entries.fields import LineField, ManyField, PillsField, ScaleField, WordsField, YesField

CHOICES = {"a": "first", "b": "second"}
FIELDS = {
    "pills": (PillsField("Which", CHOICES), 'class="pills"'),
    "many": (ManyField("Which", CHOICES), 'class="pills"'),
    "scale": (ScaleField("How strong", 10, low="not", high="very"), 'class="pills scale"'),
    "yes": (YesField("Let it rest"), 'class="choice"'),
    "line": (LineField("Name"), 'class="field"'),
    "words": (WordsField("Words"), 'class="field"'),
}


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_drawn_in_our_style(name: str) -> None:
    """Red when a field names its template on the class, where Django does not look for it."""
    field, drawn = FIELDS[name]
    form = type("Form", (forms.Form,), {"it": field})()
    assert drawn in form["it"].as_field_group()


def test_a_nul_is_left_out_and_all_other_words_are_kept() -> None:
    assert WordsField("Words").clean("ka\0put 🌒 مرحبا\u202e") == "kaput 🌒 مرحبا\u202e"
    assert LineField("Name").clean(" two\r\nlines ") == "two lines"
