"""The import forms: one to choose a file, one to say what its columns mean."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.utils.translation import gettext_lazy as _

from inkling.exchange import (
    ISO,
    MAX_BYTES,
    MAX_MEGABYTES,
    ColumnError,
    Columns,
    Table,
    date_problem,
    guess_columns,
    is_archive,
)
from inkling.measures import Better
from inkling.vault import age
from inkling.web.shell.passphrase import PassphraseField
from inkling.web.shell.uploads import LARGEST

ROLES = [
    ("left out", _("leave out")),
    ("date", _("the day")),
    ("value", _("a number to follow")),
    ("note", _("my words")),
    ("person", _("who it is about")),
]
BETTER = [("", _("neither")), ("higher", _("higher")), ("lower", _("lower"))]


def holds_journal(file: InMemoryUploadedFile) -> bool:
    """Is it a whole journal, sealed or plain, rather than a table?"""
    data = file.read()
    file.seek(0)
    return is_archive(data) or age.is_sealed(data)


class FileForm(forms.Form):
    """Which file?"""

    file = forms.FileField(
        label=_("A table saved as CSV, or a file that Inkling exported"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv,.age,.zip"}),
        allow_empty_file=True,
    )

    def clean_file(self) -> InMemoryUploadedFile:
        """Small enough to have been kept?"""
        file: InMemoryUploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(
                _("This file is larger than a page can take. The command `inkling import` takes more.")
            )
        if (file.size or 0) > MAX_BYTES and not holds_journal(file):
            raise ValidationError(
                _(
                    "This file is larger than %(limit)s MB. Save it in parts, for example a year each, "
                    "and bring them in one by one."
                ),
                params={"limit": MAX_MEGABYTES},
            )
        return file


class OpenFileForm(forms.Form):
    """The passphrase of a sealed file."""

    file_passphrase = PassphraseField(label=_("The passphrase of the file"), new=False)

    def say_wrong(self) -> None:
        """It was another one."""
        self.add_error(
            "file_passphrase", _("This passphrase does not open the file, or the file is damaged.")
        )


class ColumnsForm(forms.Form):
    """What does each column mean, how are days written, and whose rows are read? Begins with a guess."""

    title = forms.CharField(label=_("What do you call this diary?"), max_length=200)
    date_format = forms.CharField(label=_("How days are written"), required=False, max_length=40)
    who = forms.CharField(label=_("Whose rows?"), required=False, max_length=1000)

    def __init__(self, data: Any, table: Table, title: str) -> None:
        guess = guess_columns(table)
        super().__init__(data, initial={"title": title})
        self.table, self.guess = table, guess
        self.initial["date_format"] = self._only_format()
        for at, column in enumerate(table.columns):
            self.fields[f"role{at}"] = forms.ChoiceField(
                label=column, choices=ROLES, initial=guess.role(column), required=False
            )
            self.fields[f"better{at}"] = forms.ChoiceField(
                label=_("Better is"), choices=BETTER, required=False
            )

    def columns(self) -> Columns:
        """What was chosen, or the guess before anything was. Raises `ColumnError` when it makes no sense."""
        if not self.is_bound:
            return replace(self.guess, date_format=self._only_format())
        if not self.is_valid():
            raise ColumnError(str(_("Some of the choices below are missing. Look at them once more.")))
        roles = {column: self.cleaned_data[f"role{at}"] for at, column in enumerate(self.table.columns)}
        of = {role: [column for column in roles if roles[column] == role] for role, _name in ROLES}
        if len(of["date"]) != 1 or len(of["person"]) > 1 or len(of["note"]) > 1:
            raise ColumnError(
                str(
                    _(
                        "Choose one column as the day, and at most one each for your words and for who it is about."
                    )
                )
            )
        written = self.cleaned_data["date_format"]
        return Columns(
            date=of["date"][0],
            values=tuple(of["value"]),
            person=next(iter(of["person"]), None),
            who=self.cleaned_data["who"] or None,
            note=next(iter(of["note"]), None),
            date_format=None if written in ("", ISO) else written,
            better=self._better(),
        )

    def _only_format(self) -> str | None:
        """The one way of writing days that reads all of them, if there is just one and it is not the usual one."""
        problem = date_problem(self.table, self.guess.date)
        return problem.candidates[0] if problem and len(problem.candidates) == 1 else None

    def offer(self, formats: tuple[str, ...], people: tuple[str, ...]) -> None:
        """Offer these ways of writing days and these people to choose from."""
        written = self["date_format"].value() or ""
        offered = dict.fromkeys([ISO, *formats, *([written] if written else [])])
        self.fields["date_format"].widget = forms.Select(choices=[(each, each) for each in offered])
        self.fields["who"].widget = forms.Select(
            choices=[("", _("choose")), *((each, each) for each in people)]
        )

    def _better(self) -> dict[str, Better]:
        chosen = {column: self.cleaned_data[f"better{at}"] for at, column in enumerate(self.table.columns)}
        return {column: better for column, better in chosen.items() if better}
