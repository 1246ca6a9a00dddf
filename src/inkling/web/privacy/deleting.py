"""Deleting everything: first what that means, then the passphrase once more, then the door."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.vault import services
from inkling.vault.copies import moved_aside
from inkling.web.privacy.forms import OldPassphraseForm
from inkling.web.privacy.guard import own_journal
from inkling.web.shell.middleware import COOKIE, LETTERBOX
from inkling.web.shell.request import OpenRequest


@own_journal
def delete_everything(request: OpenRequest) -> HttpResponse:
    """What would be gone, and what may stay."""
    return render(request, "privacy/delete_everything.html", {"aside": moved_aside(settings.HOME)})


@own_journal
def delete_for_good(request: OpenRequest) -> HttpResponse:
    """Delete the journal, if that is what she wants."""
    form = OldPassphraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.delete_everything(request.vault, passphrase=form.cleaned_data["old_passphrase"])
        except services.WrongSecret:
            form.say_wrong()
        else:
            return _at_the_door()
    status = 422 if form.errors else 200
    return render(request, "privacy/delete_for_good.html", {"form": form}, status=status)


def _at_the_door() -> HttpResponse:
    response = redirect(f"{reverse('door')}?deleted=1")
    response.delete_cookie(COOKIE, samesite="Strict")
    response.delete_cookie(LETTERBOX, path=reverse("leave-draft"), samesite="Strict")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'  # what the browser keeps of Support now, too
    return response
