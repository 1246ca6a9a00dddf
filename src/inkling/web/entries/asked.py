"""What an address asks for beside its path: the identity of an entry, never a word."""

from django.http import Http404

from inkling.journal import Entry, Journal
from inkling.web.entries.chosen import ids
from inkling.web.shell.request import OpenRequest


def asked_for(request: OpenRequest, name: str, journal: Journal) -> Entry | None:
    """Which entry does the address name? None if it names none; one that is not there is a 404."""
    value = request.GET.get(name)
    if not value:
        return None
    found = journal.find(next(iter(ids([value])), None))
    if found is None:
        raise Http404
    return found
