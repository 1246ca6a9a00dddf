"""Settings: how the journal should be. One record, corrected in place."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from inkling.journal import Preferences
from inkling.vault import queries, services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.correcting import Correcting, correcting
from inkling.web.entries.gone import offered
from inkling.web.entries.keeping import PreferencesForm
from inkling.web.preferences.pages import settings_page
from inkling.web.shell.access import signed_in
from inkling.web.shell.middleware import key_of
from inkling.web.shell.moments import moment, today
from inkling.web.shell.request import OpenRequest


@signed_in
def settings(request: OpenRequest) -> HttpResponse:
    """Spelling, looking back, locking, and stepping back for a while."""
    opened = queries.open_journal(request.vault)
    found = opened.journal.preferences
    done = correcting(request, Preferences, found.id, opened=opened) if found else _first(request, opened)
    if done.saved:
        services.lock_as_wished(request.vault, key_of(request))
        return redirect(f"{reverse('settings')}?saved=1")
    if done.gone:
        return offered(request, done.gone)
    page = settings_page(opened.journal, saved="saved" in request.GET, meanwhile=done.meanwhile)
    return render(request, "preferences/settings.html", {"page": page, "form": done.form}, status=done.status)


def _first(request: OpenRequest, opened: OpenJournal) -> Correcting:
    """Nothing has been set yet."""
    form = PreferencesForm(request.POST or None, journal=opened.journal, today=today(request.now))
    if request.method != "POST" or not form.is_valid():
        return Correcting(form)
    services.add_entry(request.vault, form.new(moment(request.now)))
    return Correcting(form, saved=True)
