"""Taking everything along: one file, behind a passphrase of its own, or plain once that is understood."""

from django.http import HttpResponse
from django.shortcuts import render

from inkling import __version__
from inkling.exchange import write_archive
from inkling.vault import age, queries
from inkling.web.exporting.forms import PlainForm, SealedForm
from inkling.web.exporting.sending import as_file, is_hers
from inkling.web.privacy.guard import own_journal
from inkling.web.shell.moments import today
from inkling.web.shell.request import OpenRequest
from inkling.web.welcome.words import five_words

SEALED, PLAIN = "inkling-export.age", "inkling-export.zip"
"""The names say nothing about whose it is, or of when."""


@own_journal
def sealed(request: OpenRequest) -> HttpResponse:
    """Everything in one file that only its passphrase opens."""
    form = SealedForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and is_hers(form):
        return as_file(SEALED, age.seal_file(_everything(request), form.cleaned_data["passphrase"]))
    context = {"form": form, "words": request.POST.get("offered") or five_words()}
    return render(request, "exporting/sealed.html", context, status=422 if form.errors else 200)


@own_journal
def plain(request: OpenRequest) -> HttpResponse:
    """Everything in one file that anybody can read."""
    form = PlainForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and is_hers(form):
        return as_file(PLAIN, _everything(request))
    return render(request, "exporting/plain.html", {"form": form}, status=422 if form.errors else 200)


def _everything(request: OpenRequest) -> bytes:
    opened = queries.open_journal(request.vault)
    return write_archive(
        opened.journal.entries,
        day=today(request.now),
        program=__version__,
        unreadable=len(opened.unreadable),
    )
