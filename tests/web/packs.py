"""Files of wording for tests, in made-up sentences: no questionnaire's own words stand anywhere here."""

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client


def pack(items: int = 9, top: int = 3, low: int = 0, title: str = "PHQ-9, made up", **more: Any) -> bytes:
    """A FHIR Questionnaire of so many items, each answered from `low` to `top`."""
    options = [
        {"valueCoding": {"code": str(value), "display": f"made-up answer {value}"}}
        for value in range(low, top + 1)
    ]
    asked = [
        {"linkId": f"q{at}", "type": "choice", "text": f"Made-up sentence {at}.", "answerOption": options}
        for at in range(1, items + 1)
    ]
    whole = {
        "resourceType": "Questionnaire",
        "status": "active",
        "title": title,
        "language": "en",
        "copyright": "Made up for a test.",
        "item": asked,
    }
    return json.dumps({**whole, **more}).encode()


def choose_pack(client: Client, data: bytes, name: str = "pack.json") -> HttpResponse:
    """Choose this file, and see what it matched."""
    return client.post("/measures/words/", {"file": SimpleUploadedFile(name, data)})


def add_pack(client: Client, data: bytes, instrument: str = "phq9") -> HttpResponse:
    """Choose this file and keep its words."""
    assert choose_pack(client, data).status_code == 200
    return client.post("/measures/words/keep/", {"instrument": instrument})
