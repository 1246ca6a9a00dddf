"""The fields of entry forms: words of one's own, a line, one of a few, some of a few, a strength."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inkling.web.entries.wording import Wording, Words

LONGEST = 20_000
LONGEST_LINE = 200


class WordsField(forms.CharField):
    """Words of one's own. What is too long is told and stays on the page; a NUL nobody typed is left out."""

    def __init__(
        self, label: "Words", *, rows: int = 3, required: bool = False, help_text: "Words" = ""
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            max_length=LONGEST,
            help_text=help_text,
            widget=forms.Textarea(attrs={"rows": rows, "spellcheck": "false"}),
            error_messages={
                "max_length": _("This is longer than 20,000 characters. Please keep it in two entries."),
                "required": _("A word or two is needed here."),
            },
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Browsers cut a paste at maxlength without a word; we would rather say so and keep the text."""
        return {}

    def to_python(self, value: Any) -> str:
        """The words, without characters that stand for nothing."""
        return str(super().to_python(value) or "").replace("\0", "")


class LineField(WordsField):
    """A name or a few words, on one line."""

    def __init__(self, label: "Words", *, required: bool = False, help_text: "Words" = "") -> None:
        super().__init__(label, required=required, help_text=help_text)
        self.widget = forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"})
        self.error_messages["max_length"] = _("This is longer than 200 characters. A shorter one will do.")
        self.max_length = LONGEST_LINE
        self.validators = [forms.CharField(max_length=LONGEST_LINE).validators[0]]

    def to_python(self, value: Any) -> str:
        """One line, whatever was pasted."""
        return " ".join(super().to_python(value).split())


class PillsField(forms.ChoiceField):
    """One of a few, side by side. If it may be left open, that is one of them."""

    template_name = "entries/pills.html"
    widget = forms.RadioSelect

    def __init__(
        self, label: "Words", wording: Wording, *, required: bool = False, help_text: "Words" = ""
    ) -> None:
        open_too = [] if required else [("", _("not said"))]
        choices = [*wording.items(), *open_too]
        super().__init__(
            label=label,
            choices=choices,
            required=required,
            help_text=help_text,
            error_messages={"required": _("Choose one of these.")},
        )
        self.template_name = type(self).template_name


class ManyField(forms.MultipleChoiceField):
    """Some of a few, side by side, or none."""

    template_name = "entries/pills.html"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: "Words", wording: Wording, *, help_text: "Words" = "") -> None:
        super().__init__(
            label=label,
            choices=list(wording.items()),
            required=False,
            help_text=help_text,
        )
        self.template_name = type(self).template_name
        self.offered = tuple(wording)

    def clean(self, value: Any) -> tuple[str, ...]:
        """In the order in which they were offered."""
        chosen = set(super().clean(value))
        return tuple(key for key in self.offered if key in chosen)


class ScaleField(forms.TypedChoiceField):
    """A number from the bottom, which is 0 mostly, to the top, or none."""

    template_name = "entries/scale.html"
    widget = forms.RadioSelect

    def __init__(
        self,
        label: "Words",
        top: int,
        *,
        low: "Words",
        high: "Words",
        help_text: "Words" = "",
        bottom: int = 0,
        own: bool = False,
    ) -> None:
        numbers = [(str(number), str(number)) for number in range(bottom, top + 1)]
        choices = [*numbers, ("", _("not said"))]
        super().__init__(
            label=label,
            choices=choices,
            coerce=int,
            empty_value=None,
            required=False,
            help_text=help_text,
        )
        self.template_name = type(self).template_name
        self.low, self.high, self.bottom, self.top, self.own = low, high, bottom, top, own


class YesField(forms.BooleanField):
    """A box to tick."""

    template_name = "entries/yes.html"

    def __init__(self, label: "Words", *, help_text: "Words" = "") -> None:
        super().__init__(label=label, required=False, help_text=help_text)
        self.template_name = type(self).template_name
