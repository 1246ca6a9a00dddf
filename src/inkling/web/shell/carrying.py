"""What somebody was writing when the journal locked itself: carried by the page through unlocking, kept nowhere."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from inkling.vault.drafts import as_uuid

_MARK = "carried-"


@dataclass(frozen=True)
class Carried:
    """A form that came too late: where it was going, and what was in it."""

    then: str
    fields: tuple[tuple[str, str], ...]

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """The fields as the unlock page carries them, beside its own."""
        return (("then", self.then), *((_MARK + name, value) for name, value in self.fields))

    @property
    def drafts(self) -> tuple[UUID, ...]:
        """As which drafts was it kept besides?"""
        said = (as_uuid(value) for name, value in self.fields if name == "draft")
        return tuple(id for id in said if id)


def too_late(request: HttpRequest) -> Carried:
    """What was sent to a journal that had locked itself?"""
    fields = tuple(
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    )
    return Carried(request.path, fields)


def carried(request: HttpRequest) -> Carried | None:
    """What does this unlock form carry? None if nothing, or if it would go anywhere but to one of our pages."""
    then = str(request.POST.get("then", ""))
    try:
        resolve(then)
    except Resolver404:
        return None
    fields = tuple(
        (name.removeprefix(_MARK), value)
        for name, values in request.POST.lists()
        for value in values
        if name.startswith(_MARK)
    )
    return Carried(then, fields)
