"""What the frame around every page needs to know."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from inkling.vault import homes, services


@dataclass(frozen=True)
class Place:
    """One place in the main navigation."""

    name: str
    address: str
    here: bool


@dataclass(frozen=True)
class Shell:
    """The frame: where one can go, and whose journal this is."""

    signed_in: bool
    looking_around: bool
    places: tuple[Place, ...]


def shell(request: HttpRequest) -> dict[str, Shell]:
    """The frame around this page."""
    signed_in = getattr(request, "vault", None) is not None
    vault = getattr(request, "vault", None)
    beginning = vault is not None and services.waiting_recovery_code(vault) is not None
    names = (("today", _("Today")), ("journal", _("Journal")), ("path", _("Path")), ("shifts", _("Shifts")))
    places = tuple(Place(name, reverse(view), request.path.startswith(reverse(view))) for view, name in names)
    return {
        "shell": Shell(
            signed_in,
            signed_in and homes.current() == homes.SAMPLE,
            places if signed_in and not beginning else (),
        )
    }
