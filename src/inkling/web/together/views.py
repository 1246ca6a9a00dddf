"""Earlier entries that may belong together with one: ranked by likeness, and up to the person."""

from uuid import UUID

import msgspec
from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from inkling.journal import Echo, Entry, Journal, corrected
from inkling.vault import queries, services
from inkling.web.shell.access import signed_in
from inkling.web.shell.moments import moment
from inkling.web.shell.request import OpenRequest
from inkling.web.together.belonging import together as belonging_with
from inkling.web.together.pages import together_page


class ChosenForm(forms.Form):
    """Which of them belong?"""

    belong = forms.TypedMultipleChoiceField(coerce=UUID, required=False)

    def __init__(self, data: object, journal: Journal) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        ids = [(str(entry.id), "") for entry in journal.entries]
        self.fields["belong"].choices = ids  # type: ignore[attr-defined]


@signed_in
def together(request: OpenRequest, id: UUID) -> HttpResponse:
    """Look at what may belong with an entry, and link what does."""
    opened = queries.open_journal(request.vault)
    entry = opened.journal.find(id)
    if entry is None:
        raise Http404
    if request.method == "POST":
        form = ChosenForm(request.POST, opened.journal)
        chosen = tuple(form.cleaned_data["belong"]) if form.is_valid() else ()
        return _linked(request, entry, chosen, opened.versions[id])
    page = together_page(entry, belonging_with(request.vault, opened, entry), opened.journal)
    return render(request, "together/together.html", {"page": page})


def _linked(request: OpenRequest, entry: Entry, chosen: tuple[UUID, ...], version: int) -> HttpResponse:
    """An echo is linked at once; from any other entry, an echo is begun with all of them."""
    if not isinstance(entry, Echo):
        from_here = urlencode({"from": str(entry.id), "with": [str(each) for each in chosen]}, doseq=True)
        return redirect(f"{reverse('new-echo')}?{from_here}")
    links = tuple(dict.fromkeys((*entry.links, *chosen)))
    again = corrected(entry, msgspec.structs.replace(entry, links=links), moment(request.now))
    if again is not entry:
        services.correct_entry(request.vault, again, version)
    return redirect("echo", entry.id)
