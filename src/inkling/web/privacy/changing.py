"""Changing what opens the journal: another passphrase, a new recovery code, or every key anew."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.vault import services
from inkling.vault.copies import moved_aside
from inkling.web.privacy.forms import AnotherPassphraseForm, OldPassphraseForm
from inkling.web.privacy.guard import own_journal
from inkling.web.shell.middleware import sign_in
from inkling.web.shell.request import OpenRequest
from inkling.web.welcome.words import five_words


@own_journal
def change_passphrase(request: OpenRequest) -> HttpResponse:
    """Another passphrase. The recovery code stays as it is."""
    form = AnotherPassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            services.change_passphrase(request.vault, old=chosen["old_passphrase"], new=chosen["passphrase"])
        except services.WrongSecret:
            form.say_wrong()
        else:
            return redirect(f"{reverse('your-privacy')}?changed=1")
    return _asking(request, form, "privacy/change_passphrase.html")


@own_journal
def new_recovery_code(request: OpenRequest) -> HttpResponse:
    """A new recovery code. The old one is dead."""
    form = OldPassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.new_recovery_code(request.vault, passphrase=form.cleaned_data["old_passphrase"])
        except services.WrongSecret:
            form.say_wrong()
        else:
            return redirect("recovery-code")
    return _asking(request, form, "privacy/new_recovery_code.html")


@own_journal
def change_every_key(request: OpenRequest) -> HttpResponse:
    """Everything sealed anew, where another person may know the passphrase."""
    form = AnotherPassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen, now = form.cleaned_data, int(request.now.timestamp())
        try:
            opened = services.change_every_key(
                request.vault, old=chosen["old_passphrase"], new=chosen["passphrase"], now=now
            )
        except services.WrongSecret:
            form.say_wrong()
        else:
            return sign_in(redirect("recovery-code"), opened)
    return _asking(request, form, "privacy/change_every_key.html", aside=moved_aside(settings.HOME))


def _asking(request: OpenRequest, form: OldPassphraseForm, template: str, **more: object) -> HttpResponse:
    words = request.POST.get("offered") or five_words()
    page = {"form": form, "words": words, **more}
    return render(request, template, page, status=422 if form.errors else 200)
