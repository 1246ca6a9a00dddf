"""Bringing a diary in, as the pages do it."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client


def choose(client: Client, content: str | bytes, name: str = "diary.csv") -> HttpResponse:
    """Choose this file."""
    data = content if isinstance(content, bytes) else content.encode()
    return client.post("/import/", {"file": SimpleUploadedFile(name, data)})


def as_shown(client: Client) -> dict[str, Any]:
    """What the form would send, if nothing were changed."""
    form = client.get("/import/check/").context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def bring_in(client: Client, content: str | bytes, **changes: str) -> HttpResponse:
    """Choose a file and bring it in as it was guessed, but for these changes."""
    assert choose(client, content).url == "/import/check/"
    return client.post("/import/check/", {**as_shown(client), "do": "bring", **changes})
