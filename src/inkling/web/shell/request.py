"""What a request carries through the app: the time it came, and the vault it opened."""

from datetime import datetime
from typing import cast
from uuid import UUID

from django.http import HttpRequest

from inkling.vault.drafts import as_uuid
from inkling.vault.services import Vault


class Request(HttpRequest):
    """A request as every view sees it. `vault` is None while the journal is locked."""

    now: datetime
    vault: Vault | None
    unopened: Exception
    """Why it could not be told which vault is open, where that is so."""


class OpenRequest(Request):
    """A request of someone who is signed in."""

    vault: Vault


def as_open(request: Request) -> OpenRequest:
    """The same request, once it is known that a vault is open."""
    assert request.vault is not None
    return cast(OpenRequest, request)


def named(request: HttpRequest, field: str) -> tuple[UUID, ...]:
    """Which things does this field of what was sent name?"""
    said = (as_uuid(value) for value in request.POST.getlist(field))
    return tuple(id for id in said if id)
