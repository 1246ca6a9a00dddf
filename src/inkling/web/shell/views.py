"""The pages that are there for everyone, signed in or not: support, and a quick way out."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from inkling.vault import services
from inkling.web.shell.middleware import COOKIE
from inkling.web.shell.request import Request


@dataclass(frozen=True)
class HelpLine:
    """A number at which a person answers."""

    where: str
    number: str
    how: str
    texts: bool = False

    @property
    def dial(self) -> str:
        """The number as a telephone takes it."""
        return self.number.replace(" ", "")


@dataclass(frozen=True)
class Emergency:
    """The number for danger to life, and where it holds."""

    where: str
    number: str


@dataclass(frozen=True)
class SupportPage:
    """Who can be reached now?"""

    emergency: tuple[Emergency, ...]
    lines: tuple[HelpLine, ...]


def support(request: Request) -> HttpResponse:
    """People who answer, without opening anything."""
    return render(request, "shell/support.html", {"page": SupportPage(_emergency(), _lines())})


def leave(request: Request) -> HttpResponse:
    """Lock, and show an empty page: as a link, so that it works without scripts. The script asks by POST and shows
    nothing. Where another page leads here the empty page is all there is: nothing is locked by it."""
    if request.method == "POST":
        response = HttpResponse(status=204)
    else:
        response = render(request, "shell/left.html")
        if request.headers.get("Sec-Fetch-Site", "none") not in _BY_HERSELF or _only_guessed(request):
            return response
    if request.vault:
        services.lock(request.vault)
    response.delete_cookie(COOKIE, samesite="Strict")
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


_BY_HERSELF = ("same-origin", "none")
"""What a browser says of a link on our own pages, and of an address somebody typed. Another port of this computer is
another program (`same-site`), although it is sent the same cookies."""


def _only_guessed(request: Request) -> bool:
    """Did the browser ask before anybody pressed anything?"""
    return "prefetch" in request.headers.get("Sec-Purpose", "")


def _emergency() -> tuple[Emergency, ...]:
    return (
        Emergency(_("in Europe, and from most mobile phones anywhere"), "112"),
        Emergency(_("in the US and Canada"), "911"),
        Emergency(_("in the UK"), "999"),
        Emergency(_("in Australia"), "000"),
        Emergency(_("in New Zealand"), "111"),
    )


def _lines() -> tuple[HelpLine, ...]:
    return (
        HelpLine(_("US and Canada"), "988", _("Call or text, day and night."), texts=True),
        HelpLine(_("Australia"), "13 11 14", _("Lifeline. Call, day and night.")),
        HelpLine(_("New Zealand"), "1737", _("Call or text, day and night."), texts=True),
        HelpLine(_("UK and Ireland"), "116 123", _("Samaritans. Call, day and night.")),
    )
