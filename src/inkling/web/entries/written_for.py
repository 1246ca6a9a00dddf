"""Writing something that belongs to an entry: a time a challenge came back, a time with a practice. If that entry was
deleted in another tab meanwhile, what was written is kept with it after all, once she says so.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404

from inkling.journal import Entry
from inkling.vault import services
from inkling.vault.queries import OpenJournal
from inkling.web.entries.as_it_stood import to_carry
from inkling.web.entries.gone import AFTER_ALL, stood, version_read
from inkling.web.shell.request import OpenRequest


@dataclass(frozen=True)
class WrittenFor:
    """The entry something is written for: as it stands, or as it stood before it was `gone`."""

    entry: Any
    version: int
    gone: bool = False
    after_all: str = AFTER_ALL

    @property
    def was(self) -> str:
        """It, as the page carries it."""
        return to_carry(self.entry)


def written_for(request: OpenRequest, opened: OpenJournal, kind: type[Entry], id: UUID) -> WrittenFor:
    """The entry of this kind; one that is not there is a 404, unless somebody was writing for it."""
    found = opened.journal.one(kind, id)
    if found:
        return WrittenFor(found, opened.versions[id])
    if request.method != "POST" or opened.journal.find(id):
        raise Http404
    carried, deleted = stood(request, kind, id)
    return WrittenFor(deleted or carried, version_read(request), gone=True)


def keep_for(request: OpenRequest, what: WrittenFor, new: Entry) -> bool:
    """Keep what was written, and what it was written for if that is gone and she said so. Was it kept?"""
    if not what.gone:
        services.add_entry(request.vault, new)
        return True
    if AFTER_ALL not in request.POST:
        return False
    try:
        services.keep_after_all(request.vault, what.entry, what.version, add=[new])
    except services.ChangedMeanwhile:  # it is there again
        services.add_entry(request.vault, new)
    return True
