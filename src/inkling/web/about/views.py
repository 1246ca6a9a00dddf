"""What a breakthrough is: a plain page for everybody, signed in or not. It opens no journal."""

from django.http import HttpResponse
from django.shortcuts import render

from inkling.web.about.pages import about_page
from inkling.web.shell.request import Request


def what_a_breakthrough_is(request: Request) -> HttpResponse:
    """What it is, what it feels like, why it takes time, and what it is not."""
    return render(request, "about/what_a_breakthrough_is.html", {"page": about_page()})
